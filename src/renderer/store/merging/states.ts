import {
  BIRTH,
  idOf,
  kindOf,
  unborn,
  type Change,
  type DocumentId,
  type Passage,
  type RecordRef,
  type RecordState,
  type ReplicaId,
} from '#core/model';
import {
  bucketOf,
  decodePack,
  homeOf,
  isRecordRow,
  openPack,
  packRange,
  type PackKey,
  type WorkbenchDatabase,
} from '#renderer/database';

/** What the database holds of records and of changes, read for very many at once. */

/** Rows asked for at a time. */
const PART = 250;
/** Of so many packs of one document all are read, which is one request. */
const MOST_BY_KEY = 24;
/** So many keys are looked up one by one; beyond, all between the first and the last are read. */
const MOST_LOOKED_UP = 200;
/** But where these lie so far apart that of so many only one is asked for. */
const SPARSE = 20;
/** After every key that begins with an installation and a number. */
const LAST = '\uffff';

type Tell = (done: number) => void;

function* parts<T>(list: readonly T[], size: number): Generator<readonly T[]> {
  for (let at = 0; at < list.length; at += size) yield list.slice(at, at + size);
}

async function knownOf(
  { changes }: WorkbenchDatabase,
  replica: ReplicaId,
  wanted: readonly Change[],
  known: Set<string>,
): Promise<void> {
  let [first, last] = [Number.POSITIVE_INFINITY, 0];
  for (const { seq } of wanted) {
    first = Math.min(first, seq);
    last = Math.max(last, seq);
  }
  if (wanted.length <= MOST_LOOKED_UP || last - first > SPARSE * wanted.length) {
    for (const part of parts(wanted, PART)) {
      const rows = await changes.bulkGet(part.map(({ seq, id }) => [replica, seq, id] as const));
      for (const row of rows) if (row !== undefined) known.add(row.id);
    }
    return;
  }
  const found = await changes
    .where(':id')
    .between([replica, first], [replica, last, LAST], true, true)
    .primaryKeys();
  for (const [, , id] of found) known.add(id);
}

/** The ids of changes that are stored: of those that are asked for, and perhaps of others. */
export async function storedAmong(
  database: WorkbenchDatabase,
  changes: Iterable<Change>,
): Promise<ReadonlySet<string>> {
  const byReplica = new Map<ReplicaId, Change[]>();
  for (const change of changes) {
    const known = byReplica.get(change.replica);
    if (known === undefined) byReplica.set(change.replica, [change]);
    else known.push(change);
  }
  const known = new Set<string>();
  for (const [replica, wanted] of byReplica) await knownOf(database, replica, wanted, known);
  return known;
}

/** States of records that are no annotations. */
export async function statesOfRecords(
  { records }: WorkbenchDatabase,
  references: readonly RecordRef[],
): Promise<Map<RecordRef, RecordState>> {
  const states = new Map<RecordRef, RecordState>();
  for (const part of parts(references, PART)) {
    const rows = await records.bulkGet([...part]);
    for (const row of rows) if (isRecordRow(row)) states.set(row.record, row.state);
  }
  return states;
}

/** An annotation of which it is to be found out where it lies. */
export interface Sought {
  readonly record: RecordRef;
  /** Where it may lie; the likeliest first. */
  readonly documents: readonly DocumentId[];
  /** Whether it may lie in any other, too. */
  readonly isAnywhere: boolean;
}

class Finder {
  readonly found = new Map<RecordRef, RecordState>();
  readonly #database: WorkbenchDatabase;
  readonly #tell: Tell;
  /** Packs that were read, and documents of which all were. */
  readonly #read = new Set<string>();
  readonly #whole = new Set<DocumentId>();

  constructor(database: WorkbenchDatabase, tell: Tell) {
    this.#database = database;
    this.#tell = tell;
  }

