import type { DocumentId } from '#core/model';
import { DatabaseLost, PackReader, type FoundPack, type PackKey } from '#renderer/database';
import type { Pace } from '#renderer/threads';
import type { AnnotationColumns } from './annotation-columns.ts';
import type { TableStanding } from './shapes.ts';
import { takePack } from './take-pack.ts';

/** Documents read in one go, at most. */
const MOST_AT_ONCE = 64;
/** Milliseconds that a reading of several documents is to take. */
const ONCE = 60;
/** Packs read again in one go. */
const PACKS = 1_000;

/** Documents whose packs are on their way. */
interface Ahead {
  readonly documents: readonly DocumentId[];
  readonly found: Promise<readonly FoundPack[]>;
}

const keyText = ([document, bucket]: PackKey): string => `${document}/${bucket}`;

/** Brings what is stored into the columns: all of it bit by bit, and what is stored anew again. */
export class Reading {
  /** Whether documents were read since somebody looked; who looks says so. */
  hasProgressed = false;
  readonly #columns: AnnotationColumns;
  readonly #pace: Pace;
  #opening: Promise<PackReader> | null = null;
  #wanted: readonly DocumentId[] = [];
  #unread: DocumentId[] = [];
  readonly #read = new Set<DocumentId>();
  #again = new Map<string, PackKey>();
  readonly #damaged = new Map<string, number>();
  /** What is read while something else is done. */
  #ahead: Ahead | null = null;
  #atOnce = 1;

  constructor(columns: AnnotationColumns, pace: Pace) {
    this.#columns = columns;
    this.#pace = pace;
  }

  open(database: string, closed: (lost: DatabaseLost) => void): void {
    this.#opening = PackReader.open(database, closed);
    this.#opening.catch((error: unknown) => {
      if (error instanceof DatabaseLost) closed(error);
    });
  }

  /** @param documents in the order in which they are to be read */
  wanted(documents: readonly DocumentId[]): void {
    this.#wanted = documents;
    const begun = new Set([...this.#read, ...(this.#ahead?.documents ?? [])]);
    this.#unread = documents.filter((id) => !begun.has(id)).reverse();
    this.hasProgressed = true;
  }

  readAgain(packs: readonly PackKey[]): void {
    for (const key of packs) this.#again.set(keyText(key), key);
  }

  get isDue(): boolean {
    return this.#opening !== null && (this.#unread.length > 0 || this.#ahead !== null);
  }

  get isAgainDue(): boolean {
    return this.#opening !== null && this.#again.size > 0;
  }

  /** Null when all is read. */
  get progress(): TableStanding['progress'] {
    const total = this.#wanted.length;
    const left = this.#unread.length + (this.#ahead?.documents.length ?? 0);
    return left === 0 && this.#opening !== null ? null : { done: Math.max(0, total - left), total };
  }

  get damaged(): number {
    let sum = 0;
    for (const count of this.#damaged.values()) sum += count;
    return sum;
  }

  /** Takes in some documents more, and has the next ones read meanwhile. */
  async further(): Promise<void> {
    const reader = await this.#reader();
    const began = performance.now();
    await this.#takeAhead(this.#ahead ?? this.#readNext(reader));
    const took = performance.now() - began;
    if (took < ONCE) this.#atOnce = Math.min(MOST_AT_ONCE, this.#atOnce * 2);
    else if (took > ONCE * 3) this.#atOnce = Math.max(1, this.#atOnce >> 1);
  }

  /** Reads what was stored anew, and takes out what is there no more. */
  async again(): Promise<void> {
    const reader = await this.#reader();
    // It may be older than what was stored since.
    if (this.#ahead !== null) await this.#takeAhead(this.#ahead);
    const keys = [...this.#again.values()];
    this.#again = new Map();
    const seen = new Set<number>();
    for (let from = 0; from < keys.length; from += PACKS)
      await this.#take(await reader.packs(keys.slice(from, from + PACKS)), (row) => seen.add(row));
    this.#takeOut(keys, seen);
  }

  /** Takes out what packs held before and do not hold now. */
  #takeOut(keys: readonly PackKey[], seen: ReadonlySet<number>): void {
    const columns = this.#columns;
    const buckets: (Set<number> | undefined)[] = [];
    for (const [document, bucket] of keys)
      (buckets[columns.documents.number(document)] ??= new Set()).add(bucket);
    for (let row = 0; row < columns.length; row++) {
      const read = buckets[columns.document[row] as number];
      if (read === undefined || columns.isThere[row] === 0) continue;
      if (read.has(columns.ids.bucket(row)) && !seen.has(row)) columns.remove(row);
    }
  }

  close(): void {
    void this.#opening?.then(
      (reader) => {
        reader.close();
      },
      () => undefined,
    );
  }

  #readNext(reader: PackReader): Ahead {
    const documents = this.#unread.splice(-this.#atOnce).reverse();
    const found = reader.documents(documents);
    // Whoever takes it in hears of it.
    found.catch(() => undefined);
    this.#ahead = { documents, found };
    return this.#ahead;
  }

  async #takeAhead({ documents, found }: Ahead): Promise<void> {
    const packs = await found;
    for (const id of documents) this.#read.add(id);
    this.#ahead = null;
    if (this.#unread.length > 0 && this.#again.size === 0) this.#readNext(await this.#reader());
    await this.#take(packs, () => undefined);
    this.hasProgressed = true;
  }

  async #take(found: readonly FoundPack[], took: (row: number) => void): Promise<void> {
    for (const { key, stored } of found) {
      if (this.#pace.isDue()) await this.#pace.rest();
      const unread = stored === undefined ? 0 : takePack(this.#columns, key[0], stored, took);
      if (unread > 0) this.#damaged.set(keyText(key), unread);
      else this.#damaged.delete(keyText(key));
    }
  }

  async #reader(): Promise<PackReader> {
    if (this.#opening === null) throw new Error('The database was not opened.');
    return this.#opening;
  }
}
