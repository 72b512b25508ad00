import { folded } from '#renderer/ui';

/** A label as queries are compared with it. What a query does not ask for is never worked out. */
class Label {
  readonly #label: string;
  #text: string | null = null;
  #parts: readonly string[] | null = null;

  constructor(label: string) {
    this.#label = label;
  }

  /** Folded. */
  get text(): string {
    return (this.#text ??= folded(this.#label));
  }

  /** Its words. */
  get parts(): readonly string[] {
    return (this.#parts ??= this.text.split(/[^\p{L}\p{N}]+/u).filter(Boolean));
  }
}

/** Something that can be asked for, and what it is called: worked out once for all that is typed. */
export interface Labelled<T> {
  readonly item: T;
  readonly label: Label;
  /** With what it is of; the same where it is of nothing. */
  readonly withGroup: Label;
}

/** @param groupOf what an item is of; it answers too, behind the items' own words */
export const labelled = <T>(
  items: readonly T[],
  labelOf: (item: T) => string,
  groupOf?: (item: T) => string,
): readonly Labelled<T>[] =>
  items.map((item) => {
    const label = new Label(labelOf(item));
    const withGroup =
      groupOf === undefined ? label : new Label(`${labelOf(item)} ${groupOf(item)}`);
    return { item, label, withGroup };
  });

const isWordCharacter = (character: string): boolean => /[\p{L}\p{N}]/u.test(character);

function startsWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1))
    if (at === 0 || !isWordCharacter(text.charAt(at - 1))) return true;
  return false;
}

const LONGEST_ABBREVIATION = 12;

/**
 * Whether the letters occur in order, each next to the one before or at the start of a later word:
 * "gsw" and "grosel" for "grow the selection by a word".
 */
function abbreviates(letters: string, words: readonly string[]): boolean {
  const from = (letter: number, word: number): boolean => {
    if (letter === letters.length) return true;
    for (let at = word; at < words.length; at++) {
      const text = words[at] as string;
      let shared = 0;
      while (letter + shared < letters.length && text[shared] === letters[letter + shared])
        shared++;
      for (; shared > 0; shared--) if (from(letter + shared, at + 1)) return true;
    }
    return false;
  };
  return letters.length <= LONGEST_ABBREVIATION && from(0, 0);
}

/** Shorter words are too much alike for a slip to be told from another word. */
const LEAST_FOR_SLIP = 5;

/** Whether a word begins with the letters but for one slip: one too many, too few, wrong, or two swapped. */
function beginsNearly(word: string, letters: string): boolean {
  if (letters.length < LEAST_FOR_SLIP) return false;
  let same = 0;
  while (same < letters.length && word[same] === letters[same]) same++;
  const rest = letters.slice(same);
  const there = word.slice(same);
  return (
    there.slice(1).startsWith(rest.slice(1)) ||
    there.startsWith(rest.slice(1)) ||
    there.slice(1).startsWith(rest) ||
    (rest.length > 1 && there.startsWith(`${rest.charAt(1)}${rest.charAt(0)}${rest.slice(2)}`))
  );
}

/** Of a word of the query that is not in the label as it stands. */
const GUESSED = 0.25;

/**
 * How well a label answers a query's words: 0 where one is not in it; more where words begin with them,
 * and more where the label begins with them; less where it is guessed from first letters or a slip of
 * the fingers.
 */
function rank(words: readonly string[], label: Label): number {
  const { text } = label;
  let sum = 1;
  for (const word of words) {
    const at = text.indexOf(word);
    if (at !== -1) sum += at === 0 ? 4 : startsWord(text, word) ? 2 : 1;
    else if (abbreviates(word, label.parts) || label.parts.some((part) => beginsNearly(part, word)))
      sum += GUESSED;
    else return 0;
  }
  return sum;
}

/** Of what only its group answers: less than any label that has the words, more than a guess. */
const BY_GROUP = 1 + 2 * GUESSED;

function scoreOf(words: readonly string[], { label, withGroup }: Labelled<unknown>): number {
  const own = rank(words, label);
  return withGroup === label ? own : Math.max(own, Math.min(BY_GROUP, rank(words, withGroup)));
}

/** The best answers first, in their own order where they are equally good. */
export function ranked<T>(query: string, from: readonly Labelled<T>[], most: number): readonly T[] {
  const words = folded(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return from.slice(0, most).map(({ item }) => item);
  const best: { readonly item: T; readonly score: number }[] = [];
  for (const each of from) {
    const score = scoreOf(words, each);
    const worst = best.length < most ? 0 : (best.at(-1)?.score ?? 0);
    if (score <= worst) continue;
    if (best.length === most) best.pop();
    const behind = best.findIndex((other) => other.score < score);
    best.splice(behind === -1 ? best.length : behind, 0, { item: each.item, score });
  }
  return best.map(({ item }) => item);
}
