import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Workbench } from '#renderer/store';
import { Button } from '#renderer/ui';
import { strings } from '#renderer/words';
import styles from './versions.module.css';

/** That a document which came looks like a newer version of one that is there. It stays until answered. */
export function VersionOffer({ workbench }: { readonly workbench: Workbench }): ReactNode {
  const offer = useStore(workbench.state, (state) => state.versionOffer);
  if (offer === null) return null;
  const words = strings.versions;
  return (
    <div className={styles['offer']}>
      <span role="status">{words.offer(offer.newerTitle, offer.olderTitle)}</span>
      <Button
        onPress={() => {
          workbench.versions.dismissOffer();
          void workbench.versions.look(offer.older, offer.newer);
        }}
      >
        {words.look}
      </Button>
      <Button
        variant="quiet"
        onPress={() => {
          workbench.versions.dismissOffer();
        }}
      >
        {words.dismiss}
      </Button>
    </div>
  );
}
