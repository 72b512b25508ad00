import {
  applyChange,
  idOf,
  kindOf,
  sealChange,
  succession,
  type DocumentId,
  type Passage,
  type RecordRef,
  type RecordState,
} from '#core/model';
import {
  decodeEntries,
  homeOf,
  isStepRow,
  type StepEntry,
  type WorkbenchDatabase,
} from '#renderer/database';
import { storeBatches, type HistoryWrite, type HomedChange } from '../storing/materialise.ts';
import type { Signature, Taken } from './jobs.ts';
import { statesOfAnnotations, statesOfRecords, type Sought } from './states.ts';
import { packsOf } from './storing.ts';
import { saidAgain, type Direction } from './taking-back.ts';

/** Taking back a step, or doing it again: what it changed is said as it was, by new changes. */

/** Where an annotation lies that an entry is of: the step may have moved it. */
function soughtFor({ record, home, field, before, after }: StepEntry): Sought {
  const places = field === 'passage' ? [before, after] : [];
  const moved = places.flatMap((place) => (place as Partial<Passage> | null)?.document ?? []);
  const documents = home === null ? moved : [home, ...moved];
  return { record, documents, isAnywhere: false };
}

async function statesFor(
  database: WorkbenchDatabase,
  entries: readonly StepEntry[],
): Promise<Map<RecordRef, RecordState>> {
  const others = new Set<RecordRef>();
  const sought: Sought[] = [];
  for (const entry of entries)
    if (kindOf(entry.record) === 'annotation') sought.push(soughtFor(entry));
    else others.add(entry.record);
  const states = await statesOfRecords(database, [...others]);
  for (const [record, state] of await statesOfAnnotations(database, sought))
    states.set(record, state);
  return states;
}

/** Places that the page looks for when it shows what was taken back. */
const MOST_TOLD = 200;

/**
 * Takes back a step as it is stored, or does it again, in one transaction.
 *
 * @returns null where the step is not there, or is damaged
 */
export async function takeStored(
  database: WorkbenchDatabase,
  step: number,
  direction: Direction,
  sign: Signature,
  history: HistoryWrite,
  tell: (part: number) => void,
): Promise<Taken | null> {
  const row: unknown = await database.steps.get(step);
  const entries = isStepRow(row) ? decodeEntries(row) : null;
  if (entries === null) return null;
  const states = await statesFor(database, entries);
  tell(0.2);
  const { analyst, replica, at } = sign;
  let { seq } = sign;
  const changes: HomedChange[] = [];
  const ordered = direction === 'before' ? [...entries].reverse() : entries;
  for (const entry of ordered) {
    const { record, field } = entry;
    let state = states.get(record);
    if (state === undefined) continue;
    for (const { value, succeeds } of saidAgain(state, entry, direction, analyst)) {
      seq++;
      const next = succeeds ?? succession(state, field, value);
      const change = sealChange({ record, field, value, ...next, analyst, replica, seq, at });
      changes.push({ change, home: kindOf(record) === 'annotation' ? homeOf(state) : null });
      state = applyChange(state, change);
    }
    states.set(record, state);
  }
  tell(0.4);
  await storeBatches(database, [{ changes, history, meta: { seq } }], (part) => {
    tell(0.4 + 0.6 * part);
  });
  const documents = entries.flatMap(({ record, field }) =>
    field === 'alive' && kindOf(record) === 'document' ? [idOf(record) as DocumentId] : [],
  );
  const records = entries.slice(0, MOST_TOLD).map(({ record }) => record);
  const homes = [...new Set(entries.flatMap(({ home }) => home ?? []))];
  return { packs: packsOf(changes), documents, records, homes };
}
