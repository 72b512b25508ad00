import type { TagId } from '#core/model';
import type { TagIndex } from './tag-index.ts';

/** Numbers per tag as they are stored, by the tag that each counts as. */
export function toldCounts(
  tagIndex: TagIndex,
  counts: ReadonlyMap<TagId, number> | undefined,
): ReadonlyMap<TagId, number> | undefined {
  if (counts === undefined || !tagIndex.hasMerged) return counts;
  const told = new Map<TagId, number>();
  for (const [id, count] of counts) {
    const tag = tagIndex.resolve(id);
    told.set(tag, (told.get(tag) ?? 0) + count);
  }
  return told;
}
