import type { EditorView } from 'prosemirror-view';
import { utf16, type TextRange } from '#core/text';
import type { Heights } from './heights.ts';
import type { Plan } from './plan.ts';
import { toOffset } from './positions.ts';
import type { ChunkSpan } from './window-plugin.ts';

/**
 * Which chunks lie at a height. The DOM itself is asked, not a model of it: what is laid out is the
 * truth, and a binary search over sections and then chunks touches a dozen boxes.
 */

/** Index of the first child whose lower edge is below `y` (viewport pixels); the last at the end. */
function childAt(parent: Element, y: number): number {
  let low = 0;
  let high = parent.children.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((parent.children[middle] as Element).getBoundingClientRect().bottom > y) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The chunk at height `y`, in viewport pixels; inside a placeholder section, by its estimate. */
function chunkAtHeight(plan: Plan, heights: Heights, root: Element, y: number): number {
  if (plan.chunkCount === 0) return 0;
  const section = childAt(root, y);
  const element = root.children[section] as HTMLElement;
  const first = plan.sectionFirstChunk[section] as number;
  if (element.dataset['placeholder'] === undefined) return first + childAt(element, y);
  const tops = heights.tops();
  const inside = y - element.getBoundingClientRect().top + (tops[first] as number);
  let chunk = first;
  const end = plan.sectionFirstChunk[section + 1] as number;
  while (chunk + 1 < end && (tops[chunk + 1] as number) <= inside) chunk += 1;
  return chunk;
}

/** The chunks from `above` screens over the viewport to as many below it. */
export function chunksAround(
  plan: Plan,
  heights: Heights,
  root: Element,
  scroller: Element,
  screens: number,
): ChunkSpan {
  const { top, bottom } = scroller.getBoundingClientRect();
  const margin = (bottom - top) * screens;
  return {
    first: chunkAtHeight(plan, heights, root, top - margin),
    last: chunkAtHeight(plan, heights, root, bottom + margin),
  };
}

/** The chunks of the first `height` pixels, before anything is laid out. */
export function chunksFromTop(plan: Plan, heights: Heights, height: number): ChunkSpan {
  const tops = heights.tops();
  let last = 0;
  while (last + 1 < plan.chunkCount && (tops[last + 1] as number) <= height) last += 1;
  return { first: 0, last };
}

/** Pixels: a line that is cut off by no more is in view. */
const CUT_OFF = 10;

/** The text in view, from the first line's start to the last line's end; null where there is none. */
export function rangeInView(view: EditorView, plan: Plan, scroller: Element): TextRange | null {
  const text = view.dom.getBoundingClientRect();
  const { top, bottom } = scroller.getBoundingClientRect();
  // Nothing can be hit outside the window.
  const right = Math.min(text.right, document.documentElement.clientWidth);
  // Both ends of a line: it may run from right to left.
  const offsetsAt = (y: number): readonly number[] =>
    [Math.max(0, text.left) + 1, right - 1].flatMap((left) => {
      const found = view.posAtCoords({ left, top: y });
      return found === null ? [] : toOffset(plan, found.pos);
    });
  const start = Math.min(...offsetsAt(Math.max(text.top + 1, top + CUT_OFF)));
  const end = Math.max(...offsetsAt(Math.min(text.bottom - 1, bottom - CUT_OFF)));
  return start < end ? { start: utf16(start), end: utf16(end) } : null;
}
