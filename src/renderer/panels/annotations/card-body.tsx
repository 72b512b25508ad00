import { memo, type ReactNode } from 'react';
import type { Annotation, Tag, Workbench } from '#renderer/store';
import { Dot, firstLine } from '#renderer/ui';
import { capitalised, formatMoment } from '#renderer/words';
import { CardActions, type EdgeRequest } from './card-actions.tsx';
import { CardFacts } from './card-facts.tsx';
import { ConflictMark } from './conflict-mark.tsx';
import { DecisionFacts } from './decision-facts.tsx';
import type { Desk } from './desk.ts';
import { ReviewMark } from './review-mark.tsx';
import styles from './card.module.css';

export interface CardBodyProps {
  /** Prefix of the ids that name the card. */
  readonly id: string;
  readonly workbench: Workbench;
  readonly desk: Desk;
  readonly annotation: Annotation;
  readonly isPlaced: boolean;
  readonly tags: readonly Tag[];
  readonly isFocused: boolean;
  readonly onEdge: (request: EdgeRequest) => void;
}

function noteInShort(note: string): string {
  const { line, isMore } = firstLine(note);
  return isMore ? `${line} …` : line;
}

/** Its tag, its passage, what it stands for, its note; what can be done with it while it is focused. */
export const CardBody = memo(function CardBody(props: CardBodyProps): ReactNode {
  const { id, annotation, tags, isFocused } = props;
  const tag = tags.find((each) => each.id === annotation.tag);
  return (
    <>
      <header className={styles['head']}>
        <Dot colour={tag?.colour ?? 'plain'} />
        <span id={`${id}-tag`}>{capitalised(tag?.label ?? '')}</span>
        <span className={styles['origin']}>
          {annotation.creator !== '' && (
            <span className={styles['creator']}>{annotation.creator}</span>
          )}
          <time dateTime={annotation.created}>{formatMoment(annotation.created, new Date())}</time>
        </span>
      </header>
      <blockquote id={`${id}-quote`} dir="auto" className={styles['quote']}>
        {annotation.exact}
      </blockquote>
      <ConflictMark {...props} />
      <ReviewMark annotation={annotation} />
      <CardFacts {...props} />
      {!isFocused && annotation.note !== '' && (
        <p dir="auto" className={styles['note']}>
          {noteInShort(annotation.note)}
        </p>
      )}
      <DecisionFacts workbench={props.workbench} desk={props.desk} id={annotation.id} />
      {isFocused && <CardActions {...props} />}
    </>
  );
});
