import type { DocumentSummary } from '#contract';
import { readDocument, type DocumentId, type RecordState, type TagId } from '#core/model';
import { replacedBy } from './records/replaced-by.ts';
import type { DocumentEntry } from './workbench.ts';

/** The corpus as listed: by title, then file name, then id. */

const collator = new Intl.Collator(undefined, { numeric: true });

const byTitle = (a: DocumentEntry, b: DocumentEntry): number =>
  collator.compare(a.summary.metadata.title, b.summary.metadata.title) ||
  collator.compare(a.summary.metadata.fileName, b.summary.metadata.fileName) ||
  (a.summary.id < b.summary.id ? -1 : 1);

const NONE: ReadonlyMap<TagId, number> = new Map();

/** Null where the document is not in the corpus. */
export function entryOf(
  state: RecordState,
  counts: ReadonlyMap<TagId, number> | undefined,
): DocumentEntry | null {
  const record = readDocument(state);
  if (record === null) return null;
  const { note, ...summary } = record;
  const replaces = replacedBy(state);
  return {
    summary: summary as DocumentSummary,
    counts: counts ?? NONE,
    note,
    ...(replaces.length > 0 && { replaces }),
  };
}

export const sortEntries = (entries: readonly DocumentEntry[]): readonly DocumentEntry[] =>
  [...entries].sort(byTitle);

/** Where an entry belongs in a sorted list. */
function placeOf(list: readonly DocumentEntry[], entry: DocumentEntry): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (byTitle(list[middle] as DocumentEntry, entry) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The list after some documents changed: for each the entry it has now, or null without any. */
export function updateList(
  list: readonly DocumentEntry[],
  changed: ReadonlyMap<DocumentId, DocumentEntry | null>,
): readonly DocumentEntry[] {
  if (changed.size === 0) return list;
  const kept = list.filter(({ summary }) => !changed.has(summary.id));
  const come = [...changed.values()].filter((entry) => entry !== null);
  if (come.length > 16) return sortEntries([...kept, ...come]);
  for (const entry of come) kept.splice(placeOf(kept, entry), 0, entry);
  return kept;
}
