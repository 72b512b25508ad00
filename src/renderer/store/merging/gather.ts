import { BIRTH, canonicalJson, kindOf, type Change, type Json, type RecordRef } from '#core/model';
import { changeIn, rowsAfter, type ChangeKey, type WorkbenchDatabase } from '#renderer/database';

/** All changes of the workbench as the lines of a project's files. */

/** Rows read at a time. */
const PAGE = 2_000;
/** UTF-16 code units of the lines given out at a time. */
const MOST_TEXT = 2 * 1024 * 1024;

/**
 * Whether a change is of the documents, the codebook, the project's name or whose the file is, and of
 * nothing found there.
 */
const isBare = ({ record, field }: Change, bare: ReadonlySet<RecordRef>): boolean => {
  const kind = kindOf(record);
  if (kind === 'tag') return true;
  if (!bare.has(record)) return false;
  if (kind === 'analyst') return true;
  return kind === 'document' ? field !== 'note' : field === 'name';
};

/** A document's birth, where it holds a note, would tell it: that of an import holds none. */
const tellsNote = ({ record, field, value }: Change): boolean =>
  kindOf(record) === 'document' &&
  field === BIRTH &&
  Object.hasOwn(value as { readonly [key: string]: Json }, 'note');

/**
 * @param extra changes that are not stored yet
 * @param blind only what is of these records, or of the codebook, without notes; null for everything
 */
export async function* gatherLines(
  database: WorkbenchDatabase,
  extra: readonly Change[],
  blind: readonly RecordRef[] | null,
): AsyncGenerator<string> {
  const bare = blind === null ? null : new Set(blind);
  const isWanted = (change: Change): boolean =>
    bare === null || (isBare(change, bare) && !tellsNote(change));
  const seen = new Set<string>(extra.map(({ id }) => id));
  let text = extra.filter(isWanted).map(lineOf).join('');
  let last: ChangeKey | null = null;
  for (;;) {
    const rows: readonly unknown[] = await rowsAfter(database.changes, last, PAGE);
    let end: Change | null = null;
    for (const row of rows) {
      const change = changeIn(row);
      if (change === null) continue;
      end = change;
      if (seen.has(change.id) || !isWanted(change)) continue;
      text += lineOf(change);
      if (text.length < MOST_TEXT) continue;
      yield text;
      text = '';
    }
    if (rows.length < PAGE || end === null) break;
    last = [end.replica, end.seq, end.id];
  }
  if (text !== '') yield text;
}

const lineOf = (change: Change): string => `${canonicalJson(change as unknown as Json)}\n`;
