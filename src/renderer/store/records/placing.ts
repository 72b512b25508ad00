import { utf16, type TextRange } from '#core/text';
import {
  readAnnotation,
  readField,
  readReview,
  type AnalystId,
  type AnnotationRecord,
  type RecordState,
  type Review,
  type TagId,
} from '#core/model';
import { shownAnalyst } from './analysts.ts';
import type { Context } from '../context.ts';
import type { TextOfDocument } from './text-of-document.ts';
import type { Annotation } from '../shapes.ts';
import { withValue } from './told-value.ts';

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

function reviewOf(state: RecordState): { readonly review?: Review } {
  const review = readReview(state);
  return review === null ? {} : { review };
}

/**
 * Where an annotation's words are in a text. What was found nowhere when it was carried over to a newer
 * version, or was left without a place, is looked for no more: it might be other words that say the same.
 */
export function placeIn(
  find: TextOfDocument['find'],
  state: RecordState,
  { passage }: AnnotationRecord,
): TextRange | null {
  const isLeft = passage.start === null && readField(state, 'review') !== undefined;
  return isLeft ? null : find(passage);
}

/** An annotation's state as the reading surface and the cards see it; null where it is deleted. */
export function placeAnnotation(
  context: Context,
  text: Pick<TextOfDocument, 'body' | 'find'>,
  state: RecordState,
): Placed | null {
  const record = readAnnotation(state);
  if (record === null) return null;
  const range = placeIn(text.find, state, record);
  const { id, note, created, modified } = record;
  const tag = context.tagIndex.resolve(record.tag);
  const told: Annotation = {
    id,
    document: record.passage.document,
    tag,
    exact: wordsAt(text.body.text, range, record),
    note,
    value: null,
    creator: shownAnalyst(context, record.creator),
    creatorId: record.creator,
    created,
    modified,
    start: (range ?? NOWHERE).start,
    end: (range ?? NOWHERE).end,
    ...reviewOf(state),
  };
  return { annotation: withValue(context, told, record.value), isPlaced: range !== null };
}

/**
 * An annotation whose state is as it was, told by what its tag and actor count as and what its
 * maker is called now. It stands where it stood.
 */
export function tellAnew(context: Context, told: Annotation, state: RecordState): Annotation {
  const { id, document, exact, note, created, modified, start, end } = told;
  const tag = context.tagIndex.resolve(readField(state, 'tag') as TagId);
  const creatorId = readField(state, 'creator') as AnalystId;
  const creator = shownAnalyst(context, creatorId);
  const said = { id, document, tag, exact, note, value: null, creator, created, modified };
  return withValue(
    context,
    { ...said, creatorId, start, end, ...reviewOf(state) },
    readField(state, 'value') ?? null,
  );
}
