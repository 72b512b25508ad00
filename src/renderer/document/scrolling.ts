import type { EditorView } from 'prosemirror-view';
import { utf16, type Utf16Offset } from '#core/text';
import type { Heights } from './heights.ts';
import { resizePlaceholders } from './node-views.ts';
import type { Plan } from './plan.ts';
import { chunkAt, toOffset, toPosition } from './positions.ts';
import { readMetrics } from './text-metrics.ts';
import { chunksAround } from './viewport.ts';
import { showChunks, windowKey, type ChunkSpan } from './window-plugin.ts';

/** Where the person is in the text, and what follows from it for the window. */
export interface Scrolling {
  /** Brings what is near the viewport into the DOM. */
  syncWindow(): void;
  /**
   * Brings a position to about a third of the height, unless it is in easy view already. With an end,
   * what lies between is brought into view whole, or from its start where it is too tall for that.
   */
  revealPosition(position: number, end?: number): void;
  topOffset(): Utf16Offset;
  destroy(): void;
}

export interface ScrollScene {
  readonly view: EditorView;
  readonly plan: Plan;
  readonly heights: Heights;
  readonly scroller: HTMLElement;
  readonly mount: HTMLElement;
  isShown(chunk: number): boolean;
  layoutChanged(): void;
}

const covers = (outer: ChunkSpan, inner: ChunkSpan): boolean =>
  outer.first <= inner.first && outer.last >= inner.last;

/** Parts of the viewport's height. */
const EASY_TOP = 0.08;
const EASY_BOTTOM = 0.85;
const REVEALED_AT = 0.33;
/** More than a screen holds, so that whether a range fits is known. */
const MOST_CHUNKS = 4;
/** Milliseconds without scrolling after which the place is kept: it costs a hit test. */
const RESTING = 60;

export function attachScrolling(scene: ScrollScene): Scrolling {
  const { view, plan, heights, scroller, mount } = scene;

  /** Estimates become measures as chunks come in, so what is near may change a few times. */
  const syncWindow = (): void => {
    for (let round = 0; round < 4; round++) {
      const visible = windowKey.getState(view.state)?.visible;
      const needed = chunksAround(plan, heights, view.dom, scroller, 0.5);
      if (visible !== undefined && covers(visible, needed)) return;
      const wanted = chunksAround(plan, heights, view.dom, scroller, 1);
      view.dispatch(showChunks(view.state.tr, wanted));
      scene.layoutChanged();
    }
  };

  /** A place in view, and how far below the top: found again when the lines break anew. */
  let place = { offset: utf16(0), below: 0 };
  const heightOf = (offset: number): number =>
    view.coordsAtPos(toPosition(plan, offset), 1).top - scroller.getBoundingClientRect().top;
  const keepPlaceAt = (offset: Utf16Offset): void => {
    place = { offset, below: heightOf(offset) };
  };

  /** The lower edge of what ends at a position; out of reach where that is not in the DOM. */
  const bottomOf = (end: number): number =>
    scene.isShown(chunkAt(plan, toOffset(plan, end) - 1))
      ? view.coordsAtPos(end, -1).bottom
      : Infinity;

  const revealPosition = (position: number, end?: number): void => {
    const chunk = chunkAt(plan, toOffset(plan, position));
    if (chunk < 0) return;
    if (!scene.isShown(chunk)) {
      const lastNeeded = end === undefined ? chunk : chunkAt(plan, toOffset(plan, end) - 1);
      const last = Math.min(lastNeeded, chunk + MOST_CHUNKS) + 1;
      view.dispatch(showChunks(view.state.tr, { first: Math.max(0, chunk - 1), last }));
    }
    const { top: edge, height } = scroller.getBoundingClientRect();
    const highest = edge + height * EASY_TOP;
    const lowest = edge + height * EASY_BOTTOM;
    const revealedAt = edge + height * REVEALED_AT;
    for (let round = 0; round < 3; round++) {
      const { top, bottom: firstBottom } = view.coordsAtPos(position);
      const bottom = end === undefined ? firstBottom : bottomOf(end);
      const isTooTall = bottom - top > lowest - highest;
      if (top >= highest && (isTooTall ? top <= revealedAt : bottom <= lowest)) break;
      const wanted = isTooTall ? highest : Math.min(revealedAt, lowest - (bottom - top));
      scroller.scrollTop += top - wanted;
      syncWindow();
    }
    keepPlaceAt(toOffset(plan, position));
  };

  const topOffset = (): Utf16Offset => {
    const left = view.dom.getBoundingClientRect().left;
    const { top } = scroller.getBoundingClientRect();
    return toOffset(plan, view.posAtCoords({ left: left + 1, top: top + 1 })?.pos ?? 0);
  };

  const keepPlace = (): void => {
    if (scroller.scrollTop === 0) place = { offset: utf16(0), below: 0 };
    else keepPlaceAt(topOffset());
  };

  let resting: ReturnType<typeof setTimeout> | undefined;
  const onScrollEnd = (): void => {
    clearTimeout(resting);
    resting = setTimeout(keepPlace, RESTING);
  };

  let width = mount.clientWidth;
  const refit = (): void => {
    if (mount.clientWidth === width) return;
    width = mount.clientWidth;
    heights.estimateAnew(readMetrics(mount));
    resizePlaceholders(plan, heights, view.dom);
    const { offset, below } = place;
    if (offset === 0) return;
    revealPosition(toPosition(plan, offset));
    scroller.scrollTop += heightOf(offset) - below;
  };
  const sizes = new ResizeObserver(() => {
    refit();
    syncWindow();
    scene.layoutChanged();
  });
  sizes.observe(scroller);
  scroller.addEventListener('scroll', syncWindow, { passive: true });
  scroller.addEventListener('scrollend', onScrollEnd, { passive: true });

  return {
    syncWindow,
    revealPosition,
    topOffset,
    destroy: () => {
      sizes.disconnect();
      scroller.removeEventListener('scroll', syncWindow);
      clearTimeout(resting);
      scroller.removeEventListener('scrollend', onScrollEnd);
    },
  };
}
