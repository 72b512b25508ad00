import type { Table, Transaction } from 'dexie';
import {
  BIRTH,
  kindOf,
  type Change,
  type DocumentId,
  type Json,
  type Passage,
  type RecordRef,
  type RecordState,
} from '#core/model';
import { changeIn, changeRow } from './change-rows.ts';
import { conflictRow } from './conflict-rows.ts';
import { isRecordRow, openPack } from './decode-rows.ts';
import { movedRow } from './moved-rows.ts';
import { rowsAfter } from './rows-after.ts';
import type { ChangeKey, ChangeRow, PackRow, RecordRow } from './rows.ts';

/** What becomes of rows from one version of the database to the next. */

/** Rows read at a time. */
const PAGE = 5_000;

async function eachPage(
  table: Table<ChangeRow, ChangeKey>,
  visit: (changes: readonly Change[]) => Promise<void> | void,
): Promise<void> {
  let last: ChangeKey | null = null;
  for (;;) {
    const from: readonly ChangeRow[] = await rowsAfter(table, last, PAGE);
    await visit(from.map(changeIn).filter((change) => change !== null));
    const end = from.at(-1);
    if (end === undefined || from.length < PAGE) return;
    last = [end.replica, end.seq, end.id];
  }
}

const isDelete = ({ record, field, value }: Change): boolean =>
  kindOf(record) === 'annotation' && field === 'alive' && value === false;

/** The document that a change says its annotation lies in. */
function documentIn({ record, field, value }: Change): DocumentId | null {
  if (kindOf(record) !== 'annotation') return null;
  const passage = field === BIRTH ? (value as { readonly [key: string]: Json })['passage'] : value;
  if (field !== BIRTH && field !== 'passage') return null;
  return (passage as Passage | undefined)?.document ?? null;
}

/** Version 2: rows get the members that the history of a record and the trash are found by. */
export async function markChanges(transaction: Transaction): Promise<void> {
  const table = transaction.table<ChangeRow, ChangeKey>('changes');
  const homes = new Map<RecordRef, DocumentId | null>();
  await eachPage(table, (changes) => {
    for (const { record } of changes.filter(isDelete)) homes.set(record, null);
  });
  await eachPage(table, async (changes) => {
    for (const change of changes) {
      const document = homes.has(change.record) ? documentIn(change) : null;
      if (document !== null) homes.set(change.record, document);
    }
    const unmarked = changes.filter((change) => !isDelete(change));
    const rows = unmarked.map((change) => changeRow(change, null));
    await table.bulkPut(rows.filter(({ of }) => of !== undefined));
  });
  await eachPage(table, async (changes) => {
    const deletes = changes.filter(isDelete);
    const rows = deletes.map((change) => changeRow(change, homes.get(change.record) ?? null));
    await table.bulkPut(rows);
  });
  await transaction.table('meta').put({ key: 'formatVersion', value: 2 });
}

/**
 * Version 4: what people are at odds over, and what lies elsewhere than it was born, is found in the
 * states that there are. An older program would not keep that true, so the format is another from here.
 */
export async function deriveFromStates(transaction: Transaction): Promise<void> {
  const conflicts = transaction.table('conflicts');
  const moved = transaction.table('moved');
  const take = async (states: readonly RecordState[]): Promise<void> => {
    await conflicts.bulkPut(states.map(conflictRow).filter((row) => row !== null));
    await moved.bulkPut(states.map(movedRow).filter((row) => row !== null));
  };
  await transaction
    .table<RecordRow>('records')
    .toArray()
    .then((rows) => take(rows.filter(isRecordRow).map(({ state }) => state)));
  const packs = transaction.table<PackRow>('annotations');
  for (const key of await packs.toCollection().primaryKeys()) {
    // Those in columns are as they were born, where they were born: nobody disagrees with them.
    const { states } = openPack(await packs.get(key));
    if (states.length > 0) await take(states);
  }
  await transaction.table('meta').put({ key: 'formatVersion', value: 3 });
}
