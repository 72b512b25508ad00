import { useCallback, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Annotation, Tag, Workbench } from '#renderer/store';
import { closePart, openPart, type CardPart, type Desk } from './desk.ts';
import { ActorFact } from './entities/actor-fact.tsx';
import { LinkFacts } from './links/link-facts.tsx';
import { ClaimFacts } from './values/claim-facts.tsx';
import type { FactsProps } from './values/facts-props.ts';
import { ValueFact } from './values/value-fact.tsx';
import styles from './card.module.css';

export interface CardFactsProps {
  readonly workbench: Workbench;
  readonly desk: Desk;
  readonly annotation: Annotation;
  readonly tags: readonly Tag[];
  readonly isFocused: boolean;
}

/** What is set of an annotation, a line each: its value and its links. Nothing where nothing is. */
export function CardFacts(props: CardFactsProps): ReactNode {
  const { workbench, desk, tags, isFocused } = props;
  const { id } = props.annotation;
  // The list follows an edit when the page has time; what is being edited follows at once.
  const annotation = useStore(workbench.state, (state) =>
    isFocused ? (state.open?.annotations.get(id) ?? props.annotation) : props.annotation,
  );
  const part = useStore(desk, ({ open }) => (open?.card === id ? open.part : null));
  const open = useCallback(
    (wanted: CardPart) => {
      openPart(desk, id, wanted);
    },
    [desk, id],
  );
  const close = useCallback(() => {
    closePart(desk);
  }, [desk]);
  const facts = {
    ...props,
    annotation,
    part: isFocused ? part : null,
    openPart: open,
    closePart: close,
  };
  const kind = tags.find((tag) => tag.id === annotation.tag)?.kind ?? 'plain';
  return (
    <div className={styles['facts']}>
      <OwnFacts {...facts} kind={kind} />
      <LinkFacts {...facts} />
    </div>
  );
}

function OwnFacts(props: FactsProps & { readonly kind: Tag['kind'] }): ReactNode {
  const { kind, ...facts } = props;
  switch (kind) {
    case 'date':
    case 'statistic':
      return <ValueFact {...facts} kind={kind} />;
    case 'actor':
      return <ActorFact {...facts} />;
    case 'claim':
      return <ClaimFacts {...facts} />;
    case 'plain':
      return null;
  }
}
