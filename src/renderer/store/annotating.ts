import type { TextRange } from '#core/text';
import {
  BIRTH,
  MAX_EXACT,
  MAX_NOTE,
  canonicalJson,
  wellFormed,
  type AnnotationId,
  type Json,
  type RecordRef,
  type TagId,
  type Value,
} from '#core/model';
import { timeNow, type Context, type LoadedDocument } from './context.ts';
import { commit, type Draft } from './edit.ts';
import { setTagHidden } from './navigating.ts';
import { notify } from './notices.ts';
import { meant, passageOf } from './passages.ts';
import type { Annotation } from './shapes.ts';

/** Making, changing and removing annotations of the open document. Each command is one step. */

const refTo = (id: AnnotationId): RecordRef => `annotation/${id}`;

const labelOf = (context: Context, tag: TagId): string =>
  context.state.getState().tags.find(({ id }) => id === tag)?.label ?? 'tag';

const asJson = (value: Value | null): Json => value as unknown as Json;

const sameJson = (a: Value | null, b: Value | null): boolean =>
  canonicalJson(asJson(a)) === canonicalJson(asJson(b));

const find = (context: Context, id: AnnotationId): Annotation | undefined =>
  context.loaded?.annotations.get(id) ?? context.loaded?.unplaced.get(id);

const meantIn = ({ body }: LoadedDocument, range: TextRange): TextRange =>
  meant(body.text, range, body.noteMarkers);

/** An annotation of the very same passage with the very same tag. */
const twinOf = (
  { annotations }: LoadedDocument,
  tag: TagId,
  { start, end }: TextRange,
): Annotation | undefined =>
  annotations
    .overlapping({ start, end })
    .find((other) => other.tag === tag && other.start === start && other.end === end);

function birth(context: Context, loaded: LoadedDocument, tag: TagId, range: TextRange): Draft {
  const id = context.surroundings.randomUuid() as AnnotationId;
  const created = timeNow(context);
  const { analyst } = context.identity;
  const passage = passageOf(loaded.id, loaded, range);
  const value = { alive: true, passage, tag, creator: analyst, created };
  return { record: refTo(id), home: loaded.id, field: BIRTH, value };
}

/** What keeps a range from being a passage, in words; null where nothing does. */
function objection({ start, end }: TextRange): string | null {
  if (start >= end) return 'There is no text in the selection.';
  if (end - start > MAX_EXACT)
    return `The selection is too long: a passage holds at most ${MAX_EXACT.toLocaleString()} characters.`;
  return null;
}

export function annotate(context: Context, tag: TagId): AnnotationId | null {
  const { loaded } = context;
  const { selection, sentence } = context.state.getState();
  const chosen = selection ?? sentence;
  if (loaded === null || chosen === null) return null;
  const range = meantIn(loaded, chosen);
  const wrong = objection(range);
  if (wrong !== null) {
    notify(context.state, 'problem', wrong);
    return null;
  }
  // What is tagged now is to be seen.
  setTagHidden(context, tag, false);
  const label = labelOf(context, tag);
  const twin = twinOf(loaded, tag, range);
  if (twin !== undefined) {
    context.state.setState({ focused: twin.id, selection: null });
    notify(context.state, 'done', `This passage is tagged as ${label} already.`);
    return twin.id;
  }
  const draft = birth(context, loaded, tag, range);
  commit(context, `tag as ${label}`, [draft]);
  const id = draft.record.slice('annotation/'.length) as AnnotationId;
  context.state.setState({ focused: id, selection: null });
  return id;
}

export function annotateAll(context: Context, tag: TagId, ranges: readonly TextRange[]): void {
  const { loaded } = context;
  if (loaded === null) return;
  const wanted = new Map<string, TextRange>();
  for (const range of ranges) {
    const whole = meantIn(loaded, range);
    if (objection(whole) === null && twinOf(loaded, tag, whole) === undefined)
      wanted.set(`${whole.start}-${whole.end}`, whole);
  }
  if (wanted.size === 0)
    return notify(context.state, 'done', 'There is nothing left to tag there.');
  const drafts = [...wanted.values()].map((range) => birth(context, loaded, tag, range));
  const label = labelOf(context, tag);
  const passages = drafts.length === 1 ? '' : `${drafts.length} passages `;
  commit(context, `tag ${passages}as ${label}`, drafts);
}

export function retag(context: Context, id: AnnotationId, tag: TagId): void {
  const annotation = find(context, id);
  if (annotation === undefined || annotation.tag === tag) return;
  const home = annotation.document;
  setTagHidden(context, tag, false);
  commit(context, `change tag to ${labelOf(context, tag)}`, [
    { record: refTo(id), home, field: 'tag', value: tag },
  ]);
}

export function adjust(context: Context, id: AnnotationId, range: TextRange): void {
  const { loaded } = context;
  const annotation = find(context, id);
  if (loaded === null || annotation === undefined) return;
  const whole = meantIn(loaded, range);
  const wrong = objection(whole);
  if (wrong !== null) return notify(context.state, 'problem', wrong);
  const isPlaced = loaded.annotations.get(id) !== undefined;
  if (isPlaced && whole.start === annotation.start && whole.end === annotation.end) return;
  const value = passageOf(loaded.id, loaded, whole);
  commit(context, 'move edges', [{ record: refTo(id), home: loaded.id, field: 'passage', value }]);
}

export function setNote(context: Context, id: AnnotationId, note: string): void {
  const annotation = find(context, id);
  const value = wellFormed(note);
  if (annotation === undefined || annotation.note === value) return;
  if (value.length > MAX_NOTE) {
    const most = MAX_NOTE.toLocaleString();
    return notify(
      context.state,
      'problem',
      `The note is too long: at most ${most} characters are kept with one annotation.`,
    );
  }
  const label = value === '' ? 'delete note' : annotation.note === '' ? 'add note' : 'change note';
  commit(context, label, [{ record: refTo(id), home: annotation.document, field: 'note', value }]);
}

export function setValue(context: Context, id: AnnotationId, value: Value | null): void {
  const annotation = find(context, id);
  if (annotation === undefined || sameJson(annotation.value, value)) return;
  const label = value === null ? 'clear value' : 'set value';
  const home = annotation.document;
  commit(context, label, [{ record: refTo(id), home, field: 'value', value: asJson(value) }]);
}

export function remove(context: Context, ids: readonly AnnotationId[]): void {
  const found = [...new Set(ids)]
    .map((id) => find(context, id))
    .filter((annotation) => annotation !== undefined);
  if (found.length === 0) return;
  const what = found.length === 1 ? 'annotation' : `${found.length} annotations`;
  commit(
    context,
    `delete ${what}`,
    found.map(({ id, document: home }) => ({
      record: refTo(id),
      home,
      field: 'alive',
      value: false,
    })),
  );
  const { focused } = context.state.getState();
  if (found.some(({ id }) => id === focused)) context.state.setState({ focused: null });
}
