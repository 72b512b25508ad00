import { X } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Workbench } from '#renderer/store';
import { Button, IconButton } from '#renderer/ui';
import { capitalised, strings } from '#renderer/words';
import type { Desk } from '../desk.ts';
import { inFewWords } from '../values/value-words.ts';
import styles from './linking-banner.module.css';

export interface LinkingBannerProps {
  readonly workbench: Workbench;
}

/** Stands over the cards while a link waits for its other end, but not beside its own picker. */
export function CardsLinkingBanner({
  workbench,
  desk,
}: LinkingBannerProps & { readonly desk: Desk }): ReactNode {
  const isPicking = useStore(desk, ({ open }) => open?.part === 'link');
  return isPicking ? null : <LinkingBanner workbench={workbench} />;
}

/** Says that a link waits for its other end, whatever document is open. */
export function LinkingBanner({ workbench }: LinkingBannerProps): ReactNode {
  const linking = useStore(workbench.state, (state) => state.linking);
  const focused = useStore(workbench.state, (state) => state.focused);
  const types = useStore(workbench.state, (state) => state.relationTypes);
  const entities = useStore(workbench.state, (state) => state.entities);
  const select = useRef<HTMLSelectElement>(null);
  const mustChoose = linking !== null && linking.type === null;
  useEffect(() => {
    if (mustChoose) select.current?.focus();
  }, [mustChoose]);
  if (linking === null) return null;
  const canLink = linking.type !== null && focused !== null && focused !== linking.from.id;
  return (
    <section aria-label={strings.links.banner} className={styles['banner']}>
      <div className={styles['line']}>
        <bdi className={styles['quote']}>
          {strings.links.linking(inFewWords(linking.from, entities))}
        </bdi>
        <IconButton
          label={strings.links.cancel}
          chord="Escape"
          className={styles['cross']}
          onPress={() => {
            workbench.relations.cancel();
          }}
        >
          <X aria-hidden />
        </IconButton>
      </div>
      <div className={styles['line']}>
        <select
          ref={select}
          aria-label={strings.links.type}
          value={linking.type ?? ''}
          onChange={(event) => {
            workbench.relations.chooseType(event.target.value);
          }}
        >
          {linking.type === null && <option value="">{strings.links.type}</option>}
          {types
            .filter(({ id, isRetired }) => !isRetired || id === linking.type)
            .map(({ id, label }) => (
              <option key={id} value={id}>
                {capitalised(label)}
              </option>
            ))}
        </select>
        <Button
          isDisabled={!canLink}
          onPress={() => {
            if (focused !== null) workbench.relations.complete(focused);
          }}
        >
          {strings.links.complete}
        </Button>
      </div>
      <p className={styles['hint']}>
        {linking.type === null ? strings.links.chooseType : strings.links.chooseOther}{' '}
        {strings.links.bannerKeys}
      </p>
    </section>
  );
}
