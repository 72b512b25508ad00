import type { TextRange } from '#core/text';
import { BIRTH, MAX_EXACT, type AnnotationId, type TagId } from '#core/model';
import { strings } from '#renderer/words';
import { timeNow, type Context, type LoadedDocument } from '../context.ts';
import type { Draft } from '../steps/edit.ts';
import { meant, passageOf } from '../reading/passages.ts';
import { refTo } from '../records/sketching.ts';

/** The births of annotations of the open document. */

export const meantIn = ({ body }: LoadedDocument, range: TextRange): TextRange =>
  meant(body.text, range, body.noteMarkers);

export function bornAs(
  context: Context,
  loaded: LoadedDocument,
  tag: TagId,
  range: TextRange,
): Draft {
  const id = context.surroundings.randomUuid() as AnnotationId;
  const created = timeNow(context);
  const { analyst } = context.identity;
  const passage = passageOf(loaded.id, loaded, range);
  const value = { alive: true, passage, tag, creator: analyst, created };
  return { record: refTo(id), home: loaded.id, field: BIRTH, value };
}

/** What keeps a range from being a passage, in words; null where nothing does. */
export function rangeObjection({ start, end }: TextRange): string | null {
  if (start >= end) return strings.passageNotices.empty;
  return end - start > MAX_EXACT ? strings.passageNotices.tooLong(MAX_EXACT) : null;
}
