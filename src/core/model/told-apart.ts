import { looksOf } from './look-alike.ts';

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
 * What each is called where they stand side by side: those of one name, or of names that look alike, by
 * the beginning of their id too, "Ben (3f2a)". The ids are each another one.
 */
export function toldApart(all: readonly Called[]): readonly string[] {
  const idsOf = new Map<string, string[]>();
  for (const { id, name } of all) {
    const looks = looksOf(name);
    const ids = idsOf.get(looks);
    if (ids === undefined) idsOf.set(looks, [id]);
    else ids.push(id);
  }
  const lengths = new Map([...idsOf].map(([looks, ids]) => [looks, lengthFor(ids)]));
  return all.map(({ id, name }) => {
    const looks = looksOf(name);
    const isAlone = (idsOf.get(looks) ?? []).length <= 1;
    return isAlone ? name : `${name} (${id.slice(0, lengths.get(looks))})`;
  });
}
