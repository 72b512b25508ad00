/** What a bar of the histogram stands for. */
export type BinUnit = 'month' | 'quarter' | 'year' | 'decade';

/** A stretch of time with what begins in it. */
export interface TimeBin {
  /** The first and the last month of it, or year: EDTF. */
  readonly first: string;
  readonly last: string;
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

/** Months since the year 0; a year counts as its January. */
function monthNumber(time: string): number {
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

/**
 * Puts months, and years apart from them, into bins of one length: as fine as leaves the bars
 * readable. Null where nothing is dated.
 *
 * @param byMonth "2021-03"
 * @param byYear "2021"
 */
export function timeBins(byMonth: Counted, byYear: Counted): TimeBins | null {
  const starts = [
    ...byMonth.map(([month]) => monthNumber(month)),
    ...byYear.flatMap(([year]) => [monthNumber(year), monthNumber(year) + 11]),
  ];
  if (starts.length === 0) return null;
  const [least, most] = starts.reduce(
    ([low, high], each) => [Math.min(low, each), Math.max(high, each)],
    [Infinity, -Infinity],
  );
  const spanOf = (unit: BinUnit): { start: number; end: number } => {
    const months = MONTHS[unit];
    // Months and quarters stand in whole years, so that what is dated to the year lies over them.
    const whole = Math.max(12, months);
    return {
      start: Math.floor(least / whole) * whole,
      end: (Math.floor(most / whole) + 1) * whole,
    };
  };
  const lengthOf = (unit: BinUnit): number => {
    const { start, end } = spanOf(unit);
    return (end - start) / MONTHS[unit];
  };
  const unit = unitsFineFirst.find((each) => lengthOf(each) <= MOST_BINS[each]) ?? 'decade';
  const months = MONTHS[unit];
  const { start, end } = spanOf(unit);
  const binOf = (
    [at, count]: readonly [number, number],
    length: number,
    textOf: (month: number) => string,
  ): TimeBin => ({
    first: textOf(at),
    last: textOf(at + length - 1),
    count,
    from: (at - start) / months,
    to: (at + length - start) / months,
  });
  const years = Math.max(12, months);
  const monthsText = months < 12 ? monthText : (month: number) => yearText(yearOf(month));
  return {
    unit,
    length: lengthOf(unit),
    months: gathered(byMonth, months).map((each) => binOf(each, months, monthsText)),
    years: gathered(byYear, years).map((each) =>
      binOf(each, years, (month) => yearText(yearOf(month))),
    ),
    ticks: ticksOf(start, end, months),
  };
}
