import { foldForSearch } from '#core/search';

/** Most names fold to themselves in small letters, which is told much faster than folding them. */
const NOT_SIMPLE = /[^ -_a-~]| {2}/;

/** A text as it is compared: as searches fold it, and without white space around it. */
export const foldWords = (text: string): string =>
  (NOT_SIMPLE.test(text) ? foldForSearch(text).text : text.toLowerCase()).trim();

/** Folded names are kept with the list that they came in, for as long as that is. */
const known = new WeakMap<object, readonly (readonly string[])[]>();

/** All names of each member of a list, folded. */
export function foldedNames<T extends object>(
  list: readonly T[],
  namesOf: (member: T) => readonly string[],
): readonly (readonly string[])[] {
  const before = known.get(list);
  if (before !== undefined) return before;
  const folded = list.map((member) => namesOf(member).map(foldWords));
  known.set(list, folded);
  return folded;
}
