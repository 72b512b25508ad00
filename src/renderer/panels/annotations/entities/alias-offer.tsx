import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { EntityId } from '#core/model';
import type { Workbench } from '#renderer/store';
import { strings } from '#renderer/words';
import { entityById } from './entity-lookup.ts';
import styles from './actor-fact.module.css';

export interface AliasOfferProps {
  readonly workbench: Workbench;
  readonly id: EntityId;
  /** What the passage calls the actor. */
  readonly words: string;
  readonly onDone: () => void;
}

/** Longer words are no name. */
const longest = 120;

/**
 * After a pick: whether the passage's words are to count as a name from now on. Takes the keyboard. A
 * step of its own: the pick stands without it, and undo takes back the one and then the other.
 */
export function AliasOffer({ workbench, id, words, onDone }: AliasOfferProps): ReactNode {
  const button = useRef<HTMLButtonElement>(null);
  const entity = useStore(workbench.state, ({ entities }) => entityById(entities, id));
  const isKnown = workbench.entities.named(words).some((each) => each.id === id);
  const isOffered = entity !== undefined && !isKnown && words.length <= longest;
  useEffect(() => {
    // The picker that closes gives the keyboard back to the card first.
    const asked = requestAnimationFrame(() => {
      const { activeElement, body } = document;
      const card = button.current?.closest('[data-card]');
      // Whoever has left the card meanwhile keeps the keyboard where it is.
      if (activeElement === body || card?.contains(activeElement) === true) button.current?.focus();
    });
    return () => {
      cancelAnimationFrame(asked);
    };
  }, []);
  if (!isOffered) return null;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    onDone();
  };
  return (
    <button
      ref={button}
      type="button"
      data-own-keys
      className={styles['offer']}
      onKeyDown={onKeyDown}
      onClick={() => {
        workbench.entities.change(id, { aliases: [...entity.aliases, words] });
        onDone();
      }}
    >
      {strings.entities.alsoCalled(words, entity.name)}
    </button>
  );
}
