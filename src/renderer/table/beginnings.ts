import { dateBounds } from '#core/values';

/** When stated dates begin. */

/** As a number that sorts; null where the beginning is open or it is no EDTF. */
export function firstDay(edtf: string): string | null {
  return edtf === '' ? null : (dateBounds(edtf)?.first ?? null);
}

/** Days and years of any sign as numbers in their order. */
export function dayNumber(day: string): number {
  const parts = /^(-?)(\d+)-(\d\d)-(\d\d)$/.exec(day);
  if (parts === null) return 0;
  const year = Number(parts[2]) * (parts[1] === '-' ? -1 : 1);
  return year * 10_000 + Number(parts[3]) * 100 + Number(parts[4]);
}
