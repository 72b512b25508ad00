import {
  applyChange,
  BIRTH,
  canonicalJson,
  kindOf,
  readField,
  unborn,
  type Change,
  type DocumentId,
  type Json,
  type Passage,
  type RecordRef,
  type RecordState,
} from '#core/model';
import type { StepEntry } from '#renderer/database';
import { absentField, isThere } from './absent.ts';
import type { Context } from './context.ts';
import { absorb, stateOf, type ForeignStates } from './edit.ts';
import type { HomedChange } from './materialise.ts';
import { readSomeStates } from './read-states.ts';

/** Histories of files: changes that were made elsewhere, taken over as they are. */

type Fields = Readonly<Record<string, Json>>;

/** The document that each annotation was born in, as far as the changes say. */
function homesOf(changes: readonly Change[]): ReadonlyMap<RecordRef, DocumentId> {
  const homes = new Map<RecordRef, DocumentId>();
  for (const { record, field, value } of changes) {
    if (kindOf(record) !== 'annotation' || field !== BIRTH) continue;
    const passage = (value as Fields)['passage'] as Passage | undefined;
    if (passage !== undefined) homes.set(record, passage.document);
  }
  return homes;
}

const fieldsOf = ({ field, value }: Change): readonly string[] =>
  field === BIRTH ? Object.keys(value as Fields) : [field];

const valueOf = (state: RecordState, field: string): Json =>
  field === 'alive'
    ? isThere(state)
    : (readField(state, field) ?? absentField(state.record, field, readField(state, 'kind')));

/** What taking over the changes does to each record, so that one undo takes it back. */
function entriesFor(
  context: Context,
  changes: readonly HomedChange[],
  foreign: ForeignStates,
): readonly StepEntry[] {
  const byRecord = new Map<RecordRef, HomedChange[]>();
  for (const each of changes) {
    const list = byRecord.get(each.change.record);
    if (list === undefined) byRecord.set(each.change.record, [each]);
    else list.push(each);
  }
  return [...byRecord].flatMap(([record, list]): readonly StepEntry[] => {
    const home = list[0]?.home ?? null;
    const before = stateOf(context, record, foreign) ?? unborn(record);
    const after = list.reduce((state, { change }) => applyChange(state, change), before);
    if (!isThere(before))
      return isThere(after) ? [{ record, home, field: 'alive', before: false, after: true }] : [];
    const fields = new Set(['alive', ...list.flatMap(({ change }) => fieldsOf(change))]);
    return [...fields].flatMap((field) => {
      const [was, is] = [valueOf(before, field), valueOf(after, field)];
      return canonicalJson(was) === canonicalJson(is)
        ? []
        : [{ record, home, field, before: was, after: is }];
    });
  });
}

/** Documents come with their text or not at all, and nobody's name is another file's to change. */
const isOurs = (context: Context, { record }: Change): boolean =>
  record !== `analyst/${context.identity.analyst}` &&
  (kindOf(record) !== 'document' || context.records.has(record));

/** Those that the database does not hold. */
async function unknownOf(context: Context, changes: readonly Change[]): Promise<readonly Change[]> {
  await context.writer.settled();
  const rows = await context.database.changes.bulkGet(
    changes.map(({ replica, seq, id }) => [replica, seq, id] as const),
  );
  return changes.filter((_, index) => rows[index] === undefined);
}

/**
 * Takes over a file's history as one step.
 *
 * @returns how many annotations it brought; 0 where nothing of it was new.
 */
export async function absorbHistory(context: Context, history: readonly Change[]): Promise<number> {
  const wanted = history.filter((change) => isOurs(context, change));
  const fresh = await unknownOf(context, wanted);
  if (fresh.length === 0) return 0;
  const homes = homesOf(history);
  const { states } = await readSomeStates(context, homes);
  const changes = fresh.flatMap((change): HomedChange[] => {
    const home = homes.get(change.record) ?? null;
    // An annotation's later change without its birth says nothing of where it belongs.
    return kindOf(change.record) === 'annotation' && home === null ? [] : [{ change, home }];
  });
  const entries = entriesFor(context, changes, states);
  const added = entries.filter(
    ({ record, field, after }) =>
      kindOf(record) === 'annotation' && field === 'alive' && after === true,
  ).length;
  absorb(context, 'import history', changes, entries, states);
  return added;
}
