import { memo, useId, type MouseEvent, type ReactNode, type SyntheticEvent } from 'react';
import { useStore } from 'zustand';
import { classNames, inkOf } from '#renderer/ui';
import { CardBody, type CardBodyProps } from './card-body.tsx';
import styles from './card.module.css';

export interface CardProps extends Omit<CardBodyProps, 'id'> {
  readonly isTabStop: boolean;
  /** Which of how many, from 1. */
  readonly position: number;
  readonly setSize: number;
}

const isControl = (target: EventTarget): boolean =>
  target instanceof Element &&
  target.closest('button, textarea, input, select, label, [data-own-keys]') !== null;

/** What opens beside a card lies elsewhere on the page, though React tells the card of it. */
const isElsewhere = ({ currentTarget, target }: SyntheticEvent): boolean =>
  !currentTarget.contains(target as Node);

/** A press puts the keyboard on the card, too, but wants no focus ring: the next key brings it. */
const forgetPress = (event: SyntheticEvent<HTMLElement>): void => {
  delete event.currentTarget.dataset['pressed'];
};

/** Focusing would open the card before the press is over, and move it from under the pointer. */
const holdStill = (event: MouseEvent): void => {
  if (!isElsewhere(event) && !isControl(event.target)) event.preventDefault();
};

/**
 * One annotation's card. This shell is drawn anew when the number of cards changes; its body only
 * when the annotation does.
 */
export const Card = memo(function Card(props: CardProps): ReactNode {
  const { isTabStop, position, setSize, ...body } = props;
  const { workbench, desk, annotation, isPlaced, tags, isFocused } = body;
  const id = useId();
  const isDropTarget = useStore(desk, ({ dropOn }) => dropOn === annotation.id);
  const onClick = (event: MouseEvent<HTMLElement>): void => {
    if (isElsewhere(event) || isControl(event.target)) return;
    event.currentTarget.dataset['pressed'] = '';
    event.currentTarget.focus();
    workbench.focus(annotation.id);
    if (isPlaced) workbench.revealAt(annotation.start);
  };
  return (
    <article
      data-card={annotation.id}
      tabIndex={isTabStop ? 0 : -1}
      {...(isTabStop ? { 'data-region-focus': '' } : {})}
      aria-labelledby={`${id}-tag ${id}-quote`}
      aria-posinset={position}
      aria-setsize={setSize}
      {...(isFocused ? { 'aria-current': true as const } : {})}
      className={classNames(
        styles['card'],
        isFocused && styles['isFocused'],
        !isPlaced && styles['isUnplaced'],
        isDropTarget && styles['isDropTarget'],
      )}
      style={inkOf(tags.find((tag) => tag.id === annotation.tag)?.colour ?? 'plain')}
      onMouseDown={holdStill}
      onClick={onClick}
      onBlur={forgetPress}
      onKeyDown={forgetPress}
      onFocus={(event) => {
        if (event.target === event.currentTarget && event.currentTarget.matches(':focus-visible'))
          workbench.focus(annotation.id);
      }}
    >
      <CardBody id={id} {...body} />
    </article>
  );
});
