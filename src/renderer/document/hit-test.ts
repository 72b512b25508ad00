import type { AnnotationId, TagId } from '#core/model';
import { utf16 } from '#core/text';
import type { Annotation, AnnotationIndex } from '#renderer/store';
import type { Surface } from './surface.ts';

/** Slack, in pixels, around a letter that still counts as on it. */
const SLACK = 3;

function isOnLine(surface: Surface, offset: number, x: number, y: number): boolean {
  const from = surface.rectAt(offset, 'start');
  const isHigh = y >= from.top - SLACK && y <= from.bottom + SLACK;
  return isHigh && Math.abs(x - from.left) <= 2 * (from.bottom - from.top);
}

const byLength = (a: Annotation, b: Annotation): number =>
  a.end - a.start - (b.end - b.start) || (a.id < b.id ? -1 : 1);

/** The annotations drawn at a point in viewport pixels, in no promised order; none beside a line's text. */
function drawnAt(
  surface: Surface,
  annotations: AnnotationIndex,
  hidden: ReadonlySet<TagId>,
  x: number,
  y: number,
): readonly Annotation[] {
  const offset = surface.offsetAt(x, y);
  if (offset === null || !isOnLine(surface, offset, x, y)) return [];
  const isBefore = x < surface.rectAt(offset, 'start').left;
  const at = isBefore ? offset - 1 : offset;
  if (at < 0) return [];
  return annotations
    .overlapping({ start: utf16(at), end: utf16(at + 1) })
    .filter(({ tag }) => !hidden.has(tag));
}

type Asked = Parameters<typeof drawnAt>;

/**
 * The annotations drawn at a point, the shortest first: that is the one a person who points at a nest
 * of them means.
 */
export const annotationsAt = (...asked: Asked): readonly Annotation[] =>
  drawnAt(...asked).toSorted(byLength);

/** The first of them, for what follows the pointer; null where there is none. */
export const annotationAt = (...asked: Asked): Annotation | null =>
  drawnAt(...asked).reduce<Annotation | null>(
    (least, each) => (least === null || byLength(each, least) < 0 ? each : least),
    null,
  );

/** The one a click means: the shortest, and at each further click the next wider, then around. */
export function nextInStack(
  stack: readonly Annotation[],
  focused: AnnotationId | null,
): Annotation | null {
  const index = stack.findIndex(({ id }) => id === focused);
  return stack[(index + 1) % stack.length] ?? null;
}
