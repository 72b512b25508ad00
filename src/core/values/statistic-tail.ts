import type { Comparator } from './shapes.ts';
import { comparatorAfter } from './statistic-comparators.ts';
import { matchAt } from './statistic-signs.ts';
import { readRate } from './statistic-units.ts';

/** What stands behind a number and its unit: comparators, what is counted, the whole, the rate. */
export interface Tail {
  readonly comparators: readonly Comparator[];
  /** "/month". */
  readonly rate?: string;
  readonly counted?: string;
  readonly of?: string;
}

const OF = / (?:out of|of) +(?=\S)/iuy;
const OUT_OF = / out of +(?=\S)/iu;
const IN_NUMBER =
  / in +(?=(?:\d{1,3}(?!\d)|\d[\d,]*(?<=0)(?![\d,])|two|three|four|five|six|seven|eight|nine|ten|twenty|a hundred)(?![\p{L}\p{N}]))/iuy;

/** Words as people write them: no signs that a statistic's own grammar has. */
const WORDS = /^[\p{L}("'][\p{L}\p{M}\p{N} .,'"()&-]*$/u;
const WHOLE = /^[\p{L}\p{N}("'$€£][\p{L}\p{M}\p{N} .,'"()&%$€£/-]*$/u;

const tidy = (words: string): string => words.replace(/\s+/g, ' ').trim();

/** Where in the words a rate stands, or their end. */
function rateIn(text: string, from: number): { start: number; unit?: string; end: number } {
  for (let at = from; at < text.length; at += 1)
    if (text.charAt(at) === ' ' || text.charAt(at) === '/') {
      const rate = readRate(text, at);
      if (rate !== null) return { start: at, ...rate };
    }
  return { start: text.length, end: text.length };
}

/**
 * Reads all that stands behind a number. `plain` holds the grammar's signs, `typed` the same
 * characters as they were typed. Null where a part holds what no value does.
 */
export function readTail(
  typed: string,
  plain: string,
  at: number,
  isMeasure: boolean,
): Tail | null {
  const comparators: Comparator[] = [];
  let text = plain;
  let from = at;
  const near = comparatorAfter(text, from);
  if (near !== null) {
    comparators.push(near.comparator);
    from = near.end;
  }
  for (let back = text.length - 1; back > from && back > text.length - 16; back -= 1) {
    const last = text.charAt(back) === ' ' ? comparatorAfter(text, back) : null;
    if (last === null || last.end !== text.length) continue;
    comparators.push(last.comparator);
    text = text.slice(0, back);
    break;
  }
  const whole = matchAt(OF, text, from) ?? matchAt(IN_NUMBER, text, from);
  if (whole !== null && (!isMeasure || /out/i.test(whole[0]))) {
    const of = tidy(typed.slice(from + whole[0].length, text.length));
    return WHOLE.test(plain.slice(from + whole[0].length, text.length).trim())
      ? { comparators, of }
      : null;
  }
  // "two tons of explosives": the measured stuff, not a whole.
  if (whole !== null) from += whole[0].length - 1;
  const out = OUT_OF.exec(text.slice(from));
  const end = out === null ? text.length : from + out.index;
  const rate = rateIn(text.slice(0, end), from);
  const counted = tidy(`${typed.slice(from, rate.start)} ${typed.slice(rate.end, end)}`);
  const countedSigns = tidy(`${text.slice(from, rate.start)} ${text.slice(rate.end, end)}`);
  const afterRate = matchAt(OF, text, rate.end);
  if (rate.unit !== undefined && afterRate !== null && out === null) {
    const of = tidy(typed.slice(rate.end + afterRate[0].length, text.length));
    const before = tidy(typed.slice(from, rate.start));
    if (!WHOLE.test(of) || (before !== '' && !WORDS.test(before))) return null;
    return { comparators, rate: rate.unit, of, ...(before !== '' && { counted: before }) };
  }
  if (counted !== '' && !WORDS.test(countedSigns)) return null;
  const of = out === null ? '' : tidy(typed.slice(end + out[0].length, text.length));
  if (of !== '' && !WHOLE.test(of)) return null;
  return {
    comparators,
    ...(rate.unit !== undefined && { rate: rate.unit }),
    ...(counted !== '' && { counted }),
    ...(of !== '' && { of }),
  };
}
