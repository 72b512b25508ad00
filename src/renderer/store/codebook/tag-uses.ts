import type { TagId } from '#core/model';
import type { Context } from '../context.ts';

/** What names a tag. */
export interface TagUses {
  /** Annotations that count as it, and in how many documents. */
  readonly passages: number;
  readonly documents: number;
  /** Tags that stand right under it. */
  readonly under: number;
  /** Tags that were merged into it. */
  readonly merged: number;
}

/** Counted by the counters: no annotation is looked at. */
export function usesOf({ tagIndex, counters }: Context, id: TagId): TagUses {
  let passages = 0;
  let documents = 0;
  for (const counts of counters.values()) {
    let here = 0;
    for (const [tag, count] of counts) if (tagIndex.resolve(tag) === id) here += count;
    passages += here;
    if (here > 0) documents++;
  }
  const under = tagIndex.tags.filter(({ parent }) => parent === id).length;
  const merged = [...tagIndex.entries()].filter(({ mergedInto }) => mergedInto === id).length;
  return { passages, documents, under, merged };
}
