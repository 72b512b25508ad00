import { idOf, kindOf, type RecordRef, type TagId } from './ids.ts';
import { resolveMerged } from './merged.ts';
import { readTag } from './read-records.ts';
import type { RecordState } from './record-state.ts';
import { builtInTags, type TagEntry } from './tags.ts';

/** A project's codebook, with what is built in, read in one go. */
export interface Codebook {
  /** Merged and retired ones too. */
  readonly entries: ReadonlyMap<TagId, TagEntry>;
  /** The tag that an id counts as; one that is unknown counts as itself. */
  readonly resolve: (id: TagId) => TagId;
}

export function readCodebook(states: ReadonlyMap<RecordRef, RecordState>): Codebook {
  const entries = new Map<TagId, TagEntry>(builtInTags.map((tag) => [tag.id, tag]));
  for (const [record, state] of states) {
    if (kindOf(record) !== 'tag') continue;
    const id = idOf(record) as TagId;
    const entry = readTag(
      state,
      builtInTags.find((tag) => tag.id === id),
    );
    if (entry === null) entries.delete(id);
    else entries.set(id, entry);
  }
  const merged = resolveMerged(entries.keys(), (id) => {
    const entry = entries.get(id);
    const target = entry?.mergedInto == null ? undefined : entries.get(entry.mergedInto);
    if (entry === undefined || target === undefined) return null;
    return (target.kind === 'relation') === (entry.kind === 'relation') ? target.id : null;
  });
  return { entries, resolve: (id) => merged.get(id) ?? id };
}
