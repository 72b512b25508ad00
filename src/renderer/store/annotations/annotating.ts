import type { TextRange } from '#core/text';
import { MAX_NOTE, idOf, wellFormed, type AnnotationId, type TagId } from '#core/model';
import { strings } from '#renderer/words';
import { bornAs, meantIn, rangeObjection } from './births.ts';
import type { Context, LoadedDocument } from '../context.ts';
import { commit, commitEditing } from '../steps/edit.ts';
import { linksAt } from '../links/link-ends.ts';
import { setTagHidden } from '../reading/navigating.ts';
import { notify } from '../notices.ts';
import { passageOf } from '../reading/passages.ts';
import { countAsRead } from '../reading/reading-log.ts';
import type { Annotation, Editing } from '../shapes.ts';
import { annotationHere, refTo } from '../records/sketching.ts';

/** Making, changing and removing annotations of the open document. Each command is one step. */

const { steps, passageNotices, tagNotices, linkNotices } = strings;

/** What a tag is called where something is told of it. */
export const labelOf = (context: Context, tag: TagId): string =>
  context.tagIndex.shown(tag)?.label ?? 'tag';

/** Tells that a tag tags nothing new any more; false where it does. */
export function isRetired(context: Context, tag: TagId): boolean {
  const shown = context.tagIndex.shown(tag);
  if (shown?.isRetired !== true) return false;
  notify(context.state, 'problem', tagNotices.isRetired(shown.label));
  return true;
}

/** An annotation of the very same passage with the very same tag. */
const twinOf = (
  { annotations }: LoadedDocument,
  tag: TagId,
  { start, end }: TextRange,
): Annotation | undefined =>
  annotations
    .overlapping({ start, end })
    .find((other) => other.tag === tag && other.start === start && other.end === end);

export function annotate(context: Context, asked: TagId): AnnotationId | null {
  const { loaded } = context;
  const tag = context.tagIndex.resolve(asked);
  const { selection, sentence } = context.state.getState();
  const chosen = selection ?? sentence;
  if (loaded === null || chosen === null || isRetired(context, tag)) return null;
  const range = meantIn(loaded, chosen);
  const wrong = rangeObjection(range);
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
    notify(context.state, 'done', passageNotices.isTagged(label));
    return twin.id;
  }
  const draft = bornAs(context, loaded, tag, range);
  commit(context, steps.tag(label), [draft]);
  const id = idOf(draft.record) as AnnotationId;
  context.state.setState({ focused: id, selection: null });
  countAsRead(context, range);
  return id;
}

export function annotateAll(context: Context, asked: TagId, ranges: readonly TextRange[]): void {
  const { loaded } = context;
  const tag = context.tagIndex.resolve(asked);
  if (loaded === null || isRetired(context, tag)) return;
  const wanted = new Map<string, TextRange>();
  for (const range of ranges) {
    const whole = meantIn(loaded, range);
    if (rangeObjection(whole) === null && twinOf(loaded, tag, whole) === undefined)
      wanted.set(`${whole.start}-${whole.end}`, whole);
  }
  if (wanted.size === 0) return notify(context.state, 'done', passageNotices.nothingLeft);
  const drafts = [...wanted.values()].map((range) => bornAs(context, loaded, tag, range));
  const label = labelOf(context, tag);
  commit(
    context,
    drafts.length === 1 ? steps.tag(label) : steps.tagMany(drafts.length, label),
    drafts,
  );
}

export function retag(context: Context, id: AnnotationId, asked: TagId): void {
  const annotation = annotationHere(context, id);
  const tag = context.tagIndex.resolve(asked);
  if (annotation === undefined || annotation.tag === tag || isRetired(context, tag)) return;
  const home = annotation.document;
  setTagHidden(context, tag, false);
  commit(context, steps.retag(labelOf(context, tag)), [
    { record: refTo(id), home, field: 'tag', value: tag },
  ]);
}

export function adjust(context: Context, id: AnnotationId, range: TextRange): void {
  const { loaded } = context;
  const annotation = annotationHere(context, id);
  if (loaded === null || annotation === undefined) return;
  const whole = meantIn(loaded, range);
  const wrong = rangeObjection(whole);
  if (wrong !== null) return notify(context.state, 'problem', wrong);
  const isPlaced = loaded.annotations.get(id) !== undefined;
  if (isPlaced && whole.start === annotation.start && whole.end === annotation.end) return;
  const value = passageOf(loaded.id, loaded, whole);
  commit(context, steps.moveEdges, [
    { record: refTo(id), home: loaded.id, field: 'passage', value },
  ]);
}

export function setNote(context: Context, id: AnnotationId, note: string, editing?: Editing): void {
  const annotation = annotationHere(context, id);
  const value = wellFormed(note);
  if (annotation === undefined || annotation.note === value) return;
  if (value.length > MAX_NOTE)
    return notify(context.state, 'problem', passageNotices.noteTooLong(MAX_NOTE));
  const label = (before: unknown): string =>
    value === '' ? steps.deleteNote : before === '' ? steps.addNote : steps.changeNote;
  const draft = { record: refTo(id), home: annotation.document, field: 'note', value };
  commitEditing(context, editing, label, draft);
}

export function remove(context: Context, ids: readonly AnnotationId[]): void {
  const found = [...new Set(ids)]
    .map((id) => annotationHere(context, id))
    .filter((annotation) => annotation !== undefined);
  if (found.length === 0) return;
  const links = linksAt(
    context,
    found.map(({ id }) => id),
  );
  commit(
    context,
    steps.deleteAnnotations(found.length),
    found.map(({ id, document: home }) => ({
      record: refTo(id),
      home,
      field: 'alive',
      value: false,
    })),
  );
  if (links > 0) notify(context.state, 'done', linkNotices.deletedWith(found.length, links));
  const { focused } = context.state.getState();
  if (found.some(({ id }) => id === focused)) context.state.setState({ focused: null });
}
