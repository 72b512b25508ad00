import { utf16 } from '#core/text';
import type { TagId } from '#core/model';
import type { Annotation, AnnotationDelta, AnnotationIndex, Tag } from '#renderer/store';
import { chunkEnd, chunkStart, lastAtMost } from './plan.ts';
import { chunkAt } from './positions.ts';
import type { Surface } from './surface.ts';

/**
 * The ruler beside the scroll bar: where in the whole document the tags are, a lane for each, and
 * which part is in view. Annotations are counted in bins of the text, kept up to date by each delta, so drawing costs
 * the same for ten and for a hundred thousand.
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

/** The height fraction, 0 to 1, at which an offset lies. */
function fractionAt(surface: Surface, offset: number): number {
  const { plan, heights } = surface;
  const chunk = chunkAt(plan, offset);
  if (chunk < 0) return 0;
  const tops = heights.tops();
  const start = chunkStart(plan, chunk);
  const length = Math.max(1, chunkEnd(plan, chunk) - start);
  const inside = Math.min(1, Math.max(0, (offset - start) / length));
  const y = (tops[chunk] as number) + inside * heights.of(chunk);
  return y / Math.max(1, tops[plan.chunkCount] as number);
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

export function mountRuler(
  canvas: HTMLCanvasElement,
  scroller: HTMLElement,
  surface: Surface,
  annotations: AnnotationIndex,
  tags: readonly Tag[],
): Ruler {
  const length = Math.max(1, surface.plan.body.text.length);
  const bins = new Map<TagId, Int32Array>(tags.map(({ id }) => [id, new Int32Array(BINS)]));
  let hidden: ReadonlySet<TagId> = new Set();
  let frame = 0;

  const count = ({ tag, start }: Annotation, by: 1 | -1): void => {
    const column = bins.get(tag);
    if (column === undefined) return;
    const bin = Math.min(BINS - 1, Math.floor((start / length) * BINS));
    column[bin] = (column[bin] as number) + by;
  };
  for (const annotation of annotations.overlapping({ start: utf16(0), end: utf16(length) }))
    count(annotation, 1);

  const draw = (): void => {
    frame = 0;
    const context = canvas.getContext('2d');
    if (context === null || surface.plan.chunkCount === 0) return;
    const scale = window.devicePixelRatio;
    const { clientWidth: width, clientHeight: height } = canvas;
    if (canvas.width !== width * scale || canvas.height !== height * scale) {
      canvas.width = width * scale;
      canvas.height = height * scale;
    }
    context.setTransform(scale, 0, 0, scale, 0, 0);
    context.clearRect(0, 0, width, height);
    const style = getComputedStyle(canvas);
    context.fillStyle = style.getPropertyValue('--ink-3');
    context.globalAlpha = 0.28;
    const whole = Math.max(1, scroller.scrollHeight);
    const thumb = Math.max(12, (scroller.clientHeight / whole) * height);
    context.beginPath();
    context.roundRect(0, (scroller.scrollTop / whole) * height, width, thumb, 3);
    context.fill();
    context.globalAlpha = 1;
    const tops = Float64Array.from({ length: BINS }, (_, bin) =>
      Math.round(fractionAt(surface, (bin / BINS) * length) * (height - TICK)),
    );
    const lane = (width - 2 * MARGIN) / tags.length;
    for (const [index, { id, colour }] of tags.entries()) {
      if (hidden.has(id)) continue;
      context.fillStyle = style.getPropertyValue(`--${colour}`);
      const column = bins.get(id) as Int32Array;
      let drawn = -1;
      for (let bin = 0; bin < BINS; bin++) {
        if ((column[bin] as number) <= 0 || tops[bin] === drawn) continue;
        drawn = tops[bin] as number;
        context.fillRect(MARGIN + index * lane, drawn, lane - 0.5, TICK);
      }
    }
  };
  const schedule = (): void => {
    frame ||= requestAnimationFrame(draw);
  };

  const jump = (event: PointerEvent): void => {
    if (event.buttons !== 1) return;
    const box = canvas.getBoundingClientRect();
    const fraction = Math.min(1, Math.max(0, (event.clientY - box.top) / box.height));
    surface.reveal(offsetAtFraction(surface, fraction));
  };
  const press = (event: PointerEvent): void => {
    canvas.setPointerCapture(event.pointerId);
    jump(event);
  };
  const theme = window.matchMedia('(prefers-color-scheme: dark)');
  canvas.addEventListener('pointerdown', press);
  canvas.addEventListener('pointermove', jump);
  scroller.addEventListener('scroll', schedule, { passive: true });
  theme.addEventListener('change', schedule);
  schedule();

  return {
    apply: ({ removed, added }) => {
      for (const annotation of removed) count(annotation, -1);
      for (const annotation of added) count(annotation, 1);
      schedule();
    },
    setHidden: (next) => {
      hidden = next;
      schedule();
    },
    schedule,
    destroy: () => {
      cancelAnimationFrame(frame);
      canvas.removeEventListener('pointerdown', press);
      canvas.removeEventListener('pointermove', jump);
      scroller.removeEventListener('scroll', schedule);
      theme.removeEventListener('change', schedule);
    },
  };
}
