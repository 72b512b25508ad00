import { Dexie, type Table, type Transaction } from 'dexie';
import type { DocumentId, RecordRef } from '#core/model';
import { waitWithAnEnd, type Patience } from './answering.ts';
import { climb } from './ladder.ts';
import type {
  ChangeKey,
  ChangeRow,
  ConflictRow,
  CounterRow,
  MetaRow,
  MovedRow,
  PackKey,
  PackRow,
  ReadingKey,
  ReadingRow,
  RecordRow,
  StepRow,
} from './rows.ts';

/** The tables of the working store; rows.ts says what they hold. */
export interface WorkbenchDatabase {
  readonly dexie: Dexie;
  readonly changes: Table<ChangeRow, ChangeKey>;
  readonly annotations: Table<PackRow, PackKey>;
  readonly records: Table<RecordRow, RecordRef>;
  readonly counters: Table<CounterRow, DocumentId>;
  readonly conflicts: Table<ConflictRow, RecordRef>;
  readonly moved: Table<MovedRow, RecordRef>;
  readonly steps: Table<StepRow, number>;
  readonly meta: Table<MetaRow, MetaRow['key']>;
  /** Of no transaction but its own. */
  readonly readings: Table<ReadingRow, ReadingKey>;
}

/**
 * Strict durability: a transaction is complete only when the system has been told to put it on the
 * disk. With Chromium's default a power cut takes half a minute of work.
 */
export function openDatabase(name: string, patience: Partial<Patience> = {}): WorkbenchDatabase {
  const dexie = new Dexie(name, { chromeTransactionDurability: 'strict' });
  waitWithAnEnd(dexie, patience);
  climb(dexie);
  return {
    dexie,
    changes: dexie.table('changes'),
    annotations: dexie.table('annotations'),
    records: dexie.table('records'),
    counters: dexie.table('counters'),
    conflicts: dexie.table('conflicts'),
    moved: dexie.table('moved'),
    steps: dexie.table('steps'),
    meta: dexie.table('meta'),
    readings: dexie.table('readings'),
  };
}

/** The transaction begun last, so that one that hangs can be given up. */
const underWay = new WeakMap<Dexie, Transaction>();

/** Runs as one strict transaction over all tables of the work: all of it is stored, or nothing. */
export const inTransaction = <T>(
  database: WorkbenchDatabase,
  mode: 'rw' | 'r',
  body: () => Promise<T>,
): Promise<T> =>
  database.dexie.transaction(
    mode,
    [
      database.changes,
      database.annotations,
      database.records,
      database.counters,
      database.conflicts,
      database.moved,
      database.steps,
      database.meta,
    ],
    // An async function on purpose: Dexie keeps a transaction open over native promises only for
    // a scope that it can see to be one.
    async (transaction) => {
      underWay.set(database.dexie, transaction);
      return await body();
    },
  );

/** Gives up what is under way and opens the database anew. */
export async function reopenDatabase({ dexie }: WorkbenchDatabase): Promise<void> {
  try {
    underWay.get(dexie)?.abort();
  } catch {
    // It ended by itself after all.
  }
  dexie.close({ disableAutoOpen: false });
  await dexie.open();
}
