import { dateBounds, dateIn, dateInWords, isEdtf, printDate, readDate } from '#core/values';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refusedDates, relativeDates, statedDates } from './date-cases.ts';

const two = (value: number): string => String(value).padStart(2, '0');
const year = fc.oneof(
  fc.integer({ min: 1900, max: 2100 }).map(String),
  fc.integer({ min: 0, max: 9999 }).map((value) => String(value).padStart(4, '0')),
  fc.integer({ min: 1, max: 9999 }).map((value) => `-${String(value).padStart(4, '0')}`),
);
const month = fc.tuple(year, fc.integer({ min: 1, max: 12 })).map(([y, m]) => `${y}-${two(m)}`);
const day = fc.tuple(month, fc.integer({ min: 1, max: 31 })).map(([m, d]) => `${m}-${two(d)}`);
const plain = fc.oneof(year, month, day);
const qualified = fc
  .tuple(plain, fc.constantFrom('', '?', '~', '%'))
  .map(([date, qualifier]) => date + qualifier);
const season = fc
  .tuple(year, fc.integer({ min: 21, max: 24 }))
  .map(([y, s]) => `${y}-${String(s)}`);
const vague = fc.oneof(
  year.map((y) => `${y.slice(0, -1)}X`),
  year.map((y) => `${y.slice(0, -2)}XX`),
  year.map((y) => `${y}-XX`),
  year.map((y) => `${y}-XX-XX`),
  month.map((m) => `${m}-XX`),
);
const end = fc.oneof({ weight: 5, arbitrary: qualified }, fc.constantFrom('', '..'));
const interval = fc.tuple(end, end).map(([from, to]) => `${from}/${to}`);
const edtf = fc.oneof(qualified, season, vague, interval).filter(isEdtf);

const cases = [...statedDates, ...refusedDates, ...relativeDates].map(([typed]) => typed);
const words = [...new Set(cases.flatMap((typed) => typed.split(/\b/)))];
const nearlyDates = fc
  .array(fc.constantFrom(...words, ' ', ' '), { maxLength: 40 })
  .map((parts) => parts.join(''));
const nearlyEdtf = fc
  .array(fc.constantFrom('2021', '-', '/', '09', '22', 'X', '~', '?', '..', 'Y', 'T', '31'), {
    maxLength: 12,
  })
  .map((parts) => parts.join(''));
const soup = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 700 }),
  fc.string({ unit: 'grapheme', maxLength: 100 }),
  nearlyDates,
  nearlyEdtf,
);
const published = fc.option(fc.oneof(edtf, soup), { nil: undefined });

/** The days of a reading, all of them EDTF. */
function checkReading(reading: ReturnType<typeof dateIn>): void {
  if (reading === null || reading.kind === 'empty') return;
  if (reading.kind === 'refused') {
    expect(reading.problem.code).not.toBe('');
    return;
  }
  const values = reading.kind === 'value' ? [reading.value] : reading.values;
  if (reading.kind === 'choice') expect(values.length).toBeGreaterThan(1);
  expect(new Set(values.map((value) => value.edtf)).size).toBe(values.length);
  for (const value of values) {
    expect(isEdtf(value.edtf)).toBe(true);
    if (value.relativeTo !== undefined) expect(isEdtf(value.relativeTo)).toBe(true);
  }
}

describe('dates', () => {
  it('are read as they are printed', () => {
    fc.assert(
      fc.property(edtf, (text) => {
        const value = { kind: 'date', edtf: text } as const;
        expect(readDate(printDate(value), {})).toEqual({ kind: 'value', value });
      }),
      { numRuns: 1000 },
    );
  });

  it('are read as they are said, where words can say all of it', () => {
    const isSaid = (text: string): boolean => !/XX|^0..X|0X|^\/|\/$/.test(text);
    fc.assert(
      fc.property(edtf.filter(isSaid), fc.constantFrom('en-GB', 'en-US'), (text, locale) => {
        const reading = readDate(dateInWords(text, locale), {});
        expect(reading).toEqual({ kind: 'value', value: { kind: 'date', edtf: text } });
      }),
      { numRuns: 1000 },
    );
  });

  it('span days in order', () => {
    fc.assert(
      fc.property(edtf, (text) => {
        const bounds = dateBounds(text);
        expect(bounds).not.toBeNull();
        const { first, last } = bounds ?? { first: null, last: null };
        expect(first === null && last === null).toBe(false);
        if (first === null || last === null || first.startsWith('-')) return;
        expect(first <= last).toBe(true);
      }),
    );
  });

  it('come of any text as EDTF or not at all', () => {
    fc.assert(
      fc.property(soup, published, (text, date) => {
        const context = date === undefined ? {} : { published: date };
        checkReading(readDate(text, context));
        checkReading(dateIn(text, context));
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    '1/',
    'the ',
    'between ',
    'a couple of ',
    '2021 ',
    'May ',
    '((((',
    'first ',
    "'90s",
    'since ',
  ])('are looked for in no more than the first hundreds of characters of a run of %j', (piece) => {
    checkReading(readDate(piece.repeat(100_000), {}));
    checkReading(dateIn(piece.repeat(100_000), {}));
    checkReading(readDate(piece.repeat(500).slice(0, 500), { published: '2021' }));
    checkReading(dateIn(piece.repeat(500).slice(0, 500), { published: '2021' }));
    expect(readDate(piece.repeat(100_000), {}).kind).toBe('refused');
  });
});
