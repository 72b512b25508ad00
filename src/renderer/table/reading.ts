import type { DocumentId } from '#core/model';
import type { PackKey } from '#renderer/database';
import type { AnnotationColumns } from './annotation-columns.ts';
import type { Pace } from './pace.ts';
import { Reader, type DatabaseLost, type FoundPack } from './reader.ts';
import type { TableStanding } from './shapes.ts';
import { takePack } from './take-pack.ts';

/** Documents read in one go, at most. */
const MOST_AT_ONCE = 64;
/** Milliseconds that a reading of several documents is to take. */
const ONCE = 60;

const keyText = ([document, bucket]: PackKey): string => `${document}/${bucket}`;

/** Brings what is stored into the columns: all of it bit by bit, and what is stored anew again. */
export class Reading {
  /** Whether documents were read since somebody looked; who looks says so. */
  hasProgressed = false;
  readonly #columns: AnnotationColumns;
  readonly #pace: Pace;
  #opening: Promise<Reader> | null = null;
  #wanted: readonly DocumentId[] = [];
  #unread: DocumentId[] = [];
  readonly #read = new Set<DocumentId>();
  #again = new Map<string, PackKey>();
  readonly #damaged = new Map<string, number>();
  #atOnce = 1;

  constructor(columns: AnnotationColumns, pace: Pace) {
    this.#columns = columns;
    this.#pace = pace;
  }

  open(database: string, closed: (lost: DatabaseLost) => void): void {
    this.#opening = Reader.open(database, closed);
    // Whoever reads hears of it.
    this.#opening.catch(() => undefined);
  }

  /** @param documents in the order in which they are to be read */
  wanted(documents: readonly DocumentId[]): void {
    this.#wanted = documents;
    this.#unread = documents.filter((id) => !this.#read.has(id)).reverse();
    this.hasProgressed = true;
  }

  readAgain(packs: readonly PackKey[]): void {
    for (const key of packs) this.#again.set(keyText(key), key);
  }

  get isDue(): boolean {
    return this.#opening !== null && this.#unread.length > 0;
  }

  get isAgainDue(): boolean {
    return this.#opening !== null && this.#again.size > 0;
  }

  /** Null when all is read. */
  get progress(): TableStanding['progress'] {
    const total = this.#wanted.length;
    const done = total - this.#unread.length;
    return done === total && this.#opening !== null ? null : { done, total };
  }

  get damaged(): number {
    let sum = 0;
    for (const count of this.#damaged.values()) sum += count;
    return sum;
  }

  /** Reads some documents more. */
  async further(): Promise<void> {
    const reader = await this.#reader();
    const began = performance.now();
    const documents = this.#unread.slice(-this.#atOnce).reverse();
    const found = await reader.documents(documents);
    await this.#take(found, () => undefined);
    for (const id of documents) this.#read.add(id);
    this.#unread = this.#unread.filter((id) => !this.#read.has(id));
    this.hasProgressed = true;
    const took = performance.now() - began;
    if (took < ONCE) this.#atOnce = Math.min(MOST_AT_ONCE, this.#atOnce * 2);
    else if (took > ONCE * 3) this.#atOnce = Math.max(1, this.#atOnce >> 1);
  }

  /** Reads what was stored anew, and takes out what is there no more. */
  async again(): Promise<void> {
    const reader = await this.#reader();
    const keys = [...this.#again.values()];
    this.#again = new Map();
    const seen = new Set<number>();
    await this.#take(await reader.packs(keys), (row) => seen.add(row));
    const columns = this.#columns;
    const buckets = new Map<number, Set<number>>();
    for (const [document, bucket] of keys) {
      const number = columns.documents.number(document);
      const known = buckets.get(number);
      if (known === undefined) buckets.set(number, new Set([bucket]));
      else known.add(bucket);
    }
    for (let row = 0; row < columns.length; row++) {
      if (columns.isThere[row] === 0) continue;
      const read = buckets.get(columns.document[row] as number);
      if (read?.has(columns.ids.bucket(row)) === true && !seen.has(row)) columns.remove(row);
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

  async #take(found: readonly FoundPack[], took: (row: number) => void): Promise<void> {
    for (const { key, stored } of found) {
      if (this.#pace.isDue()) await this.#pace.rest();
      const unread = stored === undefined ? 0 : takePack(this.#columns, key[0], stored, took);
      if (unread > 0) this.#damaged.set(keyText(key), unread);
      else this.#damaged.delete(keyText(key));
    }
  }

  async #reader(): Promise<Reader> {
    if (this.#opening === null) throw new Error('The database was not opened.');
    return this.#opening;
  }
}
