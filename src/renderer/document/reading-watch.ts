import type { TextRange } from '#core/text';
import { countStays, LOOK } from './stays.ts';
import type { Surface } from './surface.ts';

export interface ReadingScene {
  readonly surface: Pick<Surface, 'shownRange'>;
  readonly scroller: HTMLElement;
  /** Whether anybody wants to know. */
  readonly isWanted: () => boolean;
  readonly saw: (range: TextRange, milliseconds: number) => void;
}

/** What a person does; a scroll is heard of from what scrolls. */
const ACTS = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;
const QUIETLY = { passive: true, capture: true };

/** Whether the window is in front, and the text neither behind a dialog nor covered. */
const isInFront = (scroller: HTMLElement): boolean =>
  document.visibilityState === 'visible' &&
  document.hasFocus() &&
  scroller.closest('[inert], [aria-hidden="true"], [data-covered]') === null;

/**
 * Watches what is in view and for how long. A scroll costs a look at the clock and nothing else; what
 * is in view is asked twice a second at most, and only where it may have changed. Returns what ends it.
 */
export function watchReading({ surface, scroller, isWanted, saw }: ReadingScene): () => void {
  const stays = countStays(performance.now());
  const acted = (): void => stays.acted(performance.now());
  const scrolled = (): void => stays.scrolled(performance.now());

  let measured = '';
  let shown: TextRange | null = null;
  const inView = (): TextRange | null => {
    const { scrollTop, scrollHeight, clientHeight, clientWidth } = scroller;
    const now = [scrollTop, scrollHeight, clientHeight, clientWidth].join();
    if (now !== measured) shown = surface.shownRange();
    measured = now;
    return shown;
  };

  const look = (): void => {
    const counts = stays.look(performance.now(), isWanted() && isInFront(scroller));
    if (counts === 0) return;
    const range = inView();
    if (range !== null) saw(range, counts);
  };

  for (const act of ACTS) window.addEventListener(act, acted, QUIETLY);
  scroller.addEventListener('scroll', scrolled, { passive: true });
  const looking = setInterval(look, LOOK);
  return () => {
    clearInterval(looking);
    scroller.removeEventListener('scroll', scrolled);
    for (const act of ACTS) window.removeEventListener(act, acted, QUIETLY);
  };
}
