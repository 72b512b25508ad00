import { refused, type Refusal, type RefusalCode } from '#contract';

/** What a container may hold at most. Sizes are in bytes. */
export interface ContainerRules {
  /** Of the file as it is. */
  readonly maxFile: number;
  readonly maxEntries: number;
  /** Of one entry, inflated. */
  readonly maxEntry: number;
  /** Of all entries, inflated. */
  readonly maxTotal: number;
  /** Inflated to packed size of an entry above `RATIO_FLOOR`. */
  readonly maxRatio: number;
  /** The names there may be. Names that are unsafe anywhere are refused before this is asked. */
  readonly allows: (name: string) => boolean;
  /**
   * What the entry "mimetype" has to say, which then is the first and stored as it is; null where
   * the format has none.
   */
  readonly mimetype: string | null;
}

/** Up to this size an entry may be packed as tightly as it can be. */
const RATIO_FLOOR = 1024 * 1024;

export const isTooTight = (packed: number, inflated: number, maxRatio: number): boolean =>
  inflated > RATIO_FLOOR && inflated > packed * maxRatio;

const MOST_SHOWN = 60;

/** A name from a foreign file, safe to show: what steers a terminal or reverses words is replaced. */
export function shownName(name: string): string {
  const plain = name.replace(/\p{C}/gu, '\ufffd');
  return plain.length > MOST_SHOWN ? `${plain.slice(0, MOST_SHOWN)}…` : plain;
}

/** One sentence about a file as a whole. */
export const refuseFile = (file: string, reason: string, code: RefusalCode = 'damaged'): Refusal =>
  refused(code, `“${shownName(file)}” was not opened: ${reason}.`);

/** One sentence about an entry of it. */
export const refuseEntry = (
  file: string,
  entry: string,
  reason: string,
  code: RefusalCode = 'damaged',
): Refusal => refuseFile(file, `its entry “${shownName(entry)}” ${reason}`, code);
