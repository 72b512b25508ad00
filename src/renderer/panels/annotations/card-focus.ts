import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';
import { useStore } from 'zustand';
import type { AnnotationId } from '#core/model';
import type { CardRows } from './card-rows.ts';
import type { CardField } from './card-wish.ts';
import { openPart, type Desk } from './desk.ts';

type Scroller = RefObject<HTMLElement | null>;

/** What asks for the keyboard on a card. */
export interface CardFocusWishes {
  readonly desk: Desk;
  readonly rows: CardRows;
  readonly cardWish: number;
  readonly wishedField: CardField | null;
}

/**
 * Puts the keyboard on cards: where a command wishes for it, where somebody went by a link, where the
 * card that had it is deleted, and along with the focus while it is on a card.
 *
 * @returns puts it on a card that is drawn, and tells whether it is there
 */
export function useCardFocus(
  scroller: Scroller,
  { desk, rows, cardWish, wishedField }: CardFocusWishes,
  focused: AnnotationId | null,
): (id: AnnotationId) => boolean {
  const find = (id: AnnotationId): HTMLElement | null =>
    scroller.current?.querySelector<HTMLElement>(`[data-card="${CSS.escape(id)}"]`) ?? null;
  const focusCard = (id: AnnotationId): boolean => {
    const card = find(id);
    card?.focus({ preventScroll: true });
    return card !== null && card === document.activeElement;
  };
  const wanted = useStore(desk, (state) => state.wanted);
  // At each drawing: a card is drawn a while after its annotation is focused, and the wish waits.
  useEffect(() => {
    if (wanted !== null && wanted === focused && focusCard(wanted)) desk.setState({ wanted: null });
  });
  useEffect(() => {
    if (desk.getState().served === cardWish || focused === null) return;
    if (!focusCard(focused)) return;
    desk.setState({ served: cardWish });
    if (wishedField !== null) openPart(desk, focused, wishedField);
  });
  useKeptFocus(scroller, rows, (row) => {
    const found = rows.at(row);
    if (found?.kind === 'card') focusCard(found.annotation.id);
  });
  const followed = useRef(focused);
  useLayoutEffect(() => {
    if (followed.current === focused) return;
    followed.current = focused;
    const isOnCard = document.activeElement?.matches('[data-card]') === true;
    if (focused !== null && isOnCard && scroller.current?.contains(document.activeElement) === true)
      focusCard(focused);
  });
  return focusCard;
}

/** When the card that has the keyboard is deleted, the one that takes its place gets the keyboard. */
function useKeptFocus(scroller: Scroller, rows: CardRows, focusRow: (index: number) => void): void {
  const last = useRef<{ readonly row: number; readonly element: Element } | null>(null);
  useLayoutEffect(() => {
    const had = last.current;
    if (had !== null && !had.element.isConnected && document.activeElement === document.body)
      focusRow(Math.min(had.row, rows.count - 1));
    const row = document.activeElement?.closest('[data-index]') ?? null;
    last.current =
      row !== null && scroller.current?.contains(row) === true
        ? { row: Number(row.getAttribute('data-index')), element: row }
        : null;
  });
}
