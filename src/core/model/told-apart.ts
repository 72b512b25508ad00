/** Somebody or something that is called by a name others may have, too. */
export interface Called {
  readonly id: string;
  readonly name: string;
}

/** Characters of an id that are shown at least. */
const LEAST = 4;

/** As many characters of each id as tell it from the others. */
function lengthFor(ids: readonly string[]): number {
  const isTold = (length: number): boolean =>
    new Set(ids.map((id) => id.slice(0, length))).size === ids.length;
  const most = Math.max(LEAST, ...ids.map((id) => id.length));
  let length = LEAST;
  while (length < most && !isTold(length)) length++;
  return length;
}

/**
 * What each is called where they stand side by side: those of one name by the beginning of their id
 * too, "Ben (3f2a)". The ids are each another one.
 */
export function toldApart(all: readonly Called[]): readonly string[] {
  const idsOf = new Map<string, string[]>();
  for (const { id, name } of all) {
    const ids = idsOf.get(name);
    if (ids === undefined) idsOf.set(name, [id]);
    else ids.push(id);
  }
  const lengths = new Map([...idsOf].map(([name, ids]) => [name, lengthFor(ids)]));
  return all.map(({ id, name }) =>
    (idsOf.get(name) ?? []).length > 1 ? `${name} (${id.slice(0, lengths.get(name))})` : name,
  );
}
