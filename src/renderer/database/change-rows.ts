import {
  BIRTH,
  isSha256,
  isTime,
  isUuid,
  kindOf,
  type Change,
  type DocumentId,
  type Json,
  type RecordRef,
} from '#core/model';
import type { ChangeRow } from './rows.ts';

/** Changes as the database holds them, and back. */

type Fields = Readonly<Record<string, Json>>;

/** Fields of a birth that nothing says anew: while they stand, the record's state keeps the birth. */
const LASTING: Readonly<Record<string, string>> = { annotation: 'created', relation: 'from' };

/** Whether the births of records of this kind are told by their state, and by no index. */
export const isBirthKept = (record: RecordRef): boolean => LASTING[kindOf(record)] !== undefined;

function isKept({ record, field, value }: Change): boolean {
  const lasting = LASTING[kindOf(record)];
  return field === BIRTH && lasting !== undefined && Object.hasOwn(value as Fields, lasting);
}

/** @param home the document an annotation belonged to before the change; null for other records. */
export function changeRow(change: Change, home: DocumentId | null): ChangeRow {
  if (isKept(change)) return change;
  const { record, field, value } = change;
  const isGone = home !== null && field === 'alive' && value === false;
  return { ...change, of: record, ...(isGone && { gone: home }) };
}

/** A row without what it is found by: what was sealed. */
export function sealedIn(row: unknown): unknown {
  if (typeof row !== 'object' || row === null) return row;
  const { of: _of, gone: _gone, ...change } = row as Partial<ChangeRow>;
  return change;
}

/**
 * The change in a row, by its shape alone; null where the row is damaged. Hashes are checked where
 * changes come in and where state is made of them: a look at the past reads every row there is.
 */
export function changeIn(row: unknown): Change | null {
  const change = sealedIn(row) as Partial<Change> | null;
  if (typeof change !== 'object' || change === null) return null;
  const { id, record, field, value, preds, depth, analyst, replica, seq, at } = change;
  const isSound =
    isSha256(id) &&
    typeof record === 'string' &&
    record.includes('/') &&
    typeof field === 'string' &&
    value !== undefined &&
    (field !== BIRTH || (typeof value === 'object' && value !== null)) &&
    Array.isArray(preds) &&
    preds.every(isSha256) &&
    Number.isSafeInteger(depth) &&
    isUuid(analyst) &&
    isUuid(replica) &&
    Number.isSafeInteger(seq) &&
    isTime(at);
  return isSound ? (change as Change) : null;
}
