import { done, refused, type Result } from '#contract';

/** Something that can be asked for by name or id. */
export interface Named<Id extends string> {
  readonly id: Id;
  readonly name: string;
}

/** Characters of an id that tell it at least. */
const LEAST = 4;
const MOST_LISTED = 12;

/** Characters of an id that are shown at least. */
const LEAST_SHOWN = 8;

/** As many characters of each id as tell it from the others. */
function shortOf(all: readonly Named<string>[]): (id: string) => string {
  const isTold = (length: number): boolean =>
    new Set(all.map(({ id }) => id.slice(0, length))).size === all.length;
  const most = Math.max(LEAST_SHOWN, ...all.map(({ id }) => id.length));
  let length = LEAST_SHOWN;
  while (length < most && !isTold(length)) length++;
  return (id) => id.slice(0, length);
}

const listed = (all: readonly Named<string>[]): string => {
  const short = shortOf(all);
  return all.map(({ id, name }) => `“${name}” (${short(id)})`).join(', ');
};

/**
 * What one word asks for: an id, a name, a name in any case, or the beginning of an id, in this order.
 * What may be meant in several ways is refused, and so is what is not there.
 *
 * @param noun what is asked for: "analyst"
 */
export function chosen<Id extends string>(
  word: string,
  all: readonly Named<Id>[],
  noun: string,
): Result<Named<Id>> {
  const folded = word.toLocaleLowerCase('en');
  const ways: readonly ((each: Named<Id>) => boolean)[] = [
    ({ id }) => id === word,
    ({ name }) => name === word,
    ({ name }) => name.toLocaleLowerCase('en') === folded,
    ({ id }) => folded.length >= LEAST && id.startsWith(folded),
  ];
  for (const way of ways) {
    const found = all.filter(way);
    if (found.length > 1)
      return refused(
        'bad-request',
        `“${word}” may be any of ${listed(found)}: say which by more of the id.`,
      );
    if (found[0] !== undefined) return done(found[0]);
  }
  const some = all.length > MOST_LISTED ? `${listed(all.slice(0, MOST_LISTED))}, …` : listed(all);
  const there = all.length === 0 ? 'there is none at all' : `there is ${some}`;
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
