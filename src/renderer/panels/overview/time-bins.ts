/** What a bar of the histogram stands for. */
export type BinUnit = 'month' | 'quarter' | 'year' | 'decade';

/** A stretch of time with what begins in it. */
export interface TimeBin {
  /** The first and the last month of it, or year: EDTF. Null at one end for all before, or after. */
  readonly first: string | null;
  readonly last: string | null;
  readonly count: number;
  /** Where it lies among the histogram's bins: from this one up to that. */
  readonly from: number;
  readonly to: number;
}

export interface TimeBins {
  readonly unit: BinUnit;
  /** How many bins there are from the first to the last, those without dates too. */
  readonly length: number;
  /** Those with dates, in order. */
  readonly months: readonly TimeBin[];
  /** Of dates stated only to the year: by year, or by decade where the unit is that. */
  readonly years: readonly TimeBin[];
  /** Where years begin that are told on the axis. */
  readonly ticks: readonly { readonly at: number; readonly year: number }[];
}

type Counted = readonly (readonly [time: string, count: number])[];

const MONTHS: Readonly<Record<BinUnit, number>> = { month: 1, quarter: 3, year: 12, decade: 120 };

/** So many bars stand side by side and are still told apart. */
const MOST_BINS: Readonly<Record<BinUnit, number>> = {
  month: 48,
  quarter: 60,
  year: 80,
  decade: Infinity,
};
const unitsFineFirst = ['month', 'quarter', 'year', 'decade'] as const;

const MOST_TICKS = 12;

/** The part of the dates that may be gathered at the ends. */
const FAR_OFF = 0.05;

/** Months since the year 0; a year counts as its January. */
export function monthNumber(time: string): number {
  const [, sign, year, month] = /^(-?)(\d{4})(?:-(\d{2}))?$/.exec(time) ?? [];
  return Number(`${sign ?? ''}${year ?? ''}`) * 12 + Number(month ?? 1) - 1;
}

const yearText = (year: number): string =>
  `${year < 0 ? '-' : ''}${String(Math.abs(year)).padStart(4, '0')}`;

const yearOf = (month: number): number => Math.floor(month / 12);

const monthText = (month: number): string =>
  `${yearText(yearOf(month))}-${String(month - yearOf(month) * 12 + 1).padStart(2, '0')}`;

/** Adds up the counts that fall into the same stretch of `months` months. */
function gathered(
  counted: Counted,
  months: number,
): readonly (readonly [start: number, count: number])[] {
  const sums = new Map<number, number>();
  for (const [time, count] of counted) {
    const start = Math.floor(monthNumber(time) / months) * months;
    sums.set(start, (sums.get(start) ?? 0) + count);
  }
  return [...sums].sort(([a], [b]) => a - b);
}

/** Years, at most so many of them, at round numbers. */
function ticksOf(start: number, end: number, months: number): TimeBins['ticks'] {
  const years = (end - start) / 12;
  const step = [1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000].find(
    (each) => years / each <= MOST_TICKS && (each * 12) % months === 0,
  );
  const every = step ?? 1000;
  const first = Math.ceil(yearOf(start) / every) * every;
  const ticks: { at: number; year: number }[] = [];
  for (let year = first; year * 12 < end; year += every)
    ticks.push({ at: (year * 12 - start) / months, year });
  return ticks;
}

/** Months of the first and after the last bin. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/** The least span of whole bins that holds two months. */
function spanOf(unit: BinUnit, first: number, last: number): Span {
  // Months and quarters stand in whole years, so that what is dated to the year lies over them.
  const whole = Math.max(12, MONTHS[unit]);
  return { start: Math.floor(first / whole) * whole, end: (Math.floor(last / whole) + 1) * whole };
}

const lengthOf = (unit: BinUnit, { start, end }: Span): number => (end - start) / MONTHS[unit];

const unitFor = (first: number, last: number): BinUnit =>
  unitsFineFirst.find((each) => lengthOf(each, spanOf(each, first, last)) <= MOST_BINS[each]) ??
  'decade';

/** First and last month of the shortest span that leaves out so many dates at most. */
function shortest(times: Counted, mostOut: number): readonly [first: number, last: number] {
  const sorted = times
    .map(([time, count]) => ({ at: monthNumber(time), count }))
    .sort((a, b) => a.at - b.at);
  const enough = times.reduce((sum, [, count]) => sum + count, 0) - mostOut;
  let best: readonly [number, number] = [-Infinity, Infinity];
  let inside = 0;
  let next = 0;
  for (const { at, count } of sorted) {
    while (inside < enough && next < sorted.length) inside += sorted[next++]?.count ?? 0;
    if (inside < enough) break;
    const last = sorted[next - 1]?.at ?? at;
    if (last - at < best[1] - best[0]) best = [at, last];
    inside -= count;
  }
  return best;
}

/**
 * Puts months, and years apart from them, into bins of one length: as fine as leaves the bars
 * readable. Where few dates lie so far off that the bins of all others would be coarser for them,
 * they are gathered before and after the bins. Null where nothing is dated.
 *
 * @param byMonth "2021-03"
 * @param byYear "2021"
 */
export function timeBins(byMonth: Counted, byYear: Counted): TimeBins | null {
  const all = [...byMonth, ...byYear];
  if (all.length === 0) return null;
  const sum = all.reduce((total, [, count]) => total + count, 0);
  const [least, most] = shortest(all, 0);
  const [first, last] = shortest(all, Math.floor(sum * FAR_OFF));
  const fine = unitFor(first, last);
  const isCut = unitsFineFirst.indexOf(fine) < unitsFineFirst.indexOf(unitFor(least, most));
  const unit = isCut ? fine : unitFor(least, most);
  const span = isCut ? spanOf(unit, first, last) : spanOf(unit, least, most);
  const months = MONTHS[unit];
  const years = Math.max(12, months);
  return {
    unit,
    length: lengthOf(unit, span),
    months: binned(byMonth, span, months, months),
    years: binned(byYear, span, years, months),
    ticks: ticksOf(span.start, span.end, months),
  };
}

/**
 * @param length months of a bin
 * @param step months that are 1 in its place
 */
function binned(counted: Counted, span: Span, length: number, step: number): readonly TimeBin[] {
  const text = length < 12 ? monthText : (month: number) => yearText(yearOf(month));
  const isIn = ([time]: Counted[number]): boolean =>
    monthNumber(time) >= span.start && monthNumber(time) < span.end;
  const inner = gathered(counted.filter(isIn), length).map(([at, count]): TimeBin => ({
    first: text(at),
    last: text(at + length - 1),
    count,
    from: (at - span.start) / step,
    to: (at + length - span.start) / step,
  }));
  const sumOf = (isOut: (month: number) => boolean): number =>
    counted.reduce((sum, [time, count]) => sum + (isOut(monthNumber(time)) ? count : 0), 0);
  const earlier = sumOf((month) => month < span.start);
  const later = sumOf((month) => month >= span.end);
  const end = (span.end - span.start) / step;
  return [
    ...(earlier === 0
      ? []
      : [{ first: null, last: text(span.start - 1), count: earlier, from: -1, to: 0 }]),
    ...inner,
    ...(later === 0
      ? []
      : [{ first: text(span.end), last: null, count: later, from: end, to: end + 1 }]),
  ];
}
