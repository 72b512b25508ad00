import { compose, refused, type StatisticReading } from './statistic-compose.ts';
import { readExplicit } from './statistic-explicit.ts';
import { readLead } from './statistic-lead.ts';
import { statisticIn } from './statistic-passage.ts';
import type { StatisticProblem } from './statistic-problem.ts';
import { readRange } from './statistic-range.ts';
import { plainSigns } from './statistic-signs.ts';
import { readTail } from './statistic-tail.ts';

/** Longest text that is read, in UTF-16 code units: more than the longest value in print. */
const MAX_TYPED = 2_000;

const VAGUE =
  /^(?:(?:many|some) )?(?:dozens|scores|hundreds|thousands|millions|billions|several|some|many|few|a few|a couple|numerous|most|countless|a number|a handful|tens|a majority|the majority)(?!\p{L})/iu;
const RATIO = /^\d+ ?:(?!\d\d(?!\d)) ?\d+(?!\S)/;
const STARTS_WITH_NUMBER =
  /^(?:one|two|three|four|five|six|seven|eight|nine|ten|\p{L}+teen|eleven|twelve|\p{L}+ty) (?:\p{L}+ty|\p{L}+teen|one|two|three|four|five|six|seven|eight|nine|ten)(?!\p{L})/iu;
const HAS_NUMBER =
  /\d|(?<![\p{L}\p{N}])(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|hundred|thousand|million|half)(?![\p{L}\p{N}])/iu;

/** Why no number stands where one is expected. */
function whyNot(plain: string, at: number): StatisticProblem['code'] {
  const rest = plain.slice(at);
  if (VAGUE.test(plain) || VAGUE.test(rest)) return 'vague-number';
  if (STARTS_WITH_NUMBER.test(rest)) return 'not-a-number';
  // "23rd" and "5-star" are words; "1,2,3" wants to be a number.
  if (/^\d+-?\p{L}/u.test(rest)) return 'no-number';
  if (/^[-$€£]?\.?\d/.test(rest)) return 'not-a-number';
  return HAS_NUMBER.test(plain) ? 'unknown-words' : 'no-number';
}

/** A number among words that one value does not hold: whatever else the text states, to choose from. */
function several(typed: string): StatisticReading {
  const reading = typed.includes('±') ? null : statisticIn(typed);
  return reading?.kind === 'choice' && reading.problem.code === 'several-numbers'
    ? reading
    : refused('several-numbers');
}

/** Number words and digits that stand by themselves, years in "in 2022" set aside. */
const ANOTHER =
  /(?<![\p{L}\p{N}][-.]?)(?:\d|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|dozen|point)(?![\p{L}\p{N}]))/iu;
const YEAR =
  /(?<= (?:in|since|by|during|of|for|until|before|after|late|early|[A-Z][a-z]{2,8}\.?) )(?:19|20)\d\d(?![\d\p{L}])/gu;

const WHOLE = /^(?:the|all|its|their|his|her|our|these|those) /i;
const TIME_OF_DAY = /^[ap]\.?m\.?(?!\p{L})/iu;

const hasAnother = (words: string): boolean => ANOTHER.test(` ${words}`.replace(YEAR, ''));

/**
 * Reads a statistic that someone typed: "about 23 attacks a month", "12–15 %", "> 1.2 million USD".
 *
 * - Digits in groups of three, by comma, space or apostrophe; a decimal point or comma; "1.234" is a
 *   choice. Words for numbers, "million" and "m", "dozen", all by exact decimal arithmetic.
 * - Comparators as signs or words before the number ("at least") or behind it ("or more").
 * - A part of a whole comes in percent: "half" is 50 %, and "two thirds", which no decimal is, a
 *   choice of ≈ 67 % and ≈ 66.7 %; under a bound it is rounded so that what is said stays true.
 * - "19 out of 34 attacks" and "one in five people" are the number, `of` the whole as it was said:
 *   "34 attacks", "five people". Nothing is divided.
 * - A rate is part of the unit: "/month", "km/hour", "/100000 people". Money has its ISO 4217 code;
 *   "$" and "dollars" are taken for USD.
 * - What is counted is all words between: nothing typed is dropped.
 */
export function readStatistic(text: string): StatisticReading {
  if (text.length > MAX_TYPED) return refused('too-long');
  const typed = text
    .replace(/\p{Cs}/gu, '\ufffd')
    .trim()
    .replace(/(?<=[^\s.])[.,;:!?]$/, '');
  if (typed === '') return { kind: 'empty' };
  const plain = plainSigns(typed);
  const lead = readLead(plain, 0);
  const range = readRange(plain, lead.end, {
    and: lead.opens === 'between',
    to: lead.opens !== 'between',
  });
  if (RATIO.test(plain.slice(lead.end))) return refused('ratio');
  if (range === null) return refused(whyNot(plain, lead.end));
  const explicit = readExplicit(typed.slice(range.end));
  if (explicit !== null && range.unit === undefined)
    return compose(
      { ...range, ...(explicit.unit !== undefined && { unit: explicit.unit }) },
      {
        comparators: lead.comparators,
        counted: explicit.counted,
        of: explicit.of,
      },
    );
  const isMeasure = range.unit !== undefined && !/^(?:%|‰|percentage points)$/.test(range.unit);
  const tail = readTail(typed, plain, range.end, isMeasure);
  if (tail !== null && tail.counted !== undefined && hasAnother(tail.counted))
    return several(typed);
  if (TIME_OF_DAY.test(tail?.counted ?? '')) return refused('not-a-number');
  if (tail === null)
    return hasAnother(plain.slice(range.end)) ? several(typed) : refused('unknown-words');
  // "half the villages" are half of them.
  const isWhole =
    range.amounts[0].isShare && WHOLE.test(tail.counted ?? '') && tail.of === undefined;
  return compose(range, {
    comparators: [...lead.comparators, ...tail.comparators],
    rate: tail.rate,
    counted: isWhole ? lead.counted : (tail.counted ?? lead.counted),
    of: isWhole ? tail.counted : tail.of,
  });
}
