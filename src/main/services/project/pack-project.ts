import type { Change } from '#core/model';
import { done, refused, type Result } from '#contract';
import { sizeInWords } from '#main/services/files';
import type { PreparedDocument } from '#main/services/library';
import { ChangesStreams } from './changes-stream.ts';
import { portably, quickly } from './container/packed-pieces.ts';
import { checkContainer } from './container/read-container.ts';
import {
  entryOf,
  joinEntries,
  packEntry,
  type ContainerEntry,
  type PackedEntry,
} from './container/write-container.ts';
import { documentEntries, firstEntries } from './encode-project.ts';
import { knownLinesByReplica, linesByReplica, type ReplicaLines } from './lines-by-replica.ts';
import { lock } from './lock.ts';
import { changesName, projectRules } from './project-names.ts';
import type { ProjectIdentity } from './project-shapes.ts';

const NEWLINE = 0x0a;
/** Bytes whose changes are in memory at a time: of few, what is read is let go of at once. */
const STRETCH = 256 * 1024;

export interface PackingWays {
  /**
   * That its changes are packed in a third of the time, and in bytes that depend on the machine: for what
   * does not leave it.
   */
  readonly isQuick?: boolean;
  /** Hears of the changes as they come. */
  readonly hear?: (changes: readonly Change[]) => void;
}

/**
 * A project's file put together from parts, so that of a very large one no more is in memory than what is
 * packed: the same bytes that `projectBytes` gives, in whichever order the parts come. What is wrong with
 * one of them is told in the end.
 */
export class ProjectPacking {
  readonly #hear: (changes: readonly Change[]) => void;
  readonly #packed = new Map<string, PackedEntry>();
  readonly #changes: ChangesStreams;
  #total = 0;
  /** What is wrong, to follow the file's name. */
  #wrong: { readonly code: 'bad-request' | 'too-large'; readonly reason: string } | null = null;

  constructor({ isQuick = false, hear = () => undefined }: PackingWays = {}) {
    this.#changes = new ChangesStreams(isQuick ? quickly : portably);
    this.#hear = hear;
  }

  /** Each text once. */
  addDocument(document: PreparedDocument): void {
    for (const entry of documentEntries(document)) this.#pack(entry);
  }

  /**
   * @param lines changes as lines of JSON, each line ended, in any order; an installation's together is cheapest
   * @param areKnown whether they are canonical, and were read before
   */
  addLines(lines: Uint8Array, areKnown = false): void {
    for (let from = 0; from < lines.length && this.#wrong === null;) {
      const found = lines.indexOf(NEWLINE, Math.min(from + STRETCH, lines.length));
      const to = found === -1 ? lines.length : found + 1;
      const stretch = lines.subarray(from, to);
      if (areKnown) this.#add(knownLinesByReplica(stretch));
      else this.#addStretch(stretch);
      from = to;
    }
  }

  #addStretch(stretch: Uint8Array): void {
    const read = linesByReplica(stretch, null);
    if (!read.ok) {
      this.#wrong = { code: 'bad-request', reason: `a part of its changes ${read.reason}` };
      return;
    }
    this.#add(read.value);
  }

  #add(read: readonly ReplicaLines[]): void {
    for (const { replica, changes, lines } of read) {
      const length = this.#changes.add(replica, changes, lines);
      this.#count(changesName(replica), length, lines.length);
      this.#hear(changes);
    }
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
  async end(
    project: ProjectIdentity,
    name: string,
    passphrase: string | null,
  ): Promise<Result<Uint8Array>> {
    const first = firstEntries(project);
    for (const entry of first) this.#pack(entry);
    if (this.#wrong !== null)
      return refused(this.#wrong.code, `“${name}” was not written: ${this.#wrong.reason}.`);
    const bytes = joinEntries(this.#inOrder(first.map((entry) => entry.name)));
    const { maxFile } = projectRules;
    if (bytes.length > maxFile)
      return refused(
        'too-large',
        `“${name}” was not written: it would be larger than ${sizeInWords(maxFile)}.`,
      );
    // What could not be read again must not take the place of what can.
    const again = await checkContainer({ name, bytes }, projectRules);
    if (!again.ok) return again;
    return done(passphrase === null ? bytes : await lock(bytes, passphrase));
  }

  /** The first, documents and their sources by name, changes. They are let go of here. */
  #inOrder(first: readonly string[]): (PackedEntry | null)[] {
    const names = [...this.#packed.keys()].filter((name) => !first.includes(name)).sort();
    const entries = [...first, ...names].map((name) => this.#packed.get(name) ?? null);
    this.#packed.clear();
    for (const [replica, packed] of this.#changes.ended())
      entries.push(entryOf(changesName(replica), packed, projectRules.maxRatio));
    return entries;
  }
}
