import type { TagId } from '#core/model';
import type { Tag } from '#renderer/store';

/** A tag where it stands in the tree. */
export interface TagRow {
  readonly tag: Tag;
  /** 1 at the top. */
  readonly level: number;
  /** Its place among those under the same tag, from 1, and their number. */
  readonly place: number;
  readonly siblings: number;
}

function childrenByParent(tags: readonly Tag[]): ReadonlyMap<TagId | null, readonly Tag[]> {
  const ids = new Set(tags.map(({ id }) => id));
  const children = new Map<TagId | null, Tag[]>();
  for (const tag of tags) {
    const parent = tag.parent !== null && ids.has(tag.parent) ? tag.parent : null;
    const siblings = children.get(parent);
    if (siblings === undefined) children.set(parent, [tag]);
    else siblings.push(tag);
  }
  return children;
}

/** The codebook as a tree, each tag before those under it. */
export function rowsOf(tags: readonly Tag[]): readonly TagRow[] {
  const children = childrenByParent(tags);
  const rows: TagRow[] = [];
  const below = (parent: TagId | null, level: number): readonly TagRow[] => {
    const siblings = children.get(parent) ?? [];
    return siblings
      .map((tag, at) => ({ tag, level, place: at + 1, siblings: siblings.length }))
      .reverse();
  };
  const stack = [...below(null, 1)];
  for (let row = stack.pop(); row !== undefined; row = stack.pop()) {
    rows.push(row);
    stack.push(...below(row.tag.id, row.level + 1));
  }
  return rows;
}

/** The tag that one comes to stand under when it is moved in: the one before it at its level. */
export function parentInwards(rows: readonly TagRow[], id: TagId): TagId | null {
  const at = rows.findIndex(({ tag }) => tag.id === id);
  const own = rows[at];
  if (own === undefined || own.place === 1) return null;
  return rows.slice(0, at).findLast(({ level }) => level === own.level)?.tag.id ?? null;
}

/** Where a tag stands when it is moved out: beside what it stood under. Undefined at the top. */
export function parentOutwards(rows: readonly TagRow[], id: TagId): TagId | null | undefined {
  const own = rows.find(({ tag }) => tag.id === id);
  if (own === undefined || own.level === 1) return undefined;
  return rows.find(({ tag }) => tag.id === own.tag.parent)?.tag.parent ?? null;
}

/** The tags that one may stand under: all but itself and those under it. */
export function possibleParents(rows: readonly TagRow[], id: TagId): readonly TagRow[] {
  const at = rows.findIndex(({ tag }) => tag.id === id);
  const level = rows[at]?.level ?? 0;
  const end = rows.findIndex((row, place) => place > at && row.level <= level);
  return rows.filter((_, place) => place < at || (end !== -1 && place >= end));
}
