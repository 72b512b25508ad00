import { comparatorAfter } from './statistic-comparators.ts';
import { compose, readingOf, sameStatistic, type StatisticReading } from './statistic-compose.ts';
import { readLead, type Lead } from './statistic-lead.ts';
import { nounsAt, stuffAt, wholeAt } from './statistic-nouns.ts';
import { readRange, type RangeRead } from './statistic-range.ts';
import { isNoStatistic } from './statistic-set-aside.ts';
import { plainSigns } from './statistic-signs.ts';
import { readRate } from './statistic-units.ts';

/** Longest passage that is looked through, in UTF-16 code units. */
const MAX_PASSAGE = 4_000;

const MAX_STATEMENTS = 6;

interface Found {
  readonly reading: StatisticReading;
  readonly end: number;
}

/** A word or a number begins here. */
const beginsAt = (typed: string, plain: string, at: number): boolean =>
  /[\p{L}\p{N}$€£₹₽₺₴₪₩؋¥≈~<>≤≥½-⅞⅐-⅒¼-¾-]/u.test(plain.charAt(at)) &&
  (at === 0 ||
    /[ ([{–]|[\u201c\u2018]/.test(plain.charAt(at - 1) + typed.charAt(at - 1)) ||
    /(?:^|[ (])["']$/.test(plain.slice(Math.max(0, at - 2), at)));

function restOf(typed: string, plain: string, lead: Lead, range: RangeRead): Found {
  let end = range.end;
  const suffix = comparatorAfter(plain, end);
  if (suffix !== null) end = suffix.end;
  const isShare = range.unit === undefined || range.unit === '%' || range.unit === '‰';
  const directWhole = isShare ? wholeAt(typed, plain, end, range.unit === undefined) : null;
  const directRate = directWhole === null ? readRate(plain, end) : null;
  end = directWhole?.end ?? directRate?.end ?? end;
  const nouns =
    directWhole === null
      ? (nounsAt(typed, plain, end) ?? (isShare ? null : stuffAt(typed, plain, end)))
      : null;
  end = nouns?.end ?? end;
  const rate = directRate ?? (directWhole === null ? readRate(plain, end) : null);
  end = Math.max(end, rate?.end ?? 0);
  const isRateOnly = rate !== null && nouns === null && isShare;
  const whole = directWhole ?? (isRateOnly ? wholeAt(typed, plain, end, false) : null);
  end = Math.max(end, whole?.end ?? 0);
  const reading = compose(range, {
    comparators: [...lead.comparators, ...(suffix === null ? [] : [suffix.comparator])],
    rate: rate?.unit,
    counted: lead.counted ?? nouns?.words,
    of: whole?.words,
  });
  return { reading, end };
}

function statementAt(typed: string, plain: string, at: number): Found | null {
  const lead = readLead(plain, at);
  // "rose from 12 to 15" tells of two numbers, "ranging from 12 to 15" of one range.
  const isRange = lead.opens === 'from' && /^(?:any|some|ranging)/i.test(plain.slice(at, at + 8));
  const range =
    readRange(plain, lead.end, {
      and: lead.opens === 'between',
      to: lead.opens === 'none' || isRange,
    }) ?? (lead.opens === 'between' ? readRange(plain, lead.end, { and: false, to: false }) : null);
  if (range === null) return null;
  if (isNoStatistic(plain, at, lead, range))
    return { reading: { kind: 'empty' }, end: range.amounts[0].end };
  return restOf(typed, plain, lead, range);
}

/** What running text states as numbers, in its order; one more than are of use ends the search. */
function statementsIn(passage: string): readonly StatisticReading[] {
  const plain = plainSigns(passage);
  const found: StatisticReading[] = [];
  let at = 0;
  while (at < plain.length && found.length <= MAX_STATEMENTS) {
    const statement = beginsAt(passage, plain, at) ? statementAt(passage, plain, at) : null;
    const kind = statement?.reading.kind;
    if (statement !== null && (kind === 'value' || kind === 'choice'))
      found.push(statement.reading);
    at = Math.max(at + 1, statement?.end ?? 0);
  }
  return found;
}

/**
 * The statistic that a passage of running text states, to propose it: "119 attacks" with what is
 * counted, "27 percent" with what it is of. Several are a choice, in the order of the text. Years,
 * days, times, note markers, numbers of pages and figures, and spans of time that only tell when
 * are none. Null where nothing, or too much, is stated.
 */
export function statisticIn(passage: string): StatisticReading | null {
  if (passage.length > MAX_PASSAGE) return null;
  const stated = statementsIn(passage.replace(/\p{Cs}/gu, '\ufffd'));
  const [first] = stated;
  if (first === undefined || stated.length > MAX_STATEMENTS) return null;
  const values = stated.flatMap((reading) =>
    reading.kind === 'value' ? [reading.value] : reading.kind === 'choice' ? reading.values : [],
  );
  const distinct = values.filter(
    (value, index) => values.findIndex((each) => sameStatistic(each, value)) === index,
  );
  if (stated.length === 1) return first;
  return distinct.length > MAX_STATEMENTS ? null : readingOf(distinct, { code: 'several-numbers' });
}
