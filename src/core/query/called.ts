import { foldedNames, foldWords } from './fold-words.ts';
import type { NamedKind, QueryNames } from './shapes.ts';

type Called = Exclude<NamedKind, 'unit'>;

interface Named<Id> {
  readonly id: Id;
  /** Folded. */
  readonly names: readonly string[];
}

function among<T extends { readonly id: string }>(
  list: readonly T[],
  namesOf: (member: T) => readonly string[],
): readonly Named<T['id']>[] {
  const folded = foldedNames(list, namesOf);
  return list.map(({ id }, at) => ({ id, names: folded[at] ?? [] }));
}

function allOf(kind: Called, names: QueryNames): readonly Named<string>[] {
  switch (kind) {
    case 'tag':
      return among(names.tags, ({ label }) => [label]);
    case 'document':
      return among(names.documents, ({ title }) => [title]);
    case 'analyst':
      return among(names.analysts, ({ name }) => [name]);
    case 'actor':
      return among(names.entities, ({ name, aliases }) => [name, ...aliases]);
  }
}

const idsOf = (
  all: readonly Named<string>[],
  isAsked: (folded: string) => boolean,
): readonly string[] => all.filter(({ names }) => names.some(isAsked)).map(({ id }) => id);

/**
 * Ids of those that are called so: by that name where any is, else by a name that holds it. Of tags,
 * whose names are short, else by a name that begins so: what is typed finds something on the way.
 */
export function idsCalled(kind: Called, name: string, names: QueryNames): readonly string[] {
  const asked = foldWords(name);
  const all = allOf(kind, names);
  const whole = idsOf(all, (folded) => folded === asked);
  if (whole.length > 0) return whole;
  return idsOf(all, (folded) =>
    kind === 'tag' ? folded.startsWith(asked) : folded.includes(asked),
  );
}

/** Ids of actors that have a name of which something holds. */
export const actorsNamed = (
  names: QueryNames,
  holds: (folded: string) => boolean,
): ReadonlySet<string> => new Set(idsOf(allOf('actor', names), holds));
