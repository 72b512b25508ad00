import { mergeRecord, type RecordMerge } from '#core/merge';
import {
  kindOf,
  type Change,
  type DocumentId,
  type RecordRef,
  type RecordState,
} from '#core/model';
import type { WorkbenchDatabase } from '#renderer/database';
import { documentsOf } from './arriving.ts';
import type { Arrivals } from './arrivals.ts';
import type { Origin, Owner } from './jobs.ts';
import {
  isAnnotation,
  soughtFor,
  statesOfAnnotations,
  statesOfRecords,
  storedAmong,
} from './states.ts';

/** What the changes of a file would do to each record that they are of. */

/** One record that something arrives for. */
export interface Arriving extends RecordMerge {
  /** Undefined where nothing was ever said of it here. */
  readonly former: RecordState | undefined;
  readonly changes: readonly [Change, ...Change[]];
  readonly documents: readonly DocumentId[];
}

type Tell = (done: number, total: number) => void;

/** Documents come with their text or not at all, and nobody's name is a history's to change. */
function isTaken(
  record: RecordRef,
  origin: Origin,
  owner: Owner,
  texts: ReadonlySet<string>,
  former: RecordState | undefined,
): boolean {
  if (origin.kind === 'journal') return true;
  if (kindOf(record) === 'document')
    return former !== undefined || texts.has(record.slice('document/'.length));
  return origin.kind === 'project' || record !== `analyst/${owner.analyst}`;
}

const isBirthless = (former: RecordState | undefined, changes: readonly Change[]): boolean =>
  former === undefined && changes.every(({ field }) => field !== '*');

/**
 * Finds out, by what the database holds, what is new and what it would come to.
 *
 * @param tell changes, of all that there are
 * @returns by record
 */
export async function planFor(
  database: WorkbenchDatabase,
  arrivals: Arrivals,
  origin: Origin,
  owner: Owner,
  texts: ReadonlySet<string>,
  tell: Tell,
): Promise<ReadonlyMap<RecordRef, Arriving>> {
  const total = arrivals.size;
  const stored = await storedAmong(database, [...arrivals.records.values()].flat());
  tell(Math.round(total * 0.2), total);
  const fresh = new Map<RecordRef, { readonly all: readonly Change[]; readonly own: Change[] }>();
  for (const [record, all] of arrivals.records) {
    const own = all.filter(({ id }) => !stored.has(id));
    if (own.length > 0) fresh.set(record, { all, own });
  }
  const annotations = [...fresh].filter(([record]) => isAnnotation(record));
  const others = [...fresh.keys()].filter((record) => !isAnnotation(record));
  const states = await statesOfRecords(database, others);
  const sought = annotations.map(([record, { all, own }]) =>
    soughtFor(record, all, own.length < all.length),
  );
  const found = await statesOfAnnotations(database, sought, (count) => {
    tell(Math.round(total * (0.3 + (0.5 * count) / Math.max(1, total))), total);
  });
  tell(Math.round(total * 0.8), total);
  const plan = new Map<RecordRef, Arriving>();
  for (const [record, { own }] of fresh) {
    const former = states.get(record) ?? found.get(record);
    if (!isTaken(record, origin, owner, texts, former)) continue;
    // In a history, a later change without its birth says nothing of where it belongs.
    if (origin.kind === 'history' && isAnnotation(record) && isBirthless(former, own)) continue;
    const changes = own as [Change, ...Change[]];
    const merged = mergeRecord(former, changes);
    plan.set(record, { ...merged, former, changes, documents: documentsOf(merged.after) });
  }
  return plan;
}
