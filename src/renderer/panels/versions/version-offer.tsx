import { useMemo, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Workbench } from '#renderer/store';
import { Button } from '#renderer/ui';
import { strings } from '#renderer/words';
import { leftBehind, type LeftBehind } from './left-behind.ts';
import styles from './versions.module.css';

const words = strings.versions;

export interface VersionOfferProps {
  readonly workbench: Workbench;
}

/**
 * That a document which came looks like a newer version of one that is there; or that annotations stand
 * on an older version of what is read. It stays until answered.
 */
export function VersionOffer({ workbench }: VersionOfferProps): ReactNode {
  const offer = useStore(workbench.state, (state) => state.versionOffer);
  const isLooking = useStore(workbench.state, (state) => state.versions !== null);
  const left = useLeftBehind(workbench);
  const [declined, setDeclined] = useState<ReadonlySet<string>>(new Set());
  if (offer !== null)
    return (
      <Offer
        text={words.offer(offer.newerTitle, offer.olderTitle)}
        way={words.look}
        onTake={() => {
          workbench.versions.dismissOffer();
          void workbench.versions.look(offer.older, offer.newer);
        }}
        onDismiss={() => {
          workbench.versions.dismissOffer();
        }}
      />
    );
  if (left === null || isLooking || declined.has(keyOf(left))) return null;
  const { count, older, newer } = left;
  return (
    <Offer
      text={words.leftBehind(count, left.newerTitle, left.isOnOpen)}
      way={words.carryLeft}
      onTake={() => void workbench.versions.look(older, newer)}
      onDismiss={() => {
        setDeclined(new Set([...declined, keyOf(left)]));
      }}
    />
  );
}

/** Whoever declined is asked again where more has come. */
const keyOf = ({ older, newer, count }: LeftBehind): string => `${older} ${newer} ${count}`;

function useLeftBehind({ state }: Workbench): (LeftBehind & { readonly isOnOpen: boolean }) | null {
  const documents = useStore(state, (now) => now.documents);
  const open = useStore(state, (now) => now.open?.summary.id ?? null);
  return useMemo(() => {
    const found = leftBehind(documents, open);
    return found === null ? null : { ...found, isOnOpen: found.older === open };
  }, [documents, open]);
}

interface OfferProps {
  readonly text: string;
  readonly way: string;
  readonly onTake: () => void;
  readonly onDismiss: () => void;
}

function Offer({ text, way, onTake, onDismiss }: OfferProps): ReactNode {
  return (
    <div className={styles['offer']}>
      <span role="status">{text}</span>
      <Button onPress={onTake}>{way}</Button>
      <Button variant="quiet" onPress={onDismiss}>
        {words.dismiss}
      </Button>
    </div>
  );
}
