import { NO_RECORD, type SealedRecord } from './operations.ts';
import type { OpenedRecord } from './records.ts';
import type { FileTree } from './tree.ts';

/** What is not as it was left. Records are told of by their numbers. */
export type Problem =
  /** Cannot be opened. */
  | { readonly kind: 'damaged'; readonly name: string }
  /** Another holds the same number. */
  | { readonly kind: 'twice'; readonly name: string }
  | { readonly kind: 'missing'; readonly from: number; readonly to: number }
  /** Not the record that was written there: the one after it names another. */
  | { readonly kind: 'replaced'; readonly n: number }
  /** Under the names of others; their places are known, so nothing is lost. */
  | { readonly kind: 'misnamed'; readonly names: readonly string[] };

type Found = OpenedRecord & { readonly record: SealedRecord };

/** What a row of records comes to. */
export interface Read {
  readonly problems: readonly Problem[];
  /** Names of those that were read. */
  readonly names: readonly string[];
  /** Names of those that do not count any more. */
  readonly leftOver: readonly string[];
  /** The number that comes next. */
  readonly next: number;
  /** Hash of the last. */
  readonly prev: string;
  /** Of the sealed records that count, and of those that the last beginning is in. */
  readonly bytes: number;
  readonly bytesAnew: number;
}

/** Has records happen, in the order of their numbers, and notices what is wrong with the row. */
export class Sequence {
  readonly #tree: FileTree;
  #problems: Problem[] = [];
  #next = 1;
  /** Null behind a gap: there is nothing to compare with. */
  #prev: string | null = NO_RECORD;
  #last = NO_RECORD;
  readonly #damaged = new Set<number>();
  /** Parts of a beginning of which more are to come. */
  #parts: Found[] = [];
  /** Whether all that came before those is there. */
  #isPartsSpare = false;
  #names: string[] = [];
  readonly #leftOver: string[] = [];
  #bytes = 0;
  #bytesAnew = 0;

  constructor(tree: FileTree) {
    this.#tree = tree;
  }

  /** @param n its number; that in its name where it cannot be opened */
  take(n: number, { record, ...opened }: OpenedRecord): void {
    if (record === null) {
      this.#damaged.add(n);
      this.#problems.push({ kind: 'damaged', name: opened.name });
      return;
    }
    const found = { ...opened, record };
    const { anew } = record;
    if (anew === null || !this.#isPart(found, anew.part)) {
      this.#settle();
      return this.#follow(found);
    }
    if (this.#parts.length === 0)
      this.#isPartsSpare =
        this.#names.length > 0 && this.#problems.length === 0 && record.n === this.#next;
    this.#parts.push(found);
    if (anew.part === anew.of) this.#begin();
  }

  /** @param reached the number that is known to have been to come next, once */
  end(reached = 1): Read {
    this.#settle();
    if (reached > this.#next) this.#miss(this.#next, reached - 1);
    return {
      problems: this.#problems,
      names: this.#names,
      leftOver: this.#leftOver,
      next: Math.max(this.#next, reached),
      prev: this.#last,
      bytes: this.#bytes,
      bytesAnew: this.#bytesAnew,
    };
  }

  #isPart({ record }: Found, part: number): boolean {
    const before = this.#parts.at(-1);
    if (part === 1) this.#settle();
    return part === 1
      ? record.n >= this.#next
      : before !== undefined &&
          part === this.#parts.length + 1 &&
          before.record.n === record.n - 1 &&
          before.hash === record.prev;
  }

  /** A beginning that is not whole: nobody vouched for it, unless what was before it is gone. */
  #settle(): void {
    const parts = this.#parts;
    this.#parts = [];
    if (this.#isPartsSpare) this.#leftOver.push(...parts.map(({ name }) => name));
    else for (const part of parts) this.#follow(part);
  }

  #follow(found: Found): void {
    const { n, prev } = found.record;
    if (n < this.#next) {
      this.#problems.push({ kind: 'twice', name: found.name });
      return;
    }
    if (n > this.#next) this.#miss(this.#next, n - 1);
    else if (this.#prev !== null && prev !== this.#prev)
      this.#problems.push({ kind: 'replaced', n: n - 1 });
    this.#happen(found);
  }

  /** Those that are there, and damaged, are told of already. */
  #miss(from: number, to: number): void {
    this.#prev = null;
    let first: number | null = null;
    for (let n = from; n <= to + 1; n++) {
      const isGone = n <= to && !this.#damaged.has(n);
      if (isGone) first ??= n;
      else if (first !== null) {
        this.#problems.push({ kind: 'missing', from: first, to: n - 1 });
        first = null;
      }
    }
  }

  #happen({ name, hash, size, record }: Found): void {
    for (const operation of record.operations) this.#tree.apply(operation);
    this.#names.push(name);
    this.#bytes += size;
    this.#next = record.n + 1;
    this.#prev = this.#last = hash;
  }

  /** All that came before is in the beginning: whatever became of it does not matter. */
  #begin(): void {
    this.#leftOver.push(...this.#names);
    for (const problem of this.#problems) if ('name' in problem) this.#leftOver.push(problem.name);
    this.#problems = [];
    this.#names = [];
    this.#bytes = 0;
    this.#tree.clear();
    for (const part of this.#parts) this.#happen(part);
    this.#bytesAnew = this.#bytes;
    this.#parts = [];
  }
}
