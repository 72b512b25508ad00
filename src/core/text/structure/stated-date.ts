/**
 * Dates as pages state them, to EDTF (ISO 8601-2, level 0). Only forms that say year, month and
 * day without doubt: "03/04/2021" is two dates, so it is none.
 */

const MONTHS =
  'january february march april may june july august september october november december';
const MONTH_NUMBER = new Map<string, number>(
  MONTHS.split(' ').flatMap((month, index) => [
    [month, index + 1] as const,
    [month.slice(0, 3), index + 1] as const,
  ]),
).set('sept', 9);

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function edtf(year: string, month?: number, day?: string): string | null {
  const y = Number(year);
  if (y < 1000 || y > 2999) return null;
  if (month === undefined) return year;
  if (month < 1 || month > 12) return null;
  const mm = String(month).padStart(2, '0');
  if (day === undefined) return `${year}-${mm}`;
  const d = Number(day);
  const isLeap = (y % 4 === 0 && y % 100 !== 0) || y % 400 === 0;
  const last = month === 2 && !isLeap ? 28 : (DAYS[month - 1] as number);
  return d < 1 || d > last ? null : `${year}-${mm}-${String(d).padStart(2, '0')}`;
}

const monthOf = (word: string | undefined): number | undefined =>
  MONTH_NUMBER.get((word ?? '').toLowerCase().replace(/\.$/, ''));

const ISO =
  /^(\d{4})-(\d{2})(?:-(\d{2}))?(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)? ?(?:Z|UTC|[+-]\d{2}:?\d{2})?)?$/;
const LEAD =
  /^(?:(?:first |last )?(?:published|posted|updated|modified|date|dated|created|issued|written|accessed)(?: on| at)?[:\s]+|on )/i;
const WEEKDAY = /^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? /i;
const CLOCK =
  /(?:,| at| [-–|])? \d{1,2}[:.]\d{2}(?::\d{2})? ?(?:[ap]\.?m\.?)?(?: ?\(?(?:[A-Z]{2,4}|[+-]\d{2}:?\d{2})\)?)?$/i;
const MONTH_FIRST = /^([a-z]{3,9}\.?) (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/i;
const DAY_FIRST = /^(\d{1,2})(?:st|nd|rd|th)?\.? (?:of )?([a-z]{3,9}\.?),? (\d{4})$/i;
const MONTH_ONLY = /^([a-z]{3,9}\.?),? (\d{4})$/i;

/** The date that a short text states and nothing else; null for any other text. */
export function statedDate(text: string): string | null {
  const plain = text.replace(/\s+/g, ' ').trim();
  if (plain.length > 80) return null;
  const iso = ISO.exec(plain.replace(LEAD, ''));
  if (iso) return edtf(iso[1] as string, Number(iso[2]), iso[3]);
  const bare = plain.replace(LEAD, '').replace(WEEKDAY, '').replace(CLOCK, '');
  const monthFirst = MONTH_FIRST.exec(bare);
  const dayFirst = DAY_FIRST.exec(bare);
  const monthOnly = MONTH_ONLY.exec(bare);
  const month = monthOf(monthFirst?.[1] ?? dayFirst?.[2] ?? monthOnly?.[1]);
  if (month === undefined) return null;
  if (monthFirst) return edtf(monthFirst[3] as string, month, monthFirst[2]);
  if (dayFirst) return edtf(dayFirst[3] as string, month, dayFirst[1]);
  return edtf(monthOnly?.[2] as string, month);
}
