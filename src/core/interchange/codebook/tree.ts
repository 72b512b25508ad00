import type { TagId } from '#core/model';

interface Nested {
  readonly id: TagId;
  readonly parent: TagId | null;
}

/**
 * A codebook as a tree. What has a parent that is not there, or is its own ancestor (two people may
 * have nested two tags in one another), stands at the top.
 */
export interface Forest<Entry> {
  readonly tops: readonly Entry[];
  readonly childrenOf: (id: TagId) => readonly Entry[];
  readonly parentOf: (id: TagId) => TagId | null;
}

/** @param entries with distinct identifiers; their order is kept among siblings */
export function forestOf<Entry extends Nested>(entries: readonly Entry[]): Forest<Entry> {
  const parents = new Map<TagId, TagId | null>(entries.map(({ id, parent }) => [id, parent]));
  /** Those from which parents are known to lead to the top. */
  const sound = new Set<TagId>();
  for (const { id } of entries) {
    const path = new Set<TagId>();
    let at: TagId | null = id;
    while (at !== null && !sound.has(at)) {
      path.add(at);
      const parent: TagId | null = parents.get(at) ?? null;
      if (parent !== null && !parents.has(parent)) parents.set(at, null);
      // The first of a circle that the order of entries comes to stands at the top.
      else if (parent !== null && path.has(parent)) parents.set(parent, null);
      else {
        at = parent;
        continue;
      }
      break;
    }
    for (const each of path) sound.add(each);
  }
  const children = new Map<TagId | null, Entry[]>();
  for (const entry of entries) {
    const parent = parents.get(entry.id) ?? null;
    const siblings = children.get(parent);
    if (siblings === undefined) children.set(parent, [entry]);
    else siblings.push(entry);
  }
  return {
    tops: children.get(null) ?? [],
    childrenOf: (id) => children.get(id) ?? [],
    parentOf: (id) => parents.get(id) ?? null,
  };
}
