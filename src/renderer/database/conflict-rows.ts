import { openConflicts } from '#core/merge';
import { isSha256, kindOf, type RecordState } from '#core/model';
import { homeOf } from './packs.ts';
import type { ConflictRow } from './rows.ts';

/** On what of a record people are at odds, as a row; null where they are not. */
export function conflictRow(state: RecordState): ConflictRow | null {
  const fields = openConflicts(state).map(({ field }) => field);
  if (fields.length === 0) return null;
  const { record } = state;
  return { record, home: kindOf(record) === 'annotation' ? homeOf(state) : null, fields };
}

export const isConflictRow = (row: unknown): row is ConflictRow => {
  if (typeof row !== 'object' || row === null) return false;
  const { record, home, fields } = row as Partial<ConflictRow>;
  return (
    typeof record === 'string' &&
    record.includes('/') &&
    (home === null || isSha256(home)) &&
    Array.isArray(fields) &&
    fields.length > 0 &&
    fields.every((field) => typeof field === 'string')
  );
};
