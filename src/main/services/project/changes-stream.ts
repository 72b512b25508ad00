import { idInLine, type Change } from '#core/model';
import { packEntry, unpackEntry, type PackedEntry } from './container/write-container.ts';
import { encodeChanges } from './changes-file.ts';
import { changesName, projectRules } from './project-names.ts';

/**
 * The file of one installation's changes, as they are come by: as bytes, never as changes, and packed as
 * soon as no more of them are to be expected.
 */

const NEWLINE = 0x0a;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

interface Line {
  readonly seq: number;
  readonly id: string;
  readonly bytes: Uint8Array;
}

export class ChangesStream {
  readonly name: string;
  #parts: Uint8Array[] = [];
  #packed: PackedEntry | null = null;
  /** Of each line, in their order. */
  readonly #seqs: number[] = [];
  #lastId = '';
  #isInOrder = true;
  #isOpenAgain = false;
  /** Bytes of all lines. */
  length = 0;

  constructor(replica: string) {
    this.name = changesName(replica);
  }

  /** @param bytes what writing them gives, where that is known */
  add(changes: readonly Change[], bytes: Uint8Array = encodeChanges(changes)): void {
    this.#open();
    for (const { seq, id } of changes) {
      const last = this.#seqs.at(-1) ?? 0;
      if (seq < last || (seq === last && id <= this.#lastId)) this.#isInOrder = false;
      this.#seqs.push(seq);
      this.#lastId = id;
    }
    this.#parts.push(bytes);
    this.length += bytes.length;
  }

  /** No more is expected; where more comes all the same, it is not done so again. */
  settle(): void {
    if (!this.#isOpenAgain) this.packed();
  }

  packed(): PackedEntry {
    const bytes = this.#isInOrder ? this.#whole() : this.#sorted();
    this.#parts = [];
    this.#packed ??= packEntry({ name: this.name, bytes }, projectRules.maxRatio);
    return this.#packed;
  }

  #open(): void {
    if (this.#packed === null) return;
    this.#parts = [unpackEntry(this.#packed)];
    this.#packed = null;
    this.#isOpenAgain = true;
  }

  #whole(): Uint8Array {
    const [first] = this.#parts;
    return this.#parts.length === 1 && first !== undefined ? first : Buffer.concat(this.#parts);
  }

  /** In the order of files, what came twice once. */
  #sorted(): Uint8Array {
    const bytes = this.#whole();
    const lines: Line[] = [];
    for (let start = 0; start < bytes.length;) {
      const end = bytes.indexOf(NEWLINE, start) + 1;
      const line = bytes.subarray(start, end);
      const id = idInLine(Buffer.from(line).toString('latin1')) ?? '';
      lines.push({ seq: this.#seqs[lines.length] ?? 0, id, bytes: line });
      start = end;
    }
    lines.sort((a, b) => a.seq - b.seq || compare(a.id, b.id));
    const once = lines.filter(({ id }, at) => id !== lines[at - 1]?.id);
    this.#seqs.length = 0;
    for (const { seq } of once) this.#seqs.push(seq);
    this.#lastId = once.at(-1)?.id ?? '';
    this.#isInOrder = true;
    return Buffer.concat(once.map((line) => line.bytes));
  }
}
