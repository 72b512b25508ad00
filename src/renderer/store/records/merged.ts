export { resolveMerged } from '#core/model';

/** Ids that count as something else in one of two resolutions than in the other. */
export function resolvedOtherwise<Id extends string>(
  before: ReadonlyMap<Id, Id>,
  after: ReadonlyMap<Id, Id>,
): ReadonlySet<Id> {
  const otherwise = new Set<Id>();
  for (const [id, end] of before) if (after.get(id) !== end) otherwise.add(id);
  for (const [id, end] of after) if (before.get(id) !== end) otherwise.add(id);
  return otherwise;
}
