import { codePoint, utf16, type TextRange } from '#core/text';
import { readAnnotation, type AnnotationRecord, type RecordState } from '#core/model';
import { nameOfAnalyst, type Context, type LoadedDocument } from './context.ts';
import type { Annotation } from './workbench.ts';

/** An annotation of the open document as it is shown, and whether its words were found. */
export interface Placed {
  readonly annotation: Annotation;
  readonly isPlaced: boolean;
}

const NOWHERE: TextRange = { start: utf16(0), end: utf16(0) };

export type TextInPoints = Pick<LoadedDocument, 'body' | 'points'>;

/** Where the passage's words stand, or null where they do not stand where it says. */
function rangeOf({ body, points }: TextInPoints, { passage }: AnnotationRecord): TextRange | null {
  if (passage.start === null || passage.end === null) return null;
  const start = points.toUtf16(codePoint(passage.start));
  const end = points.toUtf16(codePoint(passage.end));
  const isThere =
    end - start === passage.exact.length && body.text.startsWith(passage.exact, start);
  return isThere ? { start, end } : null;
}

/**
 * An annotation's state as the reading surface and the cards see it; null where it is deleted. Its
 * position is believed only where the text has its very words there.
 */
export function placeAnnotation(
  context: Context,
  text: TextInPoints,
  state: RecordState,
): Placed | null {
  const record = readAnnotation(state);
  if (record === null) return null;
  const range = rangeOf(text, record);
  const { id, tag, note, created, modified } = record;
  const annotation: Annotation = {
    id,
    document: record.passage.document,
    tag,
    exact: record.passage.exact,
    note,
    creator: nameOfAnalyst(context, record.creator),
    created,
    modified,
    start: (range ?? NOWHERE).start,
    end: (range ?? NOWHERE).end,
  };
  return { annotation, isPlaced: range !== null };
}
