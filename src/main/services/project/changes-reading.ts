import { done, type Result } from '#contract';
import { MAX_LINE } from './changes-file.ts';
import type { TakeEntry } from './container/read-container.ts';
import { refuseEntry } from './container/rules.ts';
import { folderFile } from './folder-names.ts';
import { linesByReplica, type ReplicaLines } from './lines-by-replica.ts';

const NEWLINE = 0x0a;
const NOTHING = new Uint8Array();

/** Reads files of changes part by part, whose lines are given on as they are read. */
export class ChangesReading {
  readonly #file: string;
  readonly #hear: (read: ReplicaLines) => void;
  #refusal: Result<never> | null = null;
  /** Reads what the file before has behind its last line end. */
  #finish: () => void = () => undefined;

  /**
   * @param file the name that messages give the project
   * @param hear is told of changes that are what they say they are, of a file that may not be
   */
  constructor(file: string, hear: (read: ReplicaLines) => void) {
    this.#file = file;
    this.#hear = hear;
  }

  /** @returns who takes the file of a name, one file after another; null where it holds no changes */
  takerOf(name: string): TakeEntry | null {
    const found = folderFile(name);
    if (found.kind !== 'changes') return null;
    this.#finish();
    const { replica } = found;
    let lines = 0;
    let rest: Uint8Array = NOTHING;
    const read = (bytes: Uint8Array): void => {
      if (this.#refusal !== null) return;
      const decoded = linesByReplica(bytes, replica, lines);
      if (!decoded.ok) {
        this.#refusal = refuseEntry(this.#file, name, decoded.reason);
        return;
      }
      for (const each of decoded.value) {
        lines += each.changes.length;
        this.#hear(each);
      }
    };
    this.#finish = () => {
      if (rest.length > 0) read(rest);
      rest = NOTHING;
    };
    return (part) => {
      const end = part.lastIndexOf(NEWLINE) + 1;
      const whole = part.subarray(0, end);
      if (end > 0) read(rest.length === 0 ? whole : Buffer.concat([rest, whole]));
      rest = end > 0 ? new Uint8Array(part.subarray(end)) : Buffer.concat([rest, part]);
      // That is refused, and nothing more of it is gathered.
      if (rest.length > MAX_LINE) this.#finish();
    };
  }

  /** What was wrong with the first file of which anything is. */
  end(): Result<null> {
    this.#finish();
    return this.#refusal ?? done(null);
  }
}
