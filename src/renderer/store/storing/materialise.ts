import {
  applyChange,
  BIRTH,
  kindOf,
  unborn,
  type Change,
  type DocumentId,
  type Passage,
  type RecordRef,
  type RecordState,
} from '#core/model';
import {
  bucketOf,
  changeRow,
  conflictRow,
  type Counters,
  decodePack,
  encodePack,
  homeOf,
  inTransaction,
  isCounterRow,
  isMovedRow,
  isRecordRow,
  type Meta,
  type MetaRow,
  movedRow,
  type PackKey,
  type PackRow,
  recount,
  type StepRow,
  type WorkbenchDatabase,
} from '#renderer/database';

/** A change, and the document its annotation belonged to before it; null for other records. */
export interface HomedChange {
  readonly change: Change;
  readonly home: DocumentId | null;
}

/** What a step does to the history of steps. */
export interface HistoryWrite {
  readonly put: readonly StepRow[];
  readonly dropped: readonly number[];
  readonly undoneAt: number;
}

/** What belongs together: all of it is stored or none. */
export interface Batch {
  readonly changes: readonly HomedChange[];
  readonly history: HistoryWrite | null;
  readonly meta: Partial<Meta>;
}

const keyText = ([document, bucket]: PackKey): string => `${document}/${bucket}`;

/** The packs that a transaction touches, read once and written once. */
class Packs {
  readonly #packs = new Map<
    string,
    { key: PackKey; states: Map<RecordRef, RecordState>; damaged: readonly unknown[] }
  >();
  readonly #database: WorkbenchDatabase;

  constructor(database: WorkbenchDatabase) {
    this.#database = database;
  }

  async read(keys: readonly PackKey[]): Promise<void> {
    const missing = [...new Map(keys.map((key) => [keyText(key), key])).values()].filter(
      (key) => !this.#packs.has(keyText(key)),
    );
    const rows = await this.#database.annotations.bulkGet([...missing]);
    for (const [index, key] of missing.entries()) {
      const row = rows[index];
      const { states, damaged } = row === undefined ? { states: [], damaged: [] } : decodePack(row);
      const byRecord = new Map(states.map((state) => [state.record, state]));
      this.#packs.set(keyText(key), { key, states: byRecord, damaged });
    }
  }

  states(key: PackKey): Map<RecordRef, RecordState> {
    const pack = this.#packs.get(keyText(key));
    if (pack === undefined) throw new Error('A pack was used before it was read.');
    return pack.states;
  }

  rows(): PackRow[] {
    return [...this.#packs.values()].map(({ key, states, damaged }) =>
      encodePack(key, { states: states.values(), damaged }),
    );
  }
}

/** The document that a change says its annotation lies in; null where it says nothing of it. */
function documentSaid({ field, value }: Change): DocumentId | null {
  const said: unknown = field === BIRTH ? (value as { readonly passage?: unknown }).passage : value;
  return field === BIRTH || field === 'passage'
    ? ((said as Passage | undefined)?.document ?? null)
    : null;
}

/**
 * Where annotations lie that are not where their first change has them: moved meanwhile, or by these
 * very changes when they were stored before.
 */
async function strays(
  database: WorkbenchDatabase,
  packs: Packs,
  changes: readonly (readonly [Change, DocumentId])[],
): Promise<ReadonlyMap<RecordRef, DocumentId>> {
  const isMissing = ([{ record }, home]: readonly [Change, DocumentId]): boolean =>
    !packs.states([home, bucketOf(record)]).has(record);
  const missing = changes.filter((each) => each[0].field !== BIRTH && isMissing(each));
  if (missing.length === 0) return new Map();
  const wanted = new Set(missing.map(([{ record }]) => record));
  const places = (await database.moved.bulkGet([...wanted])).flatMap(
    (row): readonly (readonly [RecordRef, DocumentId])[] =>
      isMovedRow(row) ? [[row.record, row.home]] : [],
  );
  const said = changes.flatMap(([change]): readonly (readonly [RecordRef, DocumentId])[] => {
    const document = wanted.has(change.record) ? documentSaid(change) : null;
    return document === null ? [] : [[change.record, document]];
  });
  const all = [...said, ...places];
  await packs.read(all.map(([record, home]): PackKey => [home, bucketOf(record)]));
  return new Map(
    all.filter(([record, home]) => packs.states([home, bucketOf(record)]).has(record)),
  );
}

/** Annotations' changes, in order, into packs and counters. */
async function applyToPacks(
  database: WorkbenchDatabase,
  changes: readonly (readonly [Change, DocumentId])[],
  tellHome: (record: RecordRef, home: DocumentId) => void,
): Promise<void> {
  const packs = new Packs(database);
  await packs.read(changes.map(([{ record }, home]): PackKey => [home, bucketOf(record)]));
  const away = await strays(database, packs, changes);
  const touched = new Map<RecordRef, readonly [RecordState | undefined, RecordState]>();
  for (const [change, home] of changes) {
    const { record } = change;
    const first = touched.get(record);
    // Once touched it lies where it was put, wherever it was when the change was made.
    const lies = first === undefined ? (away.get(record) ?? home) : homeOf(first[1]);
    const key: PackKey = [lies, bucketOf(record)];
    const before = packs.states(key).get(record);
    const after = applyChange(before ?? unborn(record), change);
    touched.set(record, [first === undefined ? before : first[0], after]);
    const target: PackKey = [homeOf(after), bucketOf(record)];
    if (keyText(target) !== keyText(key)) {
      await packs.read([target]);
      packs.states(key).delete(record);
    }
    packs.states(target).set(record, after);
  }
  await database.annotations.bulkPut(packs.rows());
  await applyToCounters(database, [...touched.values()]);
  await applyToConflicts(database, [...touched.values()]);
  await applyToMoved(database, [...touched.values()]);
  for (const [record, [, after]] of touched) tellHome(record, homeOf(after));
}

