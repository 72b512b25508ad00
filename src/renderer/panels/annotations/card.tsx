import { memo, useId, type MouseEvent, type ReactNode, type SyntheticEvent } from 'react';
import type { Annotation, Tag, Workbench } from '#renderer/store';
import { capitalised, classNames, Dot, formatMoment, inkOf } from '#renderer/ui';
import { CardActions, type EdgeRequest } from './card-actions.tsx';
import styles from './card.module.css';

export interface CardProps {
  readonly workbench: Workbench;
  readonly annotation: Annotation;
  readonly isPlaced: boolean;
  readonly tags: readonly Tag[];
  readonly isFocused: boolean;
  readonly isTabStop: boolean;
  readonly position: number;
  readonly setSize: number;
  readonly onEdge: (request: EdgeRequest) => void;
}

const isControl = (target: EventTarget): boolean =>
  target instanceof Element && target.closest('button, textarea, label') !== null;

/** A press puts the keyboard on the card, too, but wants no focus ring: the next key brings it. */
const forgetPress = (event: SyntheticEvent<HTMLElement>): void => {
  delete event.currentTarget.dataset['pressed'];
};

/** One annotation: its tag, its passage, its note; what can be done with it while it is focused. */
export const Card = memo(function Card(props: CardProps): ReactNode {
  const { workbench, annotation, isPlaced, tags, isFocused } = props;
  const tag = tags.find(({ id }) => id === annotation.tag);
  const ids = useId();
  const onClick = (event: MouseEvent<HTMLElement>): void => {
    if (isControl(event.target)) return;
    event.currentTarget.dataset['pressed'] = '';
    event.currentTarget.focus();
    workbench.focus(annotation.id);
    if (isPlaced) workbench.revealAt(annotation.start);
  };
  return (
    <article
      data-card={annotation.id}
      tabIndex={props.isTabStop ? 0 : -1}
      {...(props.isTabStop ? { 'data-region-focus': '' } : {})}
      aria-labelledby={`${ids}-tag ${ids}-quote`}
      aria-posinset={props.position}
      aria-setsize={props.setSize}
      {...(isFocused ? { 'aria-current': true as const } : {})}
      className={classNames(
        styles['card'],
        isFocused && styles['isFocused'],
        !isPlaced && styles['isUnplaced'],
      )}
      style={inkOf(tag?.colour ?? 'plain')}
      onMouseDown={(event) => {
        // Focusing would open the card before the press is over, and move it from under the pointer.
        if (!isControl(event.target)) event.preventDefault();
      }}
      onClick={onClick}
      onBlur={forgetPress}
      onKeyDown={forgetPress}
      onFocus={(event) => {
        if (event.target === event.currentTarget && event.currentTarget.matches(':focus-visible'))
          workbench.focus(annotation.id);
      }}
    >
      <header className={styles['head']}>
        <Dot colour={tag?.colour ?? 'plain'} />
        <span id={`${ids}-tag`}>{capitalised(tag?.label ?? '')}</span>
        <span className={styles['origin']}>
          {annotation.creator !== '' && (
            <span className={styles['creator']}>{annotation.creator}</span>
          )}
          <time dateTime={annotation.created}>{formatMoment(annotation.created, new Date())}</time>
        </span>
      </header>
      <blockquote id={`${ids}-quote`} className={styles['quote']}>
        {annotation.exact}
      </blockquote>
      {!isFocused && annotation.note !== '' && <p className={styles['note']}>{annotation.note}</p>}
      {isFocused && (
        <CardActions
          workbench={workbench}
          annotation={annotation}
          isPlaced={isPlaced}
          tags={tags}
          onEdge={props.onEdge}
        />
      )}
    </article>
  );
});
