import type { TagId } from '#core/model';
import type { Tag } from '#renderer/store';

/** A tag of the first level with all below it, each as deep as it lies: 0 for the first itself. */
export interface TagGroup {
  readonly root: Tag;
  readonly members: readonly { readonly tag: Tag; readonly depth: number }[];
}

/**
 * The tags that are offered, in the codebook's order with children behind their parents. A tag whose
 * parent is not offered stands on the first level, and so does one that is its own ancestor.
 */
export function groupsOf(tags: readonly Tag[]): readonly TagGroup[] {
  const offered = tags.filter(({ isRetired }) => !isRetired);
  const ids = new Set(offered.map(({ id }) => id));
  const childrenOf = new Map<TagId | null, Tag[]>();
  for (const tag of offered) {
    const parent = tag.parent !== null && ids.has(tag.parent) ? tag.parent : null;
    childrenOf.set(parent, [...(childrenOf.get(parent) ?? []), tag]);
  }
  const placed = new Set<TagId>();
  const groupFrom = (root: Tag): TagGroup => {
    const members: { tag: Tag; depth: number }[] = [];
    const add = (tag: Tag, depth: number): void => {
      if (placed.has(tag.id)) return;
      placed.add(tag.id);
      members.push({ tag, depth });
      for (const child of childrenOf.get(tag.id) ?? []) add(child, depth + 1);
    };
    add(root, 0);
    return { root, members };
  };
  const groups = (childrenOf.get(null) ?? []).map(groupFrom);
  // What is left hangs on itself in a circle.
  for (const tag of offered) if (!placed.has(tag.id)) groups.push(groupFrom(tag));
  return groups;
}
