import { done, refused, type Result } from '#contract';
import { toldApart, type Called } from '#core/model';
import { shortened } from './agreement-table.ts';

/** Something that can be asked for by name or id. */
export interface Named<Id extends string> {
  readonly id: Id;
  readonly name: string;
  /** The name as it is printed, told apart from others. */
  readonly called: string;
}

/** Characters of an id that tell it at least. */
const LEAST = 4;
const MOST_LISTED = 12;

/** What each is called beside the others, where some are of one name: "Ben (3d11)". */
export function toldNames(all: readonly Called[]): (id: string) => string {
  const told = toldApart(all);
  const names = new Map(all.map(({ id }, at) => [id, told[at] ?? id]));
  return (id) => names.get(id) ?? id;
}

/** Each as a word that asks for it and for no other: what it is called, and else its id. */
function listed(some: readonly Named<string>[], all: readonly Named<string>[]): string {
  const word = ({ id, called }: Named<string>): string => {
    const isItsOwn = all.every((other) => other.id === id || !goesBy(other, called));
    return isItsOwn ? called : id;
  };
  return some.map((each) => `“${word(each)}”`).join(', ');
}

const goesBy = ({ name, called }: Named<string>, word: string): boolean =>
  called === word || shortened(called) === word || name === word;

/**
 * What one word asks for: an id, what it is called here, a name, either in any case, or the beginning of
 * an id, in this order. What may be meant in several ways is refused, and so is what is not there.
 *
 * @param noun what is asked for: "analyst"
 */
export function chosen<Id extends string>(
  word: string,
  all: readonly Named<Id>[],
  noun: string,
): Result<Named<Id>> {
  const folded = word.toLocaleLowerCase('en');
  const isFolded = (name: string): boolean => name.toLocaleLowerCase('en') === folded;
  const ways: readonly ((each: Named<Id>) => boolean)[] = [
    ({ id }) => id === word,
    (each) => goesBy(each, word),
    ({ name, called }) => isFolded(name) || isFolded(called),
    ({ id }) => folded.length >= LEAST && id.startsWith(folded),
  ];
  for (const way of ways) {
    const found = all.filter(way);
    if (found.length > 1)
      return refused(
        'bad-request',
        `“${word}” may be any of ${listed(found, all)}: say which by one of these, or by more of the id.`,
      );
    if (found[0] !== undefined) return done(found[0]);
  }
  const some = listed(all.slice(0, MOST_LISTED), all);
  const there =
    all.length === 0
      ? 'there is none at all'
      : `there is ${some}${all.length > MOST_LISTED ? ', …' : ''}`;
  return refused('not-found', `There is no ${noun} “${word}”; ${there}.`);
}

/** What several words ask for, each once, in their order; the first that is refused refuses all. */
export function allChosen<Id extends string>(
  words: readonly string[],
  all: readonly Named<Id>[],
  noun: string,
): Result<readonly Named<Id>[]> {
  const found = new Set<Named<Id>>();
  for (const word of words) {
    const one = chosen(word, all, noun);
    if (!one.ok) return one;
    found.add(one.value);
  }
  return done([...found]);
}
