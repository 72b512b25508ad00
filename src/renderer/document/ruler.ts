import { utf16 } from '#core/text';
import type { TagId } from '#core/model';
import type { Annotation, AnnotationDelta, AnnotationIndex, Tag } from '#renderer/store';
import { chunkEnd, chunkStart, lastAtMost } from './plan.ts';
import type { Surface } from './surface.ts';

/**
 * The ruler beside the scroll bar: where in the whole document the tags are, a lane for each, and
 * which part is in view. Annotations are counted in bins of the text, kept up to date by each delta,
 * so drawing costs the same for ten and for a hundred thousand. A lane is one SVG path, made anew
 * only when its own ticks moved. The part in view is marked by a box within a scroller of its own,
 * which is scrolled: a change of any style, even of a transform, would have the browser find and
 * paint every highlight of the page anew in each frame.
 */
export interface Ruler {
  apply(delta: AnnotationDelta): void;
  setHidden(hidden: ReadonlySet<TagId>): void;
  /** Asks for a new drawing in the next frame. */
  schedule(): void;
  destroy(): void;
}

const BINS = 2048;
const TICK = 3;
const MARGIN = 2;
const SHORTEST_THUMB = 12;
/** Milliseconds: heights settle many times while one scrolls, by a pixel of the ruler at most. */
const SETTLING = 120;

/** The height fractions, 0 to 1, at which the bins lie. */
function binFractions({ plan, heights }: Surface): Float64Array {
  const length = Math.max(1, plan.body.text.length);
  const tops = heights.tops();
  const whole = Math.max(1, tops[plan.chunkCount] as number);
  const fractions = new Float64Array(BINS);
  let chunk = 0;
  for (let bin = 0; bin < BINS; bin++) {
    const offset = (bin / BINS) * length;
    while (chunk + 1 < plan.chunkCount && chunkStart(plan, chunk + 1) <= offset) chunk += 1;
    const start = chunkStart(plan, chunk);
    const inside = (offset - start) / Math.max(1, chunkEnd(plan, chunk) - start);
    const height = heights.of(chunk) * Math.min(1, Math.max(0, inside));
    fractions[bin] = ((tops[chunk] as number) + height) / whole;
  }
  return fractions;
}

/** A lane's ticks as the data of a path of vertical strokes; ticks that touch are one stroke. */
function ticksAt(x: number, counts: Int32Array, fractions: Float64Array, height: number): string {
  const strokes: string[] = [];
  let from = -1;
  let to = -1;
  for (let bin = 0; bin < BINS; bin++) {
    if ((counts[bin] as number) <= 0) continue;
    const top = Math.round((fractions[bin] as number) * (height - TICK));
    if (top > to) {
      if (from >= 0) strokes.push(`M${x} ${from}V${to}`);
      from = top;
    }
    to = top + TICK;
  }
  if (from >= 0) strokes.push(`M${x} ${from}V${to}`);
  return strokes.join('');
}

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

interface Lane {
  readonly counts: Int32Array;
  readonly path: SVGPathElement;
  isStale: boolean;
}

/** What the lanes are drawn to; made anew when one of its parts changes. */
interface Scale {
  readonly tops: Float64Array | null;
  readonly width: number;
  readonly height: number;
  readonly fractions: Float64Array;
}

/** @param box an empty, positioned element that the ruler fills */
export function mountRuler(
  box: HTMLElement,
  scroller: HTMLElement,
  surface: Surface,
  annotations: AnnotationIndex,
  tags: readonly Tag[],
): Ruler {
  const length = Math.max(1, surface.plan.body.text.length);
  const picture = document.createElementNS(SVG, 'svg');
  const track = document.createElement('div');
  const thumb = document.createElement('div');
  track.append(thumb);
  const lanes = new Map<TagId, Lane>();
  for (const { id, colour } of tags) {
    const path = document.createElementNS(SVG, 'path');
    path.style.stroke = `var(--${colour})`;
    picture.append(path);
    lanes.set(id, { counts: new Int32Array(BINS), path, isStale: true });
  }
  box.replaceChildren(track, picture);

  const count = ({ tag, start }: Annotation, by: 1 | -1): void => {
    const lane = lanes.get(tag);
    if (lane === undefined) return;
    const bin = Math.min(BINS - 1, Math.floor((start / length) * BINS));
    lane.counts[bin] = (lane.counts[bin] as number) + by;
    lane.isStale = true;
  };
  for (const annotation of annotations.overlapping({ start: utf16(0), end: utf16(length) }))
    count(annotation, 1);

  let scale: Scale = { tops: null, width: 0, height: 0, fractions: new Float64Array() };
  const rescale = (): void => {
    const tops = surface.heights.tops();
    const { clientWidth: width, clientHeight: height } = box;
    if (tops === scale.tops && width === scale.width && height === scale.height) return;
    scale = { tops, width, height, fractions: binFractions(surface) };
    for (const lane of lanes.values()) lane.isStale = true;
  };
  const drawLanes = (): void => {
    if (surface.plan.chunkCount === 0) return;
    rescale();
    const { width, height, fractions } = scale;
    const laneWidth = (width - 2 * MARGIN) / lanes.size;
    let x = MARGIN + laneWidth / 2;
    for (const lane of lanes.values()) {
      if (lane.isStale) {
        lane.path.setAttribute('stroke-width', String(laneWidth - 0.5));
        lane.path.setAttribute('d', ticksAt(x, lane.counts, fractions, height));
      }
      lane.isStale = false;
      x += laneWidth;
    }
  };
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
      drawLanes();
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
    apply: ({ removed, added }) => {
      for (const annotation of removed) count(annotation, -1);
      for (const annotation of added) count(annotation, 1);
      scheduleLanes();
    },
    setHidden: (hidden) => {
      for (const [id, { path }] of lanes) path.style.display = hidden.has(id) ? 'none' : '';
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
