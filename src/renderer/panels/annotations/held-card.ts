import type { Virtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';
import type { AnnotationId } from '#core/model';

type List = Virtualizer<HTMLDivElement, Element>;

/** Pixels that stay free between a card and the edges of the view. */
const room = { above: 8, below: 12 };

interface Held {
  readonly card: AnnotationId;
  /** From the top of the view to the top of the card; null while the card is out of view. */
  top: number | null;
  size: number;
  /** The whole card is to be seen, as far as it fits. */
  isWhole: boolean;
}

/**
 * Keeps the focused card where it is in the view while cards above it open and close, and brings the
 * whole of it into view when it is focused, grows, or the list becomes lower. Where the person has
 * scrolled to otherwise stands.
 */
export function useHeldCard(
  scroller: RefObject<HTMLDivElement | null>,
  list: List,
  focused: AnnotationId | null,
  row: number,
): void {
  const held = useRef<Held | null>(null);
  const ownScroll = useRef<number | null>(null);

  const settle = (): void => {
    const view = scroller.current;
    const place = list.measurementsCache[row];
    if (view === null || place === undefined || focused === null) {
      held.current = null;
      return;
    }
    const { scrollTop, clientHeight } = view;
    const isSeen = place.end > scrollTop && place.start < scrollTop + clientHeight;
    let now = held.current;
    if (now?.card !== focused) {
      now = { card: focused, top: null, size: place.size, isWhole: true };
      held.current = now;
      if (!isSeen) list.scrollToIndex(row, { align: 'auto' });
    }
    if (now.top === null && isSeen) now.top = place.start - scrollTop;
    if (now.top === null) return;
    if (place.size !== now.size) now.isWhole = true;
    now.size = place.size;
    let wanted = place.start - now.top;
    if (now.isWhole) {
      wanted = Math.max(wanted, place.end + room.below - clientHeight);
      wanted = Math.min(wanted, place.start - room.above);
    }
    wanted = Math.max(0, Math.min(wanted, list.getTotalSize() - clientHeight));
    now.top = place.start - wanted;
    // What the list itself scrolls by, for cards of another height above, comes to the same.
    ownScroll.current = wanted;
    if (Math.abs(wanted - scrollTop) >= 1) view.scrollTo({ top: wanted });
  };
  // At each drawing, as the list is drawn anew whenever a card has another height.
  useLayoutEffect(settle);

  const latest = useRef({ settle, row });
  useEffect(() => {
    latest.current = { settle, row };
  });
  useEffect(() => {
    const view = scroller.current;
    if (view === null) return;
    const onScroll = (): void => {
      const now = held.current;
      const own = ownScroll.current;
      if (now === null || (own !== null && Math.abs(view.scrollTop - own) < 1)) return;
      ownScroll.current = null;
      const place = list.measurementsCache[latest.current.row];
      if (place === undefined || now.top === null) return;
      const isSeen = place.end > view.scrollTop && place.start < view.scrollTop + view.clientHeight;
      now.top = isSeen ? place.start - view.scrollTop : null;
      now.isWhole = false;
    };
    let height = view.clientHeight;
    let frame = 0;
    const resizing = new ResizeObserver(() => {
      if (view.clientHeight < height && held.current?.top != null) held.current.isWhole = true;
      height = view.clientHeight;
      // Scrolling here would change what is being measured.
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        latest.current.settle();
      });
    });
    // On the way down: before the list draws itself anew for the same event.
    const early = { passive: true, capture: true };
    view.addEventListener('scroll', onScroll, early);
    resizing.observe(view);
    return () => {
      view.removeEventListener('scroll', onScroll, early);
      resizing.disconnect();
      cancelAnimationFrame(frame);
    };
  }, [scroller, list]);
}
