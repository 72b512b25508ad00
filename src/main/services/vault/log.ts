import { join } from 'node:path';
import { sha256, systemError, writeFileOrThrow } from '#main/services/files';
import { encodeRecord, inRecords, type Operation } from './operations.ts';
import { recordName, type SealedFolder } from './records.ts';
import type { Sealer } from './sealing.ts';

/** Where the next record goes. */
export interface LogEnd {
  readonly n: number;
  readonly prev: string;
}

/** Told of each record that was written, when nothing waits; it may write on. @returns where the next one goes */
export type OnWritten = (end: LogEnd) => Promise<LogEnd>;

/** Milliseconds after which is sealed what nobody waits for. */
const SOON = 500;

/** Writes what happens to sealed records, in order: several at a time, in one record. */
export class Log {
  readonly #place: SealedFolder;
  readonly #sealer: Sealer;
  readonly #onWritten: OnWritten;
  #end: LogEnd;
  #waiting: Operation[] = [];
  #writing: Promise<void> | null = null;
  #next: Promise<void> | null = null;
  #timer: NodeJS.Timeout | undefined;
  #isEnded = false;

  constructor(place: SealedFolder, sealer: Sealer, end: LogEnd, onWritten: OnWritten) {
    this.#place = place;
    this.#sealer = sealer;
    this.#end = end;
    this.#onWritten = onWritten;
  }

  /** Whether there is something that is not on the disk yet. */
  get isBehind(): boolean {
    return this.#waiting.length > 0 || this.#writing !== null;
  }

  /** Where the next record goes. */
  get reached(): LogEnd {
    return this.#end;
  }

  note(operation: Operation): void {
    if (this.#isEnded) return;
    if (operation.kind === 'remove') this.#forgetMade(operation.path);
    else this.#waiting.push(operation);
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      // Whoever needs it on the disk asks, and is told.
      this.flush().catch(() => undefined);
    }, SOON).unref();
  }

  /**
   * Once all that was noted is on the disk.
   *
   * @throws what the disk says; then it is tried again the next time
   */
  flush(): Promise<void> {
    if (this.#isEnded) return Promise.reject(systemError('EBADF'));
    if (this.#waiting.length === 0) return this.#writing ?? Promise.resolve();
    this.#next ??= (this.#writing ?? Promise.resolve())
      .catch(() => undefined)
      .then(() => {
        this.#next = null;
        this.#writing = this.#write().finally(() => {
          this.#writing = null;
        });
        return this.#writing;
      });
    return this.#next;
  }

  /** Of a file that was made since, nothing needs to be told. */
  #forgetMade(path: string): void {
    const made = this.#waiting.findLastIndex((each) => each.kind === 'make' && each.path === path);
    const since = made < 0 ? [] : this.#waiting.slice(made);
    const isOwn = since.every(
      (each) => each.kind !== 'move' || (each.path !== path && each.to !== path),
    );
    if (since.length > 0 && isOwn)
      this.#waiting.splice(made, Infinity, ...since.filter((each) => each.path !== path));
    // A file of that name may have been there before it was made.
    this.#waiting.push({ kind: 'remove', path });
  }

  async #write(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const rows = inRecords(this.#waiting);
    this.#waiting = [];
    for (const [at, operations] of rows.entries())
      try {
        this.#end = await writeRecord(this.#place, this.#sealer, this.#end, operations, null);
      } catch (error) {
        this.#waiting = [...rows.slice(at).flat(), ...this.#waiting];
        throw error;
      }
    if (this.#waiting.length === 0) this.#end = await this.#onWritten(this.#end);
  }

  /** Nothing more is written; what waits is let go of. */
  end(): void {
    this.#isEnded = true;
    clearTimeout(this.#timer);
    this.#waiting = [];
  }
}

/**
 * Seals a record, writes it whole or not at all, and reads it back.
 *
 * @returns where the one after it goes
 * @throws what the disk says
 */
export async function writeRecord(
  { folder, disk }: SealedFolder,
  sealer: Sealer,
  { n, prev }: LogEnd,
  operations: readonly Operation[],
  anew: { readonly part: number; readonly of: number } | null,
): Promise<LogEnd> {
  const sealed = await sealer.seal(encodeRecord({ n, prev, anew, operations }));
  await writeFileOrThrow(join(folder, recordName(n)), sealed, disk);
  return { n: n + 1, prev: sha256(sealed) };
}
