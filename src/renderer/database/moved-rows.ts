import { BIRTH, isSha256, kindOf, type Passage, type RecordState } from '#core/model';
import { homeOf } from './packs.ts';
import type { MovedRow } from './rows.ts';

/**
 * Where an annotation lies that is in another document than its birth says, as a row; null for all
 * others, which are found by their birth. One without a birth is not found by it either.
 */
export function movedRow(state: RecordState): MovedRow | null {
  if (kindOf(state.record) !== 'annotation') return null;
  const births = state.live.filter(({ field }) => field === BIRTH);
  const home = homeOf(state);
  const isAtHome = births.some(({ value }) => {
    const { passage } = value as { readonly passage?: unknown };
    return (passage as Passage | undefined)?.document === home;
  });
  return isAtHome && births.length === 1 ? null : { record: state.record, home };
}

export const isMovedRow = (row: unknown): row is MovedRow => {
  if (typeof row !== 'object' || row === null) return false;
  const { record, home } = row as Partial<MovedRow>;
  return typeof record === 'string' && record.includes('/') && isSha256(home);
};
