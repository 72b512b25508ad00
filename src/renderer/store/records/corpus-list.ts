import type { DocumentSummary } from '#contract';
import { readDocument, type DocumentId, type RecordState, type TagId } from '#core/model';
import type { Pace } from '#renderer/threads';
import { replacedBy } from './replaced-by.ts';
import type { DocumentEntry } from '../workbench.ts';

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
  let annotations = 0;
  for (const count of (counts ?? NONE).values()) annotations += count;
  return {
    summary: summary as DocumentSummary,
    counts: counts ?? NONE,
    annotations,
    note,
    ...(replaces.length > 0 && { replaces }),
  };
}

/** What was looked for in a list: many ask for the same few, and at every change of anything. */
const looked = new WeakMap<readonly DocumentEntry[], Map<DocumentId, DocumentEntry | undefined>>();

export function entryIn(
  documents: readonly DocumentEntry[],
  id: DocumentId,
): DocumentEntry | undefined {
  const known = looked.get(documents) ?? new Map<DocumentId, DocumentEntry | undefined>();
  looked.set(documents, known);
  if (!known.has(id))
    known.set(
      id,
      documents.find(({ summary }) => summary.id === id),
    );
  return known.get(id);
}

const sortEntries = (entries: readonly DocumentEntry[]): readonly DocumentEntry[] =>
  [...entries].sort(byTitle);

/** Entries sorted at a time. */
const SORTED_AT_ONCE = 512;

function mergeSorted(
  one: readonly DocumentEntry[],
  other: readonly DocumentEntry[],
): readonly DocumentEntry[] {
  const merged: DocumentEntry[] = [];
  let at = 0;
  for (const entry of one) {
    for (let next = other[at]; next !== undefined && byTitle(next, entry) < 0; next = other[at]) {
      merged.push(next);
      at++;
    }
    merged.push(entry);
  }
  for (; at < other.length; at++) merged.push(other[at] as DocumentEntry);
  return merged;
}

/** The corpus as listed, from entries in any order. */
export async function sortCalmly(
  entries: readonly DocumentEntry[],
  pace: Pace,
): Promise<readonly DocumentEntry[]> {
  let runs: (readonly DocumentEntry[])[] = [];
  for (let from = 0; from < entries.length; from += SORTED_AT_ONCE) {
    runs.push(sortEntries(entries.slice(from, from + SORTED_AT_ONCE)));
    await pace.pause();
  }
  while (runs.length > 1) {
    const longer: (readonly DocumentEntry[])[] = [];
    for (let at = 0; at < runs.length; at += 2) {
      longer.push(mergeSorted(runs[at] ?? [], runs[at + 1] ?? []));
      await pace.pause();
    }
    runs = longer;
  }
  return runs[0] ?? [];
}

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
