/** Numbers, days and moments in the person's own English, or in British English. */
export const locale =
  typeof navigator !== 'undefined' && navigator.language.startsWith('en')
    ? navigator.language
    : 'en-GB';

const numbers = new Intl.NumberFormat(locale);
const plurals = new Intl.PluralRules('en');
const lists = new Intl.ListFormat(locale);

export const formatNumber = (value: number): string => numbers.format(value);

/** "Ann, Ben and Cleo". */
export const formatList = (names: readonly string[]): string => lists.format(names);

/** A label as it stands alone: "claim" as "Claim". */
export const capitalised = (label: string): string =>
  label.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());

/** "1 claim", "31 claims". */
export const formatCount = (value: number, one: string, other: string): string =>
  `${numbers.format(value)} ${plurals.select(value) === 'one' ? one : other}`;

/**
 * More than one of what a person has named, as far as English tells it: "claims", "theses",
 * "categories". What ends otherwise than an English word of one stays as it is.
 */
export const pluralOf = (label: string): string => {
  if (/sis$/iu.test(label)) return label.replace(/is$/iu, 'es');
  if (/[^aeiou\P{L}]y$/iu.test(label)) return label.replace(/y$/iu, 'ies');
  if (/(?:[xz]|[cs]h)$/iu.test(label)) return `${label}es`;
  return /[a-rt-z]$/iu.test(label) ? `${label}s` : label;
};

const day = new Intl.DateTimeFormat(locale, {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});
const month = new Intl.DateTimeFormat(locale, {
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

/** An EDTF date as a person writes it: "17 Sep 2021", "Aug 2023", "2018"; others as they stand. */
export function formatEdtf(edtf: string): string {
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T.*)?$/.exec(edtf);
  if (parts === null) return edtf;
  const [, y, m, d] = parts;
  if (m === undefined) return y ?? edtf;
  const at = new Date(Date.UTC(Number(y), Number(m) - 1, Number(d ?? 1)));
  if (at.getUTCMonth() !== Number(m) - 1) return edtf;
  return d === undefined ? month.format(at) : day.format(at);
}

const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' });
const localDay = new Intl.DateTimeFormat(locale, {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
});

/** A moment as seen from now: the time of day today, the day otherwise. */
export function formatMoment(iso: string, now: Date): string {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return iso;
  return at.toDateString() === now.toDateString() ? clock.format(at) : localDay.format(at);
}
