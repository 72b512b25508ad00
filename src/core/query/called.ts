import type { AnalystId, DocumentId, EntityId, TagId } from '#core/model';
import { foldedNames } from './fold-words.ts';
import type { QueryNames } from './shapes.ts';

/** Says of a folded name whether it is one that is asked for. */
type NameTest = (folded: string) => boolean;

/** Ids of those that have a name as asked. */
function called<Id, T extends { readonly id: Id }>(
  list: readonly T[],
  namesOf: (member: T) => readonly string[],
  isAsked: NameTest,
): ReadonlySet<Id> {
  const folded = foldedNames(list, namesOf);
  return new Set(list.filter((_, at) => folded[at]?.some(isAsked) === true).map(({ id }) => id));
}

export const tagsCalled = ({ tags }: QueryNames, isAsked: NameTest): ReadonlySet<TagId> =>
  called(tags, ({ label }) => [label], isAsked);

export const documentsCalled = (
  { documents }: QueryNames,
  isAsked: NameTest,
): ReadonlySet<DocumentId> => called(documents, ({ title }) => [title], isAsked);

export const analystsCalled = (
  { analysts }: QueryNames,
  isAsked: NameTest,
): ReadonlySet<AnalystId> => called(analysts, ({ name }) => [name], isAsked);

export const actorsCalled = ({ entities }: QueryNames, isAsked: NameTest): ReadonlySet<EntityId> =>
  called(entities, ({ name, aliases }) => [name, ...aliases], isAsked);
