import type { Change } from '#core/model';
import { done, refused, type Result } from '#contract';
import { sizeInWords } from '#main/services/files';
import type { PreparedDocument } from '#main/services/library';
import { decodeChangesFile } from './changes-file.ts';
import { ChangesStream } from './changes-stream.ts';
import { checkContainer } from './container/read-container.ts';
import {
  joinEntries,
  packEntry,
  type ContainerEntry,
  type PackedEntry,
} from './container/write-container.ts';
import { documentEntries, firstEntries } from './encode-project.ts';
import { lock } from './lock.ts';
import { projectRules } from './project-names.ts';
import type { ProjectIdentity } from './project-shapes.ts';

const NEWLINE = 0x0a;
/** Bytes whose changes are in memory at a time: of few, what is read is let go of at once. */
const STRETCH = 256 * 1024;
/** Changes of an installation that is done with are packed at once where they take so many bytes. */
const WORTH_PACKING = 8 * 1024 * 1024;

/**
 * A project's file put together from parts, so that of a very large one no more is in memory than what is
 * packed and one installation's changes: the same bytes that `projectBytes` gives, in whichever order the
 * parts come. What is wrong with one of them is told in the end.
 */
export class ProjectPacking {
  readonly #project: ProjectIdentity;
  readonly #worthPacking: number;
  readonly #packed = new Map<string, PackedEntry>();
  readonly #changes = new Map<string, ChangesStream>();
  /** The installation whose changes came last. */
  #current: ChangesStream | null = null;
  #total = 0;
  /** What is wrong, to follow the file's name. */
  #wrong: { readonly code: 'bad-request' | 'too-large'; readonly reason: string } | null = null;

  /** @param worthPacking bytes of an installation's changes that are packed before the end */
  constructor(project: ProjectIdentity, worthPacking = WORTH_PACKING) {
    this.#project = project;
    this.#worthPacking = worthPacking;
    for (const entry of firstEntries(project)) this.#pack(entry);
  }

  /** Each text once. */
  addDocument(document: PreparedDocument): void {
    for (const entry of documentEntries(document)) this.#pack(entry);
  }

  /** @param lines changes as lines of JSON, each line ended, in any order; an installation's together is cheapest */
  addLines(lines: Uint8Array): void {
    for (let from = 0; from < lines.length && this.#wrong === null;) {
      const found = lines.indexOf(NEWLINE, Math.min(from + STRETCH, lines.length));
      const to = found === -1 ? lines.length : found + 1;
      this.#addStretch(lines.subarray(from, to));
      from = to;
    }
  }

  #addStretch(lines: Uint8Array): void {
    const decoded = decodeChangesFile(lines, null);
    if (!decoded.ok) {
      const reason = `a part of its changes ${decoded.reason}`;
      this.#wrong = { code: 'bad-request', reason };
      return;
    }
    const { changes, isAsWritten } = decoded.value;
    const [first] = changes;
    const isOfOne = changes.every(({ replica }) => replica === first?.replica);
    if (isOfOne && isAsWritten) return this.#addChanges(changes, lines);
    for (let from = 0; from < changes.length;) {
      let to = from;
      while (changes[to]?.replica === changes[from]?.replica && to < changes.length) to++;
      this.#addChanges(changes.slice(from, to));
      from = to;
    }
  }

  #addChanges(changes: readonly Change[], bytes?: Uint8Array): void {
    const [first] = changes;
    if (first === undefined) return;
    const { replica } = first;
    let stream = this.#changes.get(replica);
    if (stream === undefined) {
      stream = new ChangesStream(replica);
      this.#changes.set(replica, stream);
    }
    const before = this.#current;
    if (before !== null && before !== stream && before.length > this.#worthPacking) before.settle();
    this.#current = stream;
    const length = stream.length;
    stream.add(changes, bytes);
    this.#count(stream.name, stream.length, stream.length - length);
  }

  #pack(entry: ContainerEntry): void {
    if (this.#wrong !== null || this.#packed.has(entry.name)) return;
    this.#packed.set(entry.name, packEntry(entry, projectRules.maxRatio));
    this.#count(entry.name, entry.bytes.length, entry.bytes.length);
  }

  /** Why it cannot be written so that it could be read again. */
  #count(name: string, length: number, more: number): void {
    const { maxEntries, maxEntry, maxTotal } = projectRules;
    this.#total += more;
    const reason =
      length > maxEntry
        ? `“${name}” would be larger than ${sizeInWords(maxEntry)}`
        : this.#packed.size + this.#changes.size > maxEntries
          ? `it would hold more than ${maxEntries} files`
          : this.#total > maxTotal
            ? `it would hold more than ${sizeInWords(maxTotal)}`
            : null;
    if (reason !== null) this.#wrong ??= { code: 'too-large', reason };
  }

  /**
   * The file's bytes; nothing can be added afterwards.
   *
   * @param name what messages call the file
   * @param passphrase locks the file; then its bytes are others each time
   */
  async end(name: string, passphrase: string | null): Promise<Result<Uint8Array>> {
    const notWritten = (reason: string, code: 'bad-request' | 'too-large'): Result<never> =>
      refused(code, `“${name}” was not written: ${reason}.`);
    if (this.#wrong !== null) return notWritten(this.#wrong.reason, this.#wrong.code);
    for (const stream of this.#changes.values()) this.#packed.set(stream.name, stream.packed());
    this.#changes.clear();
    const first = firstEntries(this.#project).map((entry) => entry.name);
    const names = [...this.#packed.keys()].filter((each) => !first.includes(each)).sort(byPlace);
    const entries = [...first, ...names].map((each) => this.#packed.get(each) ?? null);
    this.#packed.clear();
    const bytes = joinEntries(entries);
    const { maxFile } = projectRules;
    if (bytes.length > maxFile)
      return notWritten(`it would be larger than ${sizeInWords(maxFile)}`, 'too-large');
    // What could not be read again must not take the place of what can.
    const again = await checkContainer({ name, bytes }, projectRules);
    if (!again.ok) return again;
    return done(passphrase === null ? bytes : await lock(bytes, passphrase));
  }
}

/** Documents and their sources by name; changes come last. */
const byPlace = (a: string, b: string): number => {
  const areChanges = Number(a.startsWith('changes/')) - Number(b.startsWith('changes/'));
  return areChanges || (a < b ? -1 : a > b ? 1 : 0);
};
