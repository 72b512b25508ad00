import { LOOSELY } from './fold-for-search.ts';
import { plainMatcher } from './plain-search.ts';
import { LONGEST_QUERY, type Matcher } from './query.ts';

const hasUpper = (words: string): boolean => words !== words.toLowerCase();
const hasLower = (words: string): boolean => words !== words.toUpperCase();

/**
 * Whether words of the text, which are a name but for letter case, are that name: "TALIBAN" and
 * "Taliban" are, but "us" is not "US", and "apple" is not "Apple". Several words are, in any case.
 */
function isCalled(found: string, name: string): boolean {
  if (!hasUpper(name) || /\s/u.test(name.trim())) return true;
  return hasLower(name) ? hasUpper(found) : !hasLower(found);
}

/**
 * Finds every place that calls someone by one of the names, as whole words and outside boilerplate.
 * Null where no name holds anything to look for.
 */
export const namesMatcher = (names: readonly string[]): Matcher | null =>
  plainMatcher(
    names.filter(({ length }) => length <= LONGEST_QUERY),
    { mode: 'word', exactness: LOOSELY, of: 'blocks' },
    (found, called) => called.some((name) => isCalled(found, name)),
  );
