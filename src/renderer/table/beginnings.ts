import { dateBounds } from '#core/values';

/** Dates by when they begin, as numbers that sort. Reading one takes long, and they repeat. */
export class Beginnings {
  readonly #known = new Map<string, number | null>();

  /** Null where the beginning is open, and for what is no EDTF. */
  of(edtf: string): number | null {
    if (edtf === '') return null;
    const known = this.#known.get(edtf);
    if (known !== undefined) return known;
    const first = dateBounds(edtf)?.first ?? null;
    const number = first === null ? null : dayNumber(first);
    this.#known.set(edtf, number);
    return number;
  }
}

/** Days as numbers in their order, of years of any sign. */
function dayNumber(day: string): number {
  const [, sign, year, month, date] = /^(-?)(\d+)-(\d\d)-(\d\d)$/.exec(day) ?? [];
  return Number(`${sign ?? ''}${year ?? ''}`) * 10_000 + Number(month) * 100 + Number(date);
}
