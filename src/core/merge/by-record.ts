import type { Change, RecordRef } from '#core/model';

/** What is said of each record. */
export function byRecord(changes: Iterable<Change>): ReadonlyMap<RecordRef, readonly Change[]> {
  const records = new Map<RecordRef, Change[]>();
  for (const change of changes) {
    const known = records.get(change.record);
    if (known === undefined) records.set(change.record, [change]);
    else known.push(change);
  }
  return records;
}
