import { isUuid } from '#core/model';
import type { BringingBack, JournalMark } from '#renderer/database';

/** Null where the row is none: then everything is compared. */
export function readMark(row: unknown): JournalMark | null {
  if (typeof row !== 'object' || row === null) return null;
  const { journal, last, seq } = row as Partial<Record<keyof JournalMark, unknown>>;
  return isUuid(journal) && Number.isSafeInteger(last) && Number.isSafeInteger(seq)
    ? { journal, last: last as number, seq: seq as number }
    : null;
}

/** Null where the row is none: then all of the journal is read. */
export function readBringingBack(row: unknown): BringingBack | null {
  if (typeof row !== 'object' || row === null) return null;
  const { journal, last, isAll } = row as Partial<Record<keyof BringingBack, unknown>>;
  return isUuid(journal) && Number.isSafeInteger(last)
    ? { journal, last: last as number, isAll: isAll === true }
    : null;
}
