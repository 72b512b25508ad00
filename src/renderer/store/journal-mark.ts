import { isUuid } from '#core/model';
import type { JournalMark } from '#renderer/database';

/** Null where the row is none: then everything is compared. */
export function readMark(row: unknown): JournalMark | null {
  if (typeof row !== 'object' || row === null) return null;
  const { journal, last, seq } = row as Partial<Record<keyof JournalMark, unknown>>;
  return isUuid(journal) && Number.isSafeInteger(last) && Number.isSafeInteger(seq)
    ? { journal, last: last as number, seq: seq as number }
    : null;
}
