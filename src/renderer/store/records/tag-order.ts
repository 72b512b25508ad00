import { builtInTags, type PassageTag, type TagEntry, type TagId } from '#core/model';
import type { Tag } from '../shapes.ts';

/** The order of a codebook, and its tree as it is told. */

const collator = new Intl.Collator(undefined, { numeric: true });

const byLabel = (a: TagEntry, b: TagEntry): number =>
  collator.compare(a.label, b.label) || (a.id < b.id ? -1 : 1);

/**
 * The tag that one is told to stand under: what its parent counts as, or where that is the tag
 * itself, what stood above it. Null where that is not there.
 */
function parentOf(
  tag: TagEntry,
  entries: ReadonlyMap<TagId, TagEntry>,
  resolve: (id: TagId) => TagId,
): TagId | null {
  const seen = new Set<TagId>();
  let above = tag.parent;
  while (above !== null && !seen.has(above)) {
    seen.add(above);
    const entry = entries.get(above);
    if (entry === undefined || entry.kind === 'relation') return null;
    const end = resolve(above);
    if (end !== tag.id) return end;
    above = entry.parent;
  }
  return null;
}

/** The ids of tags that stand, however far up, under themselves, but for the smallest of each ring. */
function rootsOfRings(parents: ReadonlyMap<TagId, TagId | null>): ReadonlySet<TagId> {
  const roots = new Set<TagId>();
  const settled = new Set<TagId>();
  for (const start of parents.keys()) {
    const path: TagId[] = [];
    let at: TagId | null = start;
    while (at !== null && !settled.has(at) && !path.includes(at)) {
      path.push(at);
      at = parents.get(at) ?? null;
    }
    if (at !== null && !settled.has(at)) {
      const ring = path.slice(path.indexOf(at));
      roots.add(ring.reduce((least, id) => (id < least ? id : least)));
    }
    for (const id of path) settled.add(id);
  }
  return roots;
}

/** What is shown of an entry. */
function told(tag: PassageTag, parent: TagId | null): Tag {
  const { id, label, kind, definition, whenToUse, example, colour, line, key, isRetired } = tag;
  return { id, label, kind, definition, whenToUse, example, colour, line, key, parent, isRetired };
}

/**
 * Built-in tags, then the others as a tree: each before those under it, and siblings by label.
 *
 * @param tags those that are shown
 * @param entries all, merged ones too
 */
export function inTreeOrder(
  tags: readonly PassageTag[],
  entries: ReadonlyMap<TagId, TagEntry>,
  resolve: (id: TagId) => TagId,
): readonly Tag[] {
  const parents = new Map(tags.map((tag) => [tag.id, parentOf(tag, entries, resolve)] as const));
  for (const id of rootsOfRings(parents)) parents.set(id, null);
  const builtIn = builtInTags.flatMap(({ id }) => tags.find((tag) => tag.id === id) ?? []);
  const own = tags.filter((tag) => !builtIn.includes(tag)).sort(byLabel);
  const under = new Map<TagId | null, PassageTag[]>();
  for (const tag of own) {
    const parent = parents.get(tag.id) ?? null;
    const siblings = under.get(parent);
    if (siblings === undefined) under.set(parent, [tag]);
    else siblings.push(tag);
  }
  const ordered: PassageTag[] = [...builtIn];
  const topmost = [...builtIn.map(({ id }) => id), null].flatMap((id) => under.get(id) ?? []);
  const stack = topmost.reverse();
  for (let tag = stack.pop(); tag !== undefined; tag = stack.pop()) {
    ordered.push(tag);
    stack.push(...(under.get(tag.id) ?? []).toReversed());
  }
  return ordered.map((tag) => told(tag, parents.get(tag.id) ?? null));
}
