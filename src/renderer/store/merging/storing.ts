import { isAlive, kindOf, type RecordRef } from '#core/model';
import {
  encodeEntries,
  packKey,
  type PackKey,
  type StepEntry,
  type WorkbenchDatabase,
} from '#renderer/database';
import { entriesFor, homed } from './arriving.ts';
import { storeBatches, type HistoryWrite, type HomedChange } from '../storing/materialise.ts';
import type { Arrival, Origin, Owner, Signature, StepPlace } from './jobs.ts';
import type { Arriving } from './plan.ts';
import { projectsOf, uniteProject } from './project.ts';
import { documentsNamed, statesOfRecords } from './states.ts';

/** Stores what arrives as one step, in one transaction. */

/** The packs that changes are stored in. */
export function packsOf(changes: readonly HomedChange[]): readonly PackKey[] {
  const packs = new Map<string, PackKey>();
  for (const { change, home } of changes) {
    if (kindOf(change.record) !== 'annotation' || home === null) continue;
    for (const document of [home, ...documentsNamed([change])]) {
      const key = packKey(document, change.record);
      packs.set(key.join('/'), key);
    }
  }
  return [...packs.values()];
}

const isAdded = ({ former, after }: Arriving): boolean =>
  kindOf(after.record) === 'annotation' &&
  isAlive(after) &&
  (former === undefined || !isAlive(former));

const stepOf = (
  { at, label, dropped }: StepPlace,
  entries: readonly StepEntry[],
): HistoryWrite => ({
  put: [{ at, label, entries: encodeEntries(entries) }],
  dropped,
  undoneAt: at,
});

/**
 * @param place null where it is to be no step
 * @param tell how far it has come, of 1
 * @throws where the database does not take it: then nothing of it is stored.
 */
export async function storeArriving(
  database: WorkbenchDatabase,
  taken: readonly Arriving[],
  origin: Origin,
  owner: Owner,
  place: StepPlace | null,
  sign: Signature,
  tell: (part: number) => void,
): Promise<Arrival> {
  const byRecord = new Map<RecordRef, Arriving>(taken.map((each) => [each.record, each]));
  const states = await statesOfRecords(database, projectsOf(origin, owner));
  let seq = sign.seq;
  for (const { changes } of taken)
    for (const change of changes)
      if (change.replica === owner.replica) seq = Math.max(seq, change.seq);
  const union = uniteProject(origin, owner, byRecord, (record) => states.get(record), {
    ...sign,
    seq,
  });
  seq += union.changes.length;
  const entries: StepEntry[] = [];
  const changes: HomedChange[] = [];
  let added = 0;
  for (const arriving of taken) {
    const { former, after } = arriving;
    for (const each of homed(former, arriving.changes)) changes.push(each);
    if (place !== null && kindOf(after.record) !== 'project')
      for (const entry of entriesFor(former, after, arriving.changes)) entries.push(entry);
    if (isAdded(arriving)) added++;
  }
  for (const change of union.changes) changes.push({ change, home: null });
  entries.push(...union.entries);
  // What comes from the journal is there already; what comes from elsewhere goes there next.
  const isJournalBehind = origin.kind !== 'journal';
  const meta = { seq, project: union.id, ...(isJournalBehind && { isJournalBehind }) };
  const history = place === null || entries.length === 0 ? null : stepOf(place, entries);
  await storeBatches(database, [{ changes, history, meta }], tell);
  return { packs: packsOf(changes), added };
}
