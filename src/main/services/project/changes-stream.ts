import { idInLine, type Change } from '#core/model';
import { Pieces, unpack, type Deflating, type Packed } from './container/packed-pieces.ts';

/**
 * The lines of one installation's changes, packed as they are come by: each once, in the order of its file.
 * They come in that order as a rule; where not, they are brought into it in the end.
 */

const NEWLINE = 0x0a;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

class ChangesStream {
  readonly #deflating: () => Deflating;
  #pieces: Pieces;
  /** Of each line, in the order in which they came. */
  #seqs: number[] = [];
  #lastId = '';
  #isInOrder = true;
  /** Bytes of all lines. */
  length = 0;

  constructor(deflating: () => Deflating) {
    this.#deflating = deflating;
    this.#pieces = new Pieces(deflating);
  }

  /** @param lines of these changes, in canonical JSON, each ended */
  add(changes: readonly Change[], lines: Uint8Array): void {
    for (const { seq, id } of changes) {
      const last = this.#seqs.at(-1) ?? 0;
      if (seq < last || (seq === last && id <= this.#lastId)) this.#isInOrder = false;
      this.#seqs.push(seq);
      this.#lastId = id;
    }
    this.#pieces.add(lines);
    this.length += lines.length;
  }

  /** Nothing can be added afterwards. */
  end(): Packed {
    if (!this.#isInOrder) this.#sort();
    return this.#pieces.end();
  }

  /** What came twice is there once then. */
  #sort(): void {
    const bytes = unpack(this.#pieces.end());
    const seqs = Float64Array.from(this.#seqs);
    const starts = new Uint32Array(seqs.length + 1);
    for (let at = 1; at < starts.length; at++)
      starts[at] = bytes.indexOf(NEWLINE, starts[at - 1] as number) + 1;
    const seqOf = (line: number): number => seqs[line] as number;
    const lineAt = (line: number): Buffer =>
      bytes.subarray(starts[line] as number, starts[line + 1] as number);
    const idOf = (line: number): string => idInLine(lineAt(line).toString('latin1')) ?? '';
    const order = Uint32Array.from(seqs, (_, line) => line).sort(
      (a, b) => seqOf(a) - seqOf(b) || compare(idOf(a), idOf(b)),
    );
    this.#pieces = new Pieces(this.#deflating);
    let before = -1;
    for (const line of order) {
      const isKnown = before >= 0 && seqOf(before) === seqOf(line) && idOf(before) === idOf(line);
      if (!isKnown) this.#pieces.add(lineAt(line));
      before = line;
    }
  }
}

/** The lines of all changes of a project. */
export class ChangesStreams {
  readonly #deflating: () => Deflating;
  readonly #streams = new Map<string, ChangesStream>();

  constructor(deflating: () => Deflating) {
    this.#deflating = deflating;
  }

  /** How many installations there are. */
  get size(): number {
    return this.#streams.size;
  }

  /**
   * @param changes of one installation
   * @returns bytes of all its lines so far
   */
  add(replica: string, changes: readonly Change[], lines: Uint8Array): number {
    let stream = this.#streams.get(replica);
    if (stream === undefined) {
      stream = new ChangesStream(this.#deflating);
      this.#streams.set(replica, stream);
    }
    stream.add(changes, lines);
    return stream.length;
  }

  /** Nothing can be added afterwards. By installation, in the order of their names. */
  *ended(): Generator<readonly [replica: string, packed: Packed]> {
    for (const replica of [...this.#streams.keys()].sort()) {
      const stream = this.#streams.get(replica);
      this.#streams.delete(replica);
      if (stream !== undefined) yield [replica, stream.end()];
    }
  }
}
