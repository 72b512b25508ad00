import type { TagId } from '#core/model';
import { utf16 } from '#core/text';
import type { Annotation, AnnotationDelta, AnnotationIndex, Tag } from '#renderer/store';
import { colourValue } from '#renderer/ui';
import { chunkEnd, chunkStart } from './plan.ts';
import type { Surface } from './surface.ts';

/**
 * The ruler's lanes: where each tag's annotations are. They are counted in bins of the text, kept up
 * to date by each delta, so drawing costs the same for ten and for a hundred thousand. A lane is one
 * SVG path, made anew only when its own ticks moved.
 */
export interface RulerLanes {
  apply(delta: AnnotationDelta): void;
  /** Takes other tags in place; what was counted stays counted. */
  setTags(tags: readonly Tag[]): void;
  setHidden(hidden: ReadonlySet<TagId>): void;
  /** Draws what has changed since. */
  draw(): void;
}

const BINS = 2048;
const TICK = 3;
const MARGIN = 2;
/** Lanes side by side that are wide enough to be seen; further tags share them. */
const MOST_LANES = 6;
const SVG = 'http://www.w3.org/2000/svg';

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

/** A tag's annotations by bin, and what is drawn of them. */
interface Lane {
  readonly counts: Int32Array;
  readonly path: SVGPathElement;
  /** Annotations in all bins. */
  total: number;
  isStale: boolean;
}

/** What the lanes are drawn to; made anew when one of its parts changes. */
interface Scale {
  readonly tops: Float64Array | null;
  readonly width: number;
  readonly height: number;
  readonly fractions: Float64Array;
}

/**
 * @param box the ruler, which gives the size
 * @param picture an empty SVG element over it, which the lanes are drawn in
 */
export function createRulerLanes(
  box: HTMLElement,
  picture: SVGElement,
  surface: Surface,
  annotations: AnnotationIndex,
  tags: readonly Tag[],
): RulerLanes {
  const length = Math.max(1, surface.plan.body.text.length);
  const lanes = new Map<TagId, Lane>();
  let shownTags: readonly Tag[] = [];
  let tagsById: ReadonlyMap<TagId, Tag> = new Map();
  let hiddenTags: ReadonlySet<TagId> = new Set();
  /** The ids that have a lane to be seen, in order, as one text. */
  let layout = '';

  const laneOf = (id: TagId): Lane => {
    const known = lanes.get(id);
    if (known !== undefined) return known;
    const path = document.createElementNS(SVG, 'path');
    picture.append(path);
    const lane = { counts: new Int32Array(BINS), path, total: 0, isStale: true };
    lanes.set(id, lane);
    show(id, lane);
    return lane;
  };
  const show = (id: TagId, { path }: Lane): void => {
    const tag = tagsById.get(id);
    path.style.display = tag === undefined || hiddenTags.has(id) ? 'none' : '';
    if (tag !== undefined) path.style.stroke = colourValue(tag.colour);
  };
  const showLanes = (): void => {
    for (const [id, lane] of lanes) show(id, lane);
  };
  const setTags = (next: readonly Tag[]): void => {
    shownTags = next;
    tagsById = new Map(next.map((tag) => [tag.id, tag]));
    showLanes();
  };
  const count = ({ tag, start }: Annotation, by: 1 | -1): void => {
    const lane = laneOf(tag);
    const bin = Math.min(BINS - 1, Math.floor((start / length) * BINS));
    lane.counts[bin] = (lane.counts[bin] as number) + by;
    lane.total += by;
    lane.isStale = true;
  };
  setTags(tags);
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
  const draw = (): void => {
    if (surface.plan.chunkCount === 0) return;
    rescale();
    const { width, height, fractions } = scale;
    // A long codebook has lanes for what the document has been tagged with.
    const isLong = shownTags.length > MOST_LANES;
    const placed = isLong
      ? shownTags.filter(({ id }) => (lanes.get(id)?.total ?? 0) > 0)
      : shownTags;
    const ids = placed.map(({ id }) => id).join();
    const isMoved = ids !== layout;
    layout = ids;
    const columns = Math.min(MOST_LANES, Math.max(1, placed.length));
    const laneWidth = (width - 2 * MARGIN) / columns;
    for (const [index, { id }] of placed.entries()) {
      const lane = laneOf(id);
      if (!lane.isStale && !isMoved) continue;
      const x = MARGIN + laneWidth * ((index % columns) + 0.5);
      lane.path.setAttribute('stroke-width', String(laneWidth - 0.5));
      lane.path.setAttribute('d', ticksAt(x, lane.counts, fractions, height));
      lane.isStale = false;
    }
    // What has no lane has no annotations either, or no tag to be shown as.
    for (const lane of lanes.values()) {
      if (lane.total === 0 && lane.isStale) lane.path.removeAttribute('d');
      if (lane.total === 0) lane.isStale = false;
    }
  };

  return {
    apply: ({ removed, added }) => {
      for (const annotation of removed) count(annotation, -1);
      for (const annotation of added) count(annotation, 1);
    },
    setTags,
    setHidden: (hidden) => {
      hiddenTags = hidden;
      showLanes();
    },
    draw,
  };
}
