import { stemEnglish } from '#core/search';

/** A run of places `[from, to)` in a sorted list. */
export interface Run {
  readonly from: number;
  readonly to: number;
}

/** The folded words of some documents, each once, sorted by UTF-16 units; a word is its place. */
export interface Dictionary {
  /** All words, one behind the other. */
  readonly letters: string;
  /** Where each word begins in them, and last their length. */
  readonly starts: Uint32Array;
  /** The words again, sorted by what stemming leaves of them. */
  readonly byStem: Uint32Array;
}

export const wordCount = ({ starts }: Dictionary): number => starts.length - 1;

export const wordAt = ({ letters, starts }: Dictionary, place: number): string =>
  letters.slice(starts[place], starts[place + 1]);

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** @param words sorted by UTF-16 units, each once. */
export function makeDictionary(words: readonly string[]): Dictionary {
  const starts = new Uint32Array(words.length + 1);
  for (const [place, word] of words.entries())
    starts[place + 1] = (starts[place] as number) + word.length;
  const stems = words.map((word) => stemEnglish(word));
  const byStem = Uint32Array.from(words.keys()).sort(
    (a, b) => order(stems[a] as string, stems[b] as string) || a - b,
  );
  return { letters: words.join(''), starts, byStem };
}

/** The first of `[0, count)` for which it holds; `count` where for none. It holds for all behind. */
function first(count: number, holds: (place: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The words that begin so, which follow one another. */
export function wordsBeginning(dictionary: Dictionary, beginning: string): Run {
  const count = wordCount(dictionary);
  const { length } = beginning;
  return {
    from: first(count, (place) => wordAt(dictionary, place) >= beginning),
    to: first(count, (place) => wordAt(dictionary, place).slice(0, length) > beginning),
  };
}

/** The place of a word; -1 where it is not there. */
export function placeOf(dictionary: Dictionary, word: string): number {
  const place = first(wordCount(dictionary), (at) => wordAt(dictionary, at) >= word);
  return place < wordCount(dictionary) && wordAt(dictionary, place) === word ? place : -1;
}

/** All words of which stemming leaves the same as of one that need not be there. */
export function wordsAkin(dictionary: Dictionary, word: string): readonly number[] {
  const { byStem } = dictionary;
  const stem = stemEnglish(word);
  const stemAt = (at: number): string => stemEnglish(wordAt(dictionary, byStem[at] as number));
  const from = first(byStem.length, (at) => stemAt(at) >= stem);
  const akin: number[] = [];
  for (let at = from; at < byStem.length && stemAt(at) === stem; at++)
    akin.push(byStem[at] as number);
  return akin;
}