/** What lies elsewhere than its birth says, and does no more. */
async function applyToMoved(
  database: WorkbenchDatabase,
  touched: readonly (readonly [RecordState | undefined, RecordState])[],
): Promise<void> {
  const rows = touched.flatMap(([, after]) => movedRow(after) ?? []);
  const returned = touched.filter(
    ([before, after]) =>
      before !== undefined && movedRow(before) !== null && movedRow(after) === null,
  );
  if (rows.length > 0) await database.moved.bulkPut(rows);
  if (returned.length > 0)
    await database.moved.bulkDelete(returned.map(([, { record }]) => record));
}

/** What people are at odds over, and are no more. */
async function applyToConflicts(
  database: WorkbenchDatabase,
  touched: readonly (readonly [RecordState | undefined, RecordState])[],
): Promise<void> {
  const rows = touched.flatMap(([, after]) => conflictRow(after) ?? []);
  const settled = touched.filter(
    ([before, after]) =>
      before !== undefined && conflictRow(before) !== null && conflictRow(after) === null,
  );
  if (rows.length > 0) await database.conflicts.bulkPut(rows);
  if (settled.length > 0)
    await database.conflicts.bulkDelete(settled.map(([, { record }]) => record));
}

async function applyToCounters(
  database: WorkbenchDatabase,
  touched: readonly (readonly [RecordState | undefined, RecordState])[],
): Promise<void> {
  const documents = [
    ...new Set(touched.flatMap(([before, after]) => [homeOf(before ?? after), homeOf(after)])),
  ];
  const rows = await database.counters.bulkGet(documents);
  const counters: Counters = new Map();
  for (const row of rows) if (isCounterRow(row)) counters.set(row.document, new Map(row.counts));
  for (const [before, after] of touched) recount(counters, before, after);
  await database.counters.bulkPut(
    [...counters].map(([document, counts]) => ({ document, counts: [...counts] })),
  );
}

async function applyToRecords(
  database: WorkbenchDatabase,
  changes: readonly Change[],
): Promise<void> {
  const references = [...new Set(changes.map(({ record }) => record))];
  const rows = await database.records.bulkGet(references);
  const stored = new Map<RecordRef, RecordState>();
  for (const row of rows) if (isRecordRow(row)) stored.set(row.record, row.state);
  const states = new Map(stored);
  for (const change of changes) {
    const before = states.get(change.record) ?? unborn(change.record);
    states.set(change.record, applyChange(before, change));
  }
  await database.records.bulkPut([...states].map(([record, state]) => ({ record, state })));
  await applyToConflicts(
    database,
    [...states].map(([record, state]) => [stored.get(record), state] as const),
  );
}

async function applyToHistory(database: WorkbenchDatabase, history: HistoryWrite): Promise<void> {
  if (history.dropped.length > 0) await database.steps.bulkDelete([...history.dropped]);
  if (history.put.length > 0) await database.steps.bulkPut([...history.put]);
}

const metaRows = (meta: Partial<Meta>): MetaRow[] =>
  Object.entries(meta).map(([key, value]) => ({ key: key as keyof Meta, value }));

/** Changes put into the database at once. */
const PART = 250;
/** What putting changes into the database takes of storing them, of 1. */
const CHANGES_PART = 0.6;

const isAnnotation = (change: Change): boolean => kindOf(change.record) === 'annotation';

/**
 * Stores batches as one transaction, in order. Storing what is stored already changes nothing, so a
 * transaction whose end was never heard of may simply be tried again.
 *
 * @param tell how far it has come, of 1: all of it is stored when it is done, and nothing before
 * @param tellHome told where each annotation lies once it is stored
 */
export function storeBatches(
  database: WorkbenchDatabase,
  batches: readonly Batch[],
  tell: (part: number) => void = () => undefined,
  tellHome: (record: RecordRef, home: DocumentId) => void = () => undefined,
): Promise<void> {
  const homed = batches.flatMap(({ changes }) => changes);
  const annotations = homed
    .filter(({ change }) => isAnnotation(change))
    .map(({ change, home }): [Change, DocumentId] => [change, home as DocumentId]);
  const others = homed.map(({ change }) => change).filter((change) => !isAnnotation(change));
  return inTransaction(database, 'rw', async () => {
    const rows = homed.map(({ change, home }) => changeRow(change, home));
    // In parts: each is a moment in which the page can draw.
    for (let at = 0; at < rows.length; at += PART) {
      await database.changes.bulkPut(rows.slice(at, at + PART));
      tell((at / rows.length) * CHANGES_PART);
    }
    if (annotations.length > 0) await applyToPacks(database, annotations, tellHome);
    if (others.length > 0) await applyToRecords(database, others);
    let meta: Partial<Meta> = {};
    for (const batch of batches) {
      meta = { ...meta, ...batch.meta };
      if (batch.history === null) continue;
      await applyToHistory(database, batch.history);
      meta = { ...meta, undoneAt: batch.history.undoneAt };
    }
    await database.meta.bulkPut(metaRows(meta));
  });
}
