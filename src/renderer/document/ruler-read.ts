import type { TextRange } from '#core/text';
import { chunkEnd, chunkStart } from './plan.ts';
import { chunkAt } from './positions.ts';
import styles from './reading-surface.module.css';
import type { Surface } from './surface.ts';

/** The stripe at the ruler's edge: what of the text was read. Beside the lanes of tags, never under them. */
export interface ReadStripe {
  set(read: readonly TextRange[]): void;
  /** Draws what has changed since. */
  draw(): void;
}

const SVG = 'http://www.w3.org/2000/svg';
/** Pixels: a sentence of a long text is seen all the same. */
const SHORTEST = 2;
const MIDDLE = 1;

/** How far down in the whole text, 0 to 1, an offset is. */
function fractionOf({ plan, heights }: Surface, offset: number): number {
  const chunk = chunkAt(plan, offset);
  const start = chunkStart(plan, chunk);
  const inside = (offset - start) / Math.max(1, chunkEnd(plan, chunk) - start);
  const tops = heights.tops();
  const height = heights.of(chunk) * Math.min(1, Math.max(0, inside));
  return ((tops[chunk] as number) + height) / Math.max(1, tops[plan.chunkCount] as number);
}

/**
 * @param box the ruler, which gives the size
 * @param picture the SVG element over it
 */
export function createReadStripe(
  box: HTMLElement,
  picture: SVGElement,
  surface: Surface,
): ReadStripe {
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('class', styles['read'] ?? '');
  picture.prepend(path);
  let read: readonly TextRange[] = [];
  let drawn: { read: unknown; tops: unknown; height: number } | null = null;

  const strokes = (height: number): string => {
    const found: string[] = [];
    let from = -1;
    let to = -1;
    for (const { start, end } of read) {
      const top = Math.round(fractionOf(surface, start) * height);
      const bottom = Math.round(fractionOf(surface, end) * height);
      if (top > to) {
        if (from >= 0) found.push(`M${MIDDLE} ${from}V${to}`);
        from = top;
      }
      to = Math.max(to, bottom, top + SHORTEST);
    }
    if (from >= 0) found.push(`M${MIDDLE} ${from}V${to}`);
    return found.join('');
  };

  return {
    set: (next) => {
      read = next;
    },
    draw: () => {
      if (surface.plan.chunkCount === 0) return;
      const now = { read, tops: surface.heights.tops(), height: box.clientHeight };
      const isSame =
        drawn?.read === now.read && drawn.tops === now.tops && drawn.height === now.height;
      if (isSame) return;
      drawn = now;
      path.setAttribute('d', strokes(now.height));
    },
  };
}
