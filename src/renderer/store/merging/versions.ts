import type { DocumentId, RecordRef, RecordState } from '#core/model';
import type { WorkbenchDatabase } from '#renderer/database';
import type { OpeningDocument } from '../projects/shapes.ts';
import { statesOfRecords } from './states.ts';
import { replacedBy } from '../records/replaced-by.ts';

/** Which of two documents is the newer version, as records say it once a project is opened. */

type After = (record: RecordRef) => RecordState | undefined;

async function replaces(
  database: WorkbenchDatabase,
  newer: DocumentId,
  older: DocumentId,
  after: After,
): Promise<boolean> {
  const seen = new Set<DocumentId>([newer]);
  for (let from: readonly DocumentId[] = [newer]; from.length > 0;) {
    const records = from.map((id): RecordRef => `document/${id}`);
    const stored = await statesOfRecords(database, records);
    const next = records.flatMap((record) => replacedBy(after(record) ?? stored.get(record)));
    from = [...new Set(next)].filter((id) => !seen.has(id));
    for (const id of from) seen.add(id);
    if (seen.has(older)) return true;
  }
  return false;
}

/** @param after records as they will be, where something comes for them */
export async function versionOf(
  database: WorkbenchDatabase,
  comes: DocumentId,
  isHere: DocumentId,
  after: After,
): Promise<NonNullable<OpeningDocument['like']>['version']> {
  if (await replaces(database, comes, isHere, after)) return 'newer';
  return (await replaces(database, isHere, comes, after)) ? 'older' : null;
}
