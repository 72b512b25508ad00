/**
 * What each of the given ids counts as, by following who was merged into whom to the end. Where
 * writers who did not know of one another made a ring, its smallest id is its end, everywhere.
 *
 * @param ids those that say they are merged
 * @param next what an id says it is merged into; null where it is not, or into nothing there is
 * @returns only ids that count as another
 */
export function resolveMerged<Id extends string>(
  ids: Iterable<Id>,
  next: (id: Id) => Id | null,
): ReadonlyMap<Id, Id> {
  const ends = new Map<Id, Id>();
  for (const id of ids) {
    const path = new Set<Id>();
    let at: Id = id;
    let end: Id | null = null;
    while (end === null) {
      path.add(at);
      const known = ends.get(at);
      const following = next(at);
      if (known !== undefined) end = known;
      else if (following === null) end = at;
      else if (path.has(following)) end = smallestOfRing(path, following);
      else at = following;
    }
    for (const each of path) ends.set(each, end);
  }
  for (const [id, end] of ends) if (id === end) ends.delete(id);
  return ends;
}

/** @param path in the order it was walked; the ring is all of it from `first` on */
function smallestOfRing<Id extends string>(path: ReadonlySet<Id>, first: Id): Id {
  const walked = [...path];
  const ring = walked.slice(walked.indexOf(first));
  return ring.reduce((least, id) => (id < least ? id : least));
}
