import type { Dexie } from 'dexie';
import { deriveFromStates, markChanges } from './ladder-steps.ts';

/**
 * The database's versions, each a rung that is never edited once people have it. A new version adds
 * a rung (tables that change, and an `upgrade` where rows do) and a fixture of the version
 * before in tests/renderer/database/ladder.test.ts.
 *
 * Rows that are derived (annotations, records, counters) need no upgrade of their own: rebuild.ts
 * makes them anew from the changes.
 */
export function climb(dexie: Dexie): void {
  // Primary keys only: an index over many rows costs more than all else when they are written.
  dexie.version(1).stores({
    changes: '[replica+seq+id]',
    annotations: '[document+bucket]',
    records: 'record',
    counters: 'document',
    steps: 'at',
    meta: 'key',
  });
  // Both indexes are sparse: most rows are births, which have neither member and cost nothing.
  dexie.version(2).stores({ changes: '[replica+seq+id],of,[at+gone]' }).upgrade(markChanges);
  // What was read lies beside the work: no row of another table says anything else than before, so
  // the format stays at 2, and a program of version 2 works on here, with this table untouched.
  dexie.version(3).stores({ readings: '[analyst+document]' });
  // Derived from the states: what people are at odds over, and what lies elsewhere than it was born.
  dexie.version(4).stores({ conflicts: 'record', moved: 'record' }).upgrade(deriveFromStates);
}

/**
 * Of the rows' contents. Kept in the `meta` table, because IndexedDB's own version number does not
 * stop an older program from writing into a newer database. A greater one is refused.
 */
export const FORMAT_VERSION = 3;
