import { readSpan, withTerm, type NamedKind, type QueryTerm } from '#core/query';

/** Names of other things that are left out by name, at most: a query is still to be read. */
const MOST_OTHERS = 12;

const plain = (name: string): string => name.normalize('NFKC').toLocaleLowerCase();

/**
 * Terms that ask for the one thing of a name. A query takes a name's part for the whole, so that
 * others whose names hold this one are left out by theirs.
 */
export function calledOnly(
  kind: NamedKind,
  name: string,
  all: readonly string[],
): readonly QueryTerm[] {
  const own = plain(name);
  const others = all.filter((each) => plain(each) !== own && plain(each).includes(own));
  const one: QueryTerm = { kind, isNot: false, names: [name] };
  const names = [...new Set(others)].slice(0, MOST_OTHERS);
  return names.length === 0 ? [one] : [one, { kind, isNot: true, names }];
}

/** The term for dates that may lie in a span, "2021-01..2021-03"; none for what is no span. */
export function datesIn(span: string): readonly QueryTerm[] {
  const days = readSpan(span);
  return days === null ? [] : [{ kind: 'date', isNot: false, ...days }];
}

/** A query that asks for what another does, and more narrowly. */
export const narrowed = (query: string, terms: readonly QueryTerm[]): string =>
  terms.reduce(withTerm, query.trim());
