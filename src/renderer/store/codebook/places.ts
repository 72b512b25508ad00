import type { TagId } from '#core/model';
import type { Matched } from './matching.ts';
import type { Tag } from '../shapes.ts';
import { isBuiltIn } from './tag-fields.ts';

/** The id here of an entry of the file, for what stands under it. */
const idHere = ({ stated, match }: Matched): TagId | null => {
  switch (match.kind) {
    case 'new':
      return match.id;
    case 'known':
      return match.entry.kind === 'relation' ? null : match.entry.id;
    case 'merged':
      return match.into;
    case 'builtInLink':
      return stated.parent;
  }
};

/**
 * Where a file's entries are to stand here: each under what the file says, in this codebook's ids.
 * What would so come to stand under itself, with what the codebook says of other tags, stays where
 * it is. An entry found by its label leaves its place only for one under another, and a built-in one
 * not at all.
 *
 * @param onCircle told of the label of each that stays
 */
export function placesOf(
  tags: readonly Tag[],
  matched: readonly Matched[],
  onCircle: (label: string) => void,
): ReadonlyMap<TagId, TagId | null> {
  const here = new Map(matched.map((each) => [each.stated.id, idHere(each)]));
  const parents = new Map<TagId, TagId | null>(tags.map(({ id, parent }) => [id, parent]));
  const places = new Map<TagId, TagId | null>();
  let waiting: { readonly id: TagId; readonly parent: TagId; readonly label: string }[] = [];
  for (const each of matched) {
    const { stated, match } = each;
    const id = idHere(each);
    if (id === null || match.kind === 'merged' || match.kind === 'builtInLink') continue;
    const parent = stated.parent === null ? null : (here.get(stated.parent) ?? null);
    const isFoundById = match.kind === 'new' || match.by === 'id';
    if (parent !== null && (isFoundById || !isBuiltIn(id)))
      waiting.push({ id, parent, label: stated.label });
    else if (isFoundById) {
      parents.set(id, null);
      places.set(id, null);
    }
  }
  const isUnder = (id: TagId | null, above: TagId): boolean => {
    for (let at = id; at !== null; at = parents.get(at) ?? null) if (at === above) return true;
    return false;
  };
  for (let before = Infinity; waiting.length < before;) {
    before = waiting.length;
    waiting = waiting.filter(({ id, parent }) => {
      if (isUnder(parent, id)) return true;
      parents.set(id, parent);
      places.set(id, parent);
      return false;
    });
  }
  for (const { label } of waiting) onCircle(label);
  return places;
}
