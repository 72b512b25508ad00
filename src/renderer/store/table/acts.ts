import {
  actorOf,
  MAX_NOTE,
  idOf,
  readAnnotation,
  wellFormed,
  type AnnotationId,
  type AnnotationRecord,
  type DocumentId,
  type Json,
  type RecordRef,
  type RecordState,
  type TagId,
  type Value,
} from '#core/model';
import type { RowRef } from '#renderer/table';
import { strings } from '#renderer/words';
import { isRetired, labelOf } from '../annotations/annotating.ts';
import { editMany, type BulkDraft, type BulkOutcome } from '../steps/bulk-edit.ts';
import type { Context } from '../context.ts';
import { linksAt } from '../links/link-ends.ts';
import { setTagHidden } from '../reading/navigating.ts';
import { notify } from '../notices.ts';
import { refTo } from '../records/sketching.ts';
import { toldValue } from '../records/told-value.ts';
import { sameValue } from '../annotations/values.ts';

/** The commands on many annotations, wherever they are: one step each, told with their number. */

const { steps, tableSteps, tableNotices, passageNotices, valueNotices } = strings;

/** What one of the commands does to one annotation; null where it stays as it is. */
type Act = (record: AnnotationRecord) => Pick<BulkDraft, 'field' | 'value'> | null;

interface Told {
  readonly labelFor: (count: number) => string;
  readonly done: (outcome: { readonly count: number; readonly documents: number }) => string;
  /** Where nothing was changed. */
  readonly nothing: string;
}

/** @returns what was done, once it is done and told */
async function act(
  context: Context,
  rows: readonly RowRef[],
  does: Act,
  { labelFor, done, nothing }: Told,
): Promise<BulkOutcome> {
  const wanted = new Map<RecordRef, DocumentId>(
    rows.map(({ id, document }) => [refTo(id), document]),
  );
  const draftFor = (state: RecordState): BulkDraft | null => {
    const record = readAnnotation(state);
    const draft = record === null ? null : does(record);
    return record === null || draft === null
      ? null
      : { record: state.record, home: record.passage.document, ...draft };
  };
  const outcome = await editMany(context, wanted, draftFor, labelFor);
  const { changed, documents, damaged } = outcome;
  if (damaged > 0) notify(context.state, 'problem', tableNotices.damaged(damaged));
  const sentence = changed.length === 0 ? nothing : done({ count: changed.length, documents });
  notify(context.state, 'done', sentence);
  return outcome;
}

export async function retagRows(
  context: Context,
  rows: readonly RowRef[],
  asked: TagId,
): Promise<number> {
  const { tagIndex } = context;
  const tag = tagIndex.resolve(asked);
  if (isRetired(context, tag)) return 0;
  const label = labelOf(context, tag);
  const { changed } = await act(
    context,
    rows,
    (record) => (tagIndex.resolve(record.tag) === tag ? null : { field: 'tag', value: tag }),
    {
      labelFor: (count) => (count === 1 ? steps.retag(label) : tableSteps.retag(count, label)),
      done: (counts) => tableNotices.retagged(counts, label),
      nothing: tableNotices.allTagged(rows.length, label),
    },
  );
  if (changed.length > 0) setTagHidden(context, tag, false);
  return changed.length;
}

/** Why a value can be no annotation's; null where it can. */
function objectionTo({ entityIndex }: Context, value: Value): string | null {
  const entity = actorOf(value);
  return entity !== null && entityIndex.shown(entity) === undefined ? valueNotices.noActor : null;
}

export async function setValueOfRows(
  context: Context,
  rows: readonly RowRef[],
  value: Value | null,
): Promise<number> {
  const wrong = value === null ? null : objectionTo(context, value);
  if (wrong !== null) {
    notify(context.state, 'problem', wrong);
    return 0;
  }
  const { tagIndex } = context;
  const { changed } = await act(
    context,
    rows,
    (record) => {
      const tag = tagIndex.resolve(record.tag);
      if (value !== null && tagIndex.kindOf(tag) !== value.kind) return null;
      const told = toldValue(context, tag, record.value);
      const next =
        value?.kind === 'claim' && told?.kind === 'claim' ? { ...told, ...value } : value;
      return sameValue(told, next) ? null : { field: 'value', value: next as unknown as Json };
    },
    {
      labelFor: (count) =>
        value === null
          ? count === 1
            ? steps.clearValue
            : tableSteps.clearValue(count)
          : count === 1
            ? steps.setValue
            : tableSteps.setValue(count),
      done: (counts) =>
        value === null
          ? tableNotices.valueCleared(counts, rows.length)
          : tableNotices.valueSet(counts, rows.length),
      nothing:
        value === null ? tableNotices.noValues : tableNotices.noneForValue(value.kind, rows.length),
    },
  );
  return changed.length;
}

export async function addNoteToRows(
  context: Context,
  rows: readonly RowRef[],
  typed: string,
): Promise<number> {
  const note = wellFormed(typed).trim();
  if (note === '') return 0;
  if (note.length > MAX_NOTE) {
    notify(context.state, 'problem', passageNotices.noteTooLong(MAX_NOTE));
    return 0;
  }
  const full = new Set<AnnotationId>();
  const { changed } = await act(
    context,
    rows,
    ({ id, note: former }) => {
      const value = former.trim() === '' ? note : `${former.trimEnd()}\n\n${note}`;
      if (value.length <= MAX_NOTE) return { field: 'note', value };
      full.add(id);
      return null;
    },
    {
      labelFor: (count) => (count === 1 ? steps.addNote : tableSteps.addNote(count)),
      done: (counts) => tableNotices.noted(counts),
      nothing: tableNotices.notNoted,
    },
  );
  if (full.size > 0) notify(context.state, 'problem', tableNotices.notesFull(full.size, MAX_NOTE));
  return changed.length;
}

export async function removeRows(context: Context, rows: readonly RowRef[]): Promise<number> {
  // Counted while they are there: afterwards no link is told of.
  const links = linksAt(
    context,
    rows.map(({ id }) => id),
  );
  const { changed } = await act(context, rows, () => ({ field: 'alive', value: false }), {
    labelFor: steps.deleteAnnotations,
    done: (counts) => tableNotices.deleted(counts, links),
    nothing: tableNotices.nothingThere,
  });
  const { focused } = context.state.getState();
  if (focused !== null && changed.some((record) => idOf(record) === focused))
    context.state.setState({ focused: null });
  return changed.length;
}