  #take(row: unknown, wanted: ReadonlySet<RecordRef>): void {
    for (const state of decodePack(row).states)
      if (wanted.has(state.record)) this.found.set(state.record, state);
  }

  async inDocuments(sought: readonly Sought[], wanted: ReadonlySet<RecordRef>): Promise<void> {
    const byDocument = new Map<DocumentId, Set<number>>();
    for (const { record, documents } of sought)
      for (const document of documents) {
        const buckets = byDocument.get(document) ?? new Set();
        byDocument.set(document, buckets.add(bucketOf(record)));
      }
    const keys: PackKey[] = [];
    for (const [document, buckets] of byDocument) {
      if (buckets.size > MOST_BY_KEY) {
        await this.#readWhole(document, (row) => this.#take(row, wanted));
        this.#tell(this.found.size);
      } else for (const bucket of buckets) keys.push([document, bucket]);
    }
    for (const part of parts(keys, PART)) {
      for (const row of await this.#database.annotations.bulkGet([...part]))
        if (row !== undefined) this.#take(row, wanted);
      for (const key of part) this.#read.add(key.join('/'));
      this.#tell(this.found.size);
    }
  }

  async #readWhole(document: DocumentId, take: (row: unknown) => void): Promise<void> {
    this.#whole.add(document);
    const [from, to] = packRange(document);
    const rows = await this.#database.annotations
      .where(':id')
      .between(from, to, true, true)
      .toArray();
    for (const row of rows) take(row);
  }

  /** Goes through all packs that were not read and may hold one of these. */
  async anywhere(records: readonly RecordRef[]): Promise<void> {
    const wanted = new Set(records.filter((record) => !this.found.has(record)));
    if (wanted.size === 0) return;
    const buckets = new Set([...wanted].map(bucketOf));
    const ids = new Set([...wanted].map(idOf));
    const all = await this.#database.annotations.orderBy(':id').primaryKeys();
    const keys = all.filter(
      ([document, bucket]) =>
        buckets.has(bucket) &&
        !this.#whole.has(document) &&
        !this.#read.has(`${document}/${bucket}`),
    );
    for (const part of parts(keys, PART))
      for (const row of await this.#database.annotations.bulkGet([...part]))
        if (mayHold(row, ids)) this.#take(row, wanted);
  }
}

const UUID = 36;

/** Whether a pack may hold one of these: what it would take to read it is saved where it does not. */
function mayHold(row: unknown, ids: ReadonlySet<string>): boolean {
  const { columns, states } = openPack(row);
  for (let at = 0; columns !== null && at < columns.ids.length; at += UUID)
    if (ids.has(columns.ids.slice(at, at + UUID))) return true;
  return states.some(({ record }) => ids.has(idOf(record)));
}

/**
 * States of annotations, wherever they lie. Those that were moved to another document are told by the
 * table that knows of them.
 */
export async function statesOfAnnotations(
  database: WorkbenchDatabase,
  sought: readonly Sought[],
  tell: Tell = () => undefined,
): Promise<Map<RecordRef, RecordState>> {
  if (sought.length === 0) return new Map();
  const finder = new Finder(database, tell);
  const wanted = new Set(sought.map(({ record }) => record));
  const moved = (await database.moved.toArray()).filter(({ record }) => wanted.has(record));
  const away = moved.map(({ record, home }): Sought => ({
    record,
    documents: [home],
    isAnywhere: false,
  }));
  await finder.inDocuments([...sought, ...away], wanted);
  await finder.anywhere(sought.flatMap(({ record, isAnywhere }) => (isAnywhere ? [record] : [])));
  return finder.found;
}

/** Where annotations lie whose birth has not arrived. */
const nowhere = (record: RecordRef): DocumentId => homeOf(unborn(record));

/** The documents that changes say their annotation lies in. */
export function documentsNamed(changes: readonly Change[]): readonly DocumentId[] {
  const documents = new Set<DocumentId>();
  for (const { field, value } of changes) {
    const passage =
      field === BIRTH
        ? (value as { readonly passage?: unknown }).passage
        : field === 'passage'
          ? value
          : undefined;
    if (passage !== undefined) documents.add((passage as Passage).document);
  }
  return [...documents];
}

/** Milliseconds between drawing a passage and writing it down. */
const AT_ONCE = 10_000;

/** Whether a birth is of an annotation that somebody drew: nobody else can have made one of its id. */
function isDrawn({ field, value, at }: Change): boolean {
  if (field !== BIRTH) return false;
  const { created, origin } = value as { readonly created?: string; readonly origin?: string };
  if (created === undefined || origin !== undefined) return false;
  const since = Date.parse(at) - Date.parse(created);
  return since >= 0 && since <= AT_ONCE;
}

/**
 * Where an annotation is to be looked for. One that was read from a file may have been born in another
 * text elsewhere, and one whose birth does not come with its changes may lie anywhere.
 *
 * @param isKnown whether some of its changes are here
 */
export function soughtFor(record: RecordRef, changes: readonly Change[], isKnown: boolean): Sought {
  const documents = documentsNamed(changes);
  const births = changes.filter(({ field }) => field === BIRTH);
  const isSure = !isKnown && births.length === 1 && births.every(isDrawn);
  return { record, documents: [...documents, nowhere(record)], isAnywhere: !isSure };
}

export const isAnnotation = (record: RecordRef): boolean => kindOf(record) === 'annotation';
