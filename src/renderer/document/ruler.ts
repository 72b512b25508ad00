import type { TagId } from '#core/model';
import type { TextRange } from '#core/text';
import type { AnnotationDelta, AnnotationIndex, Tag } from '#renderer/store';
import { chunkEnd, chunkStart, lastAtMost } from './plan.ts';
import { createRulerLanes } from './ruler-lanes.ts';
import { createReadStripe } from './ruler-read.ts';
import type { Surface } from './surface.ts';

/**
 * The ruler beside the scroll bar: where in the whole document the tags are, a lane for each as far
 * as there is room, what was read, and which part is in view. That is marked by a box within a
 * scroller of its own, which is scrolled: a change of any style, even of a transform, would have the
 * browser find and paint every highlight of the page anew in each frame.
 */
export interface Ruler {
  apply(delta: AnnotationDelta): void;
  /** Takes other tags in place; what was counted stays counted. */
  setTags(tags: readonly Tag[]): void;
  setHidden(hidden: ReadonlySet<TagId>): void;
  /** Takes what of the text was read. */
  setRead(read: readonly TextRange[]): void;
  /** Asks for a new drawing in the next frame. */
  schedule(): void;
  destroy(): void;
}

const SHORTEST_THUMB = 12;
/** Milliseconds: heights settle many times while one scrolls, by a pixel of the ruler at most. */
const SETTLING = 120;

/** The offset at a height fraction. */
function offsetAtFraction(surface: Surface, fraction: number): number {
  const { plan, heights } = surface;
  const tops = heights.tops();
  const y = fraction * (tops[plan.chunkCount] as number);
  let low = 0;
  let high = plan.chunkCount - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((tops[middle] as number) <= y) low = middle;
    else high = middle - 1;
  }
  const inside = (y - (tops[low] as number)) / Math.max(1, heights.of(low));
  const start = chunkStart(plan, low);
  const offset = start + Math.min(1, Math.max(0, inside)) * (chunkEnd(plan, low) - start);
  const piece = lastAtMost(plan.pieceStart, offset);
  return Math.max(plan.pieceStart[Math.max(0, piece)] as number, Math.floor(offset));
}

const SVG = 'http://www.w3.org/2000/svg';

/** @param box an empty, positioned element that the ruler fills */
export function mountRuler(
  box: HTMLElement,
  scroller: HTMLElement,
  surface: Surface,
  annotations: AnnotationIndex,
  tags: readonly Tag[],
): Ruler {
  const picture = document.createElementNS(SVG, 'svg');
  const track = document.createElement('div');
  const thumb = document.createElement('div');
  track.append(thumb);
  box.replaceChildren(track, picture);
  const lanes = createRulerLanes(box, picture, surface, annotations, tags);
  const stripe = createReadStripe(box, picture, surface);

  let thumbHeight = 0;
  /** The track holds the thumb below a whole ruler's height of nothing: scrolled to there, it is at the top. */
  const moveThumb = (): void => {
    const { height } = box.getBoundingClientRect();
    const part = height / Math.max(1, scroller.scrollHeight);
    const wanted = Math.round(Math.max(SHORTEST_THUMB, scroller.clientHeight * part));
    if (wanted !== thumbHeight) thumb.style.height = `${wanted}px`;
    thumbHeight = wanted;
    track.scrollTop = height - scroller.scrollTop * part;
  };

  let lanesFrame = 0;
  let thumbFrame = 0;
  let settling: ReturnType<typeof setTimeout> | undefined;
  const scheduleLanes = (): void => {
    lanesFrame ||= requestAnimationFrame(() => {
      lanesFrame = 0;
      lanes.draw();
      stripe.draw();
    });
  };
  const scheduleThumb = (): void => {
    thumbFrame ||= requestAnimationFrame(() => {
      thumbFrame = 0;
      moveThumb();
    });
  };
  const schedule = (): void => {
    scheduleThumb();
    settling ??= setTimeout(() => {
      settling = undefined;
      scheduleLanes();
    }, SETTLING);
  };

  const jump = (event: PointerEvent): void => {
    if (event.buttons !== 1) return;
    const { top, height } = box.getBoundingClientRect();
    const fraction = Math.min(1, Math.max(0, (event.clientY - top) / height));
    surface.reveal(offsetAtFraction(surface, fraction));
  };
  const press = (event: PointerEvent): void => {
    box.setPointerCapture(event.pointerId);
    jump(event);
  };
  box.addEventListener('pointerdown', press);
  box.addEventListener('pointermove', jump);
  scroller.addEventListener('scroll', scheduleThumb, { passive: true });
  scheduleLanes();
  scheduleThumb();

  return {
    apply: (delta) => {
      lanes.apply(delta);
      scheduleLanes();
    },
    setTags: (next) => {
      lanes.setTags(next);
      scheduleLanes();
    },
    setHidden: (hidden) => lanes.setHidden(hidden),
    setRead: (read) => {
      stripe.set(read);
      scheduleLanes();
    },
    schedule,
    destroy: () => {
      clearTimeout(settling);
      cancelAnimationFrame(lanesFrame);
      cancelAnimationFrame(thumbFrame);
      box.removeEventListener('pointerdown', press);
      box.removeEventListener('pointermove', jump);
      scroller.removeEventListener('scroll', scheduleThumb);
      box.replaceChildren();
    },
  };
}
