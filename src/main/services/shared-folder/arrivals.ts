import type { Change } from '#core/model';
import { encodeChanges } from '#main/services/project';
import type { Arrival, Position, Positions } from './shapes.ts';

/** Changes handed out at a time. */
const AT_ONCE = 2_000;

interface Held extends Arrival {
  /** The file it came with, and up to where that is handed out with it; null before its last part. */
  readonly file: string;
  readonly position: Position | null;
}

/** What came into a folder and is not kept elsewhere yet, in the order in which it came. */
export class Arrivals {
  #held: Held[] = [];
  #mark = 0;
  readonly #taken: Map<string, Position>;

  constructor(taken: Positions) {
    this.#taken = new Map(taken);
  }

  get mark(): number {
    return this.#mark;
  }

  /** What was read of a file: its position counts as taken once all before it is. */
  add(file: string, changes: readonly Change[], position: Position): void {
    for (let from = 0; from < changes.length; from += AT_ONCE) {
      const lines = Buffer.from(encodeChanges(changes.slice(from, from + AT_ONCE))).toString();
      const isLast = from + AT_ONCE >= changes.length;
      this.#mark++;
      this.#held.push({ mark: this.#mark, lines, file, position: isLast ? position : null });
    }
    if (changes.length > 0) return;
    const waiting = this.#held.findLastIndex((held) => held.file === file);
    const last = this.#held[waiting];
    if (last === undefined) this.#taken.set(file, position);
    else if (last.position !== null) this.#held[waiting] = { ...last, position };
  }

  /** The first behind a mark. */
  next(after: number): Arrival | null {
    const found = this.#held.find(({ mark }) => mark > after);
    return found === undefined ? null : { mark: found.mark, lines: found.lines };
  }

  takenUpTo(mark: number): Positions {
    for (const { file, position, mark: at } of this.#held)
      if (at <= mark && position !== null) this.#taken.set(file, position);
    this.#held = this.#held.filter((held) => held.mark > mark);
    return new Map(this.#taken);
  }
}
