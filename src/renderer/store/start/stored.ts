import {
  isSha256,
  isUuid,
  type AnalystId,
  type DocumentId,
  type RecordRef,
  type RecordState,
  type ReplicaId,
} from '#core/model';
import {
  type ConflictRow,
  type Counters,
  FORMAT_VERSION,
  isConflictRow,
  isCounterRow,
  isRecordRow,
  rowsInOrder,
  type Meta,
  type MetaRow,
  type StepRow,
  type WorkbenchDatabase,
} from '#renderer/database';
import { readFilter, storedFilter } from '../reading/analyst-filter.ts';
import { strings } from '#renderer/words';
import { readBringingBack, readMark } from '../journal/journal-mark.ts';
import { readSteps } from '../steps/kept-steps.ts';
import { readKeyBindings } from '../key-bindings.ts';
import { lastSeq } from '../journal/last-seq.ts';
import { rebuild } from '../healing/rebuild.ts';
import { readStoredColumns } from '../table/columns.ts';

/** What a start finds in the database. */
export interface Stored {
  readonly isFirstStart: boolean;
  readonly meta: Meta;
  readonly records: Map<RecordRef, RecordState>;
  readonly counters: Counters;
  readonly conflicts: readonly ConflictRow[];
  readonly steps: readonly StepRow[];
  /** There were steps, all from before work that was brought here: nothing of them is kept. */
  readonly isPassed: boolean;
  /** What the person should know of what was found. */
  readonly problems: readonly string[];
}

/** A database that must not be touched; the message is for the person. */
export class Untouchable extends Error {}

const isCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;

const count = (value: unknown): number => (isCount(value) ? value : 0);

function readMeta(found: ReadonlyMap<string, unknown>, randomUuid: () => string): Meta {
  const uuid = (key: keyof Meta): string => {
    const value = found.get(key);
    return isUuid(value) ? value : randomUuid();
  };
  const last = found.get('lastDocument');
  return {
    formatVersion: FORMAT_VERSION,
    replica: uuid('replica') as ReplicaId,
    analyst: uuid('analyst') as AnalystId,
    project: uuid('project'),
    seq: count(found.get('seq')),
    undoneAt: count(found.get('undoneAt')),
    lastDocument: isSha256(last) ? (last as DocumentId) : null,
    journal: readMark(found.get('journal')),
    bringingBack: readBringingBack(found.get('bringingBack')),
    isJournalBehind: found.get('isJournalBehind') === true,
    keyBindings: readKeyBindings(found.get('keyBindings')),
    tableColumns: readStoredColumns(found.get('tableColumns')),
    isReadingLogged: found.get('isReadingLogged') !== false,
    analystFilter: storedFilter(readFilter(found.get('analystFilter'))),
  };
}

function refuseNewer(version: unknown): void {
  if (typeof version === 'number' && version > FORMAT_VERSION)
    throw new Untouchable(
      `The work on this machine was stored by a newer version of Obelus (format ${version}; this one knows ${FORMAT_VERSION}). Install that version to go on; nothing was changed.`,
    );
}

async function storeMeta(database: WorkbenchDatabase, meta: Meta): Promise<void> {
  const rows = Object.entries(meta).map(([key, value]): MetaRow => ({
    key: key as keyof Meta,
    value: value as MetaRow['value'],
  }));
  await database.meta.bulkPut(rows);
}

/** The number of the last change that was made here; null where it is not known whose work it is. */
export async function lastOwn(database: WorkbenchDatabase): Promise<number | null> {
  const row = await database.meta.get('replica');
  return isUuid(row?.value) ? lastSeq(database, row.value as ReplicaId) : null;
}

/** Rows read at a time: taking many apart would hold the page. */
const ROWS = 1_000;

/** What the derived tables hold. */
interface Tables extends Pick<Stored, 'records' | 'counters' | 'conflicts'> {
  readonly areSound: boolean;
}

async function readTables(database: WorkbenchDatabase): Promise<Tables> {
  const records = new Map<RecordRef, RecordState>();
  const counters: Counters = new Map();
  let areSound = true;
  for await (const rows of rowsInOrder(database.records, ({ record }) => record, ROWS))
    for (const row of rows)
      if (isRecordRow(row)) records.set(row.record, row.state);
      else areSound = false;
  for await (const rows of rowsInOrder(database.counters, ({ document }) => document, ROWS))
    for (const row of rows)
      if (isCounterRow(row)) counters.set(row.document, new Map(row.counts));
      else areSound = false;
  const conflicts = await database.conflicts.toArray();
  return { records, counters, conflicts, areSound: areSound && conflicts.every(isConflictRow) };
}

/**
 * Reads all that a start needs: nothing of any annotation. Damaged derived rows are made anew from
 * the changes.
 *
 * @param isPassed own work was brought that was done after the last step which is known here
 * @throws Untouchable where a newer program wrote the database.
 */
export async function readStored(
  database: WorkbenchDatabase,
  randomUuid: () => string,
  isPassed = false,
): Promise<Stored> {
  const found = new Map<string, unknown>(
    (await database.meta.toArray()).map(({ key, value }) => [key, value]),
  );
  refuseNewer(found.get('formatVersion'));
  const isFirstStart = found.size === 0;
  const told = readMeta(found, randomUuid);
  // Where the row was lost, no number may be given twice.
  const meta = { ...told, seq: Math.max(told.seq, await lastSeq(database, told.replica)) };
  if (isFirstStart) await storeMeta(database, meta);
  const problems: string[] = [];
  let tables = await readTables(database);
  if (!tables.areSound) {
    const lost = await rebuild(database);
    tables = await readTables(database);
    problems.push(strings.journal.partsMadeAnew(lost));
  }
  const done = found.get('undoneAt');
  const kept = await readSteps(database, isCount(done) ? done : null, isPassed);
  if (kept.areLost && !isPassed) problems.push(strings.undoNotices.stepsLost);
  return {
    isFirstStart,
    meta: { ...meta, undoneAt: kept.undoneAt },
    records: tables.records,
    counters: tables.counters,
    conflicts: tables.conflicts,
    steps: kept.steps,
    isPassed: kept.areLost && isPassed,
    problems,
  };
}
