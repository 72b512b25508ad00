import type { DocumentId } from '#core/model';
import type { DocumentEntry } from '#renderer/store';

/** An entry of the list, and whether a newer version of it is there. */
export interface ArrangedEntry {
  readonly entry: DocumentEntry;
  readonly isOlder: boolean;
}

/** The documents in their order, but older versions right below the newest that names them. */
export function arrangeVersions(documents: readonly DocumentEntry[]): readonly ArrangedEntry[] {
  if (documents.every(({ replaces }) => replaces === undefined))
    return documents.map((entry) => ({ entry, isOlder: false }));
  const byId = new Map(documents.map((entry) => [entry.summary.id, entry]));
  const older = new Set<DocumentId>();
  for (const { summary, replaces } of documents)
    for (const id of replaces ?? []) if (id !== summary.id) older.add(id);
  const arranged: ArrangedEntry[] = [];
  const told = new Set<DocumentId>();
  const tell = (entry: DocumentEntry, isOlder: boolean): void => {
    if (told.has(entry.summary.id)) return;
    told.add(entry.summary.id);
    arranged.push({ entry, isOlder });
    for (const id of entry.replaces ?? []) {
      const below = byId.get(id);
      if (below !== undefined) tell(below, true);
    }
  };
  for (const entry of documents) if (!older.has(entry.summary.id)) tell(entry, false);
  // Two that name one another have no newest.
  for (const entry of documents) tell(entry, false);
  return arranged;
}
