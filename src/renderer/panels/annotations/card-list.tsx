import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useCallback, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Tag, Workbench } from '#renderer/store';
import { listStep, rangeWith } from '#renderer/ui';
import { strings } from '#renderer/words';
import { Card } from './card.tsx';
import type { EdgeRequest } from './card-actions.tsx';
import type { CardRows } from './card-rows.ts';
import type { CardField } from './card-wish.ts';
import type { Desk } from './desk.ts';
import { useCardFocus } from './card-focus.ts';
import { useHeldCard } from './held-card.ts';
import { useReadCard } from './read-card.ts';
import styles from './card-list.module.css';

export interface CardListProps {
  readonly workbench: Workbench;
  readonly desk: Desk;
  readonly rows: CardRows;
  readonly tags: readonly Tag[];
  readonly cardWish: number;
  /** The part of the card that the wish is for; the card itself where null. */
  readonly wishedField: CardField | null;
  readonly onEdge: (request: EdgeRequest) => void;
}

const page = 6;

/**
 * A feed of cards, drawn only where it is scrolled to. One card is a tab stop: the focused
 * annotation's, else the first; the arrow keys go on from it, and the focus goes with them.
 */
export const CardList = memo(function CardList(props: CardListProps): ReactNode {
  const { workbench, desk, rows, tags, onEdge } = props;
  const focused = useStore(workbench.state, (state) => state.focused);
  const scroller = useRef<HTMLDivElement>(null);
  const focusedRow = rows.indexOf(focused);
  const active = focusedRow === -1 ? firstCard(rows) : focusedRow;
  // The list measures all its rows anew where this is another function.
  const getItemKey = useCallback((index: number) => keyOf(rows, index), [rows]);
  const virtualizer = useVirtualizer({
    count: rows.count,
    getScrollElement: () => scroller.current,
    estimateSize: () => 92,
    getItemKey,
    overscan: 6,
    paddingStart: 2,
    paddingEnd: 12,
    scrollPaddingStart: 8,
    scrollPaddingEnd: 12,
    rangeExtractor: rangeWith(active),
  });

  useHeldCard(scroller, virtualizer, focused, focusedRow);
  useReadCard(workbench, virtualizer, rows);
  const focusCard = useCardFocus(scroller, props, focused);

  const goTo = (index: number, direction: 1 | -1): void => {
    const last = rows.count - 1;
    let at = index;
    if (rows.at(at)?.kind === 'unplacedHeading') at += at === 0 || at === last ? 0 : direction;
    const row = rows.at(at);
    if (row?.kind !== 'card') return;
    workbench.focus(row.annotation.id);
    // The row is drawn by now or with the next frame, when the list has been scrolled to it.
    requestAnimationFrame(() => {
      focusCard(row.annotation.id);
    });
  };
  const revealActive = (): void => {
    const row = rows.at(active);
    if (row?.kind !== 'card') return;
    workbench.focus(row.annotation.id);
    if (row.isPlaced) workbench.revealAt(row.annotation.start);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const isOnCard =
      event.target instanceof HTMLElement && event.target.dataset['card'] !== undefined;
    if (!isOnCard || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const step = listStep(event.key, { active, count: rows.count, page });
    if (step !== null) goTo(step.to, step.direction);
    else if (event.key === 'Enter') revealActive();
    else return;
    event.preventDefault();
  };

  return (
    <div data-cards className={styles['scroller']} ref={scroller}>
      <div
        role="feed"
        aria-label={strings.cards.region}
        className={styles['list']}
        style={{ height: virtualizer.getTotalSize() }}
        onKeyDown={onKeyDown}
      >
        {virtualizer.getVirtualItems().map((item) => {
          const row = rows.at(item.index);
          return (
            <div
              key={item.key}
              ref={virtualizer.measureElement}
              data-index={item.index}
              className={styles['row']}
              style={{ transform: `translateY(${String(item.start)}px)` }}
            >
              {row?.kind === 'unplacedHeading' && <UnplacedHeading />}
              {row?.kind === 'card' && (
                <Card
                  workbench={workbench}
                  desk={desk}
                  annotation={row.annotation}
                  isPlaced={row.isPlaced}
                  tags={tags}
                  isFocused={row.annotation.id === focused}
                  isTabStop={item.index === active}
                  position={item.index + 1}
                  setSize={rows.count}
                  onEdge={onEdge}
                />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
});

function keyOf(rows: CardRows, index: number): string {
  const row = rows.at(index);
  return row?.kind === 'card' ? row.annotation.id : 'unplaced';
}

const firstCard = (rows: CardRows): number => (rows.at(0)?.kind === 'card' ? 0 : 1);

function UnplacedHeading(): ReactNode {
  return (
    <div className={styles['unplaced']}>
      {/* A feed holds articles, and no headings. */}
      <p className={styles['unplacedTitle']}>{strings.cards.unplaced}</p>
      <p>{strings.cards.unplacedHint}</p>
    </div>
  );
}
