import {
  canonicalJson,
  readAnnotation,
  readField,
  type DocumentId,
  type Json,
  type RecordRef,
  type RecordState,
} from '#core/model';
import { strings } from '#renderer/words';
import { editMany, type BulkDraft } from '../steps/bulk-edit.ts';
import type { Context } from '../context.ts';
import type { Draft } from '../steps/edit.ts';
import { replacedBy } from '../records/replaced-by.ts';
import { olderOf } from './links.ts';
import type { Looked } from './looking.ts';

/** Carrying annotations over to a newer version of their text, as one step. */

const asText = (value: unknown): string => canonicalJson(value as Json);

/** That the newer document replaces the older one, and all that this replaced: the same whoever says it. */
function replacing(context: Context, { look: { older, newer } }: Looked): readonly Draft[] {
  const record: RecordRef = `document/${newer.id}`;
  const stated = replacedBy(context.records.get(record));
  const all = new Set<DocumentId>([...stated, older.id, ...olderOf(context, older.id)]);
  all.delete(newer.id);
  const value = [...all].sort();
  return asText(value) === asText([...stated].sort())
    ? []
    : [{ record, home: null, field: 'replaces', value }];
}

function draftsFor(
  { look: { older }, carrying, carried }: Looked,
  state: RecordState,
): readonly BulkDraft[] | null {
  const annotation = readAnnotation(state);
  // Deleted, or carried over, since it was looked at.
  if (annotation?.passage.document !== older.id) return null;
  const [then, known] = carried.get(state.record) ?? [null, null];
  const now =
    known !== null && asText(then) === asText(annotation.passage)
      ? known
      : carrying.carry(annotation.passage);
  const { record } = state;
  const said = { record, home: older.id };
  const value = now.passage as unknown as Json;
  const passage: BulkDraft = { ...said, field: 'passage', value };
  if (now.verdict === 'exact' || readField(state, 'review') === now.verdict) return [passage];
  return [{ ...said, field: 'review', value: now.verdict }, passage];
}

/**
 * Moves what was looked at to the newer document: the records stay the same, and with them their links,
 * notes and histories, and what a colleague does to them meanwhile.
 *
 * @returns how many annotations
 */
export async function carryOver(context: Context, looked: Looked): Promise<number> {
  const { older } = looked.look;
  const wanted = new Map([...looked.carried.keys()].map((record) => [record, older.id] as const));
  const { changed, damaged } = await editMany(
    context,
    wanted,
    (state) => draftsFor(looked, state),
    (count) => strings.versions.step(count),
    () => replacing(context, looked),
  );
  if (damaged > 0) throw new Error('Some stored annotations cannot be read.');
  return changed.length;
}
