import type { DocumentId } from '#core/model';
import type { DocumentEntry } from '#renderer/store';

/** Annotations on an older version of a text of which a newer one is known: they came after the others. */
export interface LeftBehind {
  readonly older: DocumentId;
  readonly olderTitle: string;
  readonly newer: DocumentId;
  readonly newerTitle: string;
  readonly count: number;
}

/** Every document that an entry replaces, by what it names and by what those name. */
function allOlder(
  { summary, replaces = [] }: DocumentEntry,
  byId: ReadonlyMap<DocumentId, DocumentEntry>,
): ReadonlySet<DocumentId> {
  const found = new Set<DocumentId>();
  const look = (ids: readonly DocumentId[]): void => {
    for (const id of ids)
      if (id !== summary.id && !found.has(id)) {
        found.add(id);
        look(byId.get(id)?.replaces ?? []);
      }
  };
  look(replaces);
  return found;
}

/**
 * What stands on an older version of the open document, or on the open document where that is an older
 * version itself; of several, that with the most. Null where nothing does.
 */
export function leftBehind(
  documents: readonly DocumentEntry[],
  open: DocumentId | null,
): LeftBehind | null {
  const newer = documents.filter(({ replaces = [] }) => replaces.length > 0);
  if (open === null || newer.length === 0) return null;
  const byId = new Map(documents.map((entry) => [entry.summary.id, entry]));
  const older = new Map(newer.map((entry) => [entry, allOlder(entry, byId)]));
  const isNewest = ({ summary }: DocumentEntry): boolean =>
    ![...older.values()].some((ids) => ids.has(summary.id));
  const found = [...older].flatMap(([entry, ids]) => {
    if (!isNewest(entry)) return [];
    const asked = entry.summary.id === open ? [...ids] : ids.has(open) ? [open] : [];
    return asked.flatMap((id): LeftBehind[] => {
      const there = byId.get(id);
      const count = there?.annotations ?? 0;
      if (there === undefined || count === 0) return [];
      const [olderTitle, newerTitle] = [there.summary.metadata.title, entry.summary.metadata.title];
      return [{ older: id, olderTitle, newer: entry.summary.id, newerTitle, count }];
    });
  });
  return found.sort((a, b) => b.count - a.count)[0] ?? null;
}
