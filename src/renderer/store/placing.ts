import { utf16, type TextRange } from '#core/text';
import { readAnnotation, type AnnotationRecord, type RecordState } from '#core/model';
import { nameOfAnalyst, type Context } from './context.ts';
import type { TextOfDocument } from './text-of-document.ts';
import type { Annotation } from './shapes.ts';
import { toldValue } from './told-value.ts';

/** An annotation of a document as it is shown, and whether its words were found. */
export interface Placed {
  readonly annotation: Annotation;
  readonly isPlaced: boolean;
}

const NOWHERE: TextRange = { start: utf16(0), end: utf16(0) };

/** What the text says where the words were found: after folding, not the quote's very characters. */
const wordsAt = (text: string, range: TextRange | null, { passage }: AnnotationRecord): string =>
  range === null || text.startsWith(passage.exact, range.start)
    ? passage.exact
    : text.slice(range.start, range.end);

/** An annotation's state as the reading surface and the cards see it; null where it is deleted. */
export function placeAnnotation(
  context: Context,
  text: Pick<TextOfDocument, 'body' | 'find'>,
  state: RecordState,
): Placed | null {
  const record = readAnnotation(state);
  if (record === null) return null;
  const range = text.find(record.passage);
  const { id, note, created, modified } = record;
  const tag = context.tagIndex.resolve(record.tag);
  const annotation: Annotation = {
    id,
    document: record.passage.document,
    tag,
    exact: wordsAt(text.body.text, range, record),
    note,
    value: toldValue(context, tag, record.value),
    creator: nameOfAnalyst(context, record.creator),
    created,
    modified,
    start: (range ?? NOWHERE).start,
    end: (range ?? NOWHERE).end,
  };
  return { annotation, isPlaced: range !== null };
}
