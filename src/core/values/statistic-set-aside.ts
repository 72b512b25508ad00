import type { Lead } from './statistic-lead.ts';
import type { RangeRead } from './statistic-range.ts';

/** Numbers in running text that state no statistic. */

const MONTH =
  '(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|january|february|march|april|august|september|october|november|december|spring|summer|autumn|fall|winter)';

const AFTER_MONTH = new RegExp(`(?<!\\p{L})${MONTH}\\.? +(?:\\d{1,2}(?:st|nd|rd|th)?,? *)?$`, 'iu');
const BEFORE_MONTH = new RegExp(`^(?: of)? ${MONTH}(?!\\p{L})`, 'iu');

/** Numbers that name a thing, as "Table 1". */
const LABEL =
  /(?<!\p{L})(?:table|tables|figure|figures|fig\.?|part|parts|chapter|section|article|resolution|no\.?|nos\.?|number|page|pages|pp?\.|note|notes|volume|vol\.?|issue|version|annex|appendix|item|phase|level|grade|route|highway|room|flight|unit|division|brigade|battalion|year|years|step|type|covid|boeing|comments? ?\/?)[ -]*$/iu;

/** Words before a span of time that make it tell when: "the following twelve months". */
const WHEN_BEFORE =
  /(?<!\p{L})(?:the|following|past|last|next|first|previous|preceding|ensuing|coming|final|recent|within|after|in|every|these|those)(?: only| just)? +$/iu;
const WHEN_AFTER =
  /^ (?:ago|later|earlier|after|before|prior|previously|old|since|from now|into)(?!\p{L})/iu;
const SPAN =
  /^(?:seconds?|minutes?|hours?|days?|weeks?|fortnights?|months?|years?|decades?|century|centuries)$/;

/** Determiners that speak of things named before: "these two areas". */
const NAMED_BEFORE =
  /(?<!\p{L})(?:the|these|those|both|its|their|his|her|our|no|any|each|every|this|that)(?: other)? +$/iu;

const HALF_OF_TIME = /(?<!\p{L})(?:first|second|latter|other|better|former|early|late)[ -]+$/iu;

/** What makes a number of four digits a year, whatever else follows it. */
const WHEN_IN =
  /(?<!\p{L})(?:in|since|by|during|until|till|before|after|from|to|late|early|mid|summer|year|of) +$/iu;

/** "Special Report 520": the last word of a name. */
const IN_NAME = /\p{Lu}[\p{L}'-]* $/u;

const isYear = (digits: string): boolean => /^(?:1[5-9]|20)\d\d(?:[.,]?\d{1,3})?s?$/.test(digits);

/**
 * Whether a number in running text only names or dates something: a year with or without the marker
 * of a note, a day, a numbered thing, a span of time that tells when, "one" as a pronoun.
 */
export function isNoStatistic(plain: string, at: number, lead: Lead, range: RangeRead): boolean {
  const before = plain.slice(Math.max(0, at - 40), at);
  const stated = plain.slice(lead.end, range.end);
  const after = plain.slice(range.end, range.end + 40);
  const isPlain = lead.comparators.every((comparator) => comparator === '=');
  const isBare = isPlain && range.unit === undefined;
  const first = plain.slice(lead.end, range.amounts[0].end);
  if (AFTER_MONTH.test(before) || LABEL.test(before)) return true;
  if (/[[(@#]$/.test(before) && /^[\])]/.test(after) && isBare && /^\d+$/.test(stated)) return true;
  if (isBare && /^\d{1,2}$/.test(stated) && BEFORE_MONTH.test(after)) return true;
  if (isYear(first) && (isBare || WHEN_IN.test(before + plain.slice(at, lead.end)))) return true;
  if (isYear(first) && range.unit === undefined && !/^ \p{Ll}/u.test(after)) return true;
  if (isBare && IN_NAME.test(before) && /^\d+$/.test(stated) && !/^ \p{L}/u.test(after))
    return true;
  if (range.unit !== undefined && SPAN.test(range.unit))
    return WHEN_BEFORE.test(before) || WHEN_AFTER.test(after);
  const isWord = /^[\p{L} -]+$/u.test(stated);
  if (isWord && range.unit === '%')
    return HALF_OF_TIME.test(before) || /^ of (?:the )?(?:\d{4}|year|month|century)/i.test(after);
  if (isWord && /^(?:one|zero)$/i.test(stated)) return !/^ (?:in|out of) /.test(after) && isPlain;
  const named = /(?:^| )the +$/i.test(plain.slice(at, lead.end));
  return isWord && isPlain && (named || NAMED_BEFORE.test(before));
}
