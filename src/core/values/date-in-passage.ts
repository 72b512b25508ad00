import { ordinalNamed, seasonNamed } from './date-names.ts';
import { FILLERS } from './date-parts.ts';
import { dateAt } from './date-phrases.ts';
import type { Outcome } from './date-plan.ts';
import type { DateContext } from './date-problem.ts';
import { afterFillers, digitsAt, joinedAt, textAt, type Reader } from './date-reader.ts';
import { publishedIn, readerOf, readingOf, type DateReading } from './date-reading.ts';
import { spelledDate } from './date-spelled.ts';
import { MAX_READ } from './date-tokens.ts';

/** Before a date, at whatever distance, they make it another: "after the fall in August 2021". */
const TURNING_WORDS: ReadonlySet<string> = new Set([
  'since',
  'until',
  'till',
  'after',
  'before',
  'following',
  'fiscal',
  'fy',
]);

/** Beside a date, they say that it is counted from, or of another calendar. */
const FOREIGN_WORDS: ReadonlySet<string> = new Set(['later', 'earlier', 'ago', 'ah', 'hijri']);

/** "the week of 17 September": near the date, not on it. */
const NEARBY: ReadonlySet<string> = new Set(
  'day days week weeks weekend month months night eve anniversary half third quarter'.split(' '),
);
const JOINTS: ReadonlySet<string> = new Set(['and', 'or', '&', ',', '/', '-', '–', 'to']);

/** Steps over digits and what hangs on them, which are no date. */
function afterCluster(reader: Reader, at: number): number {
  let next = at + 1;
  if (digitsAt(reader, at) === '') return next;
  while (/^[\d.,:/–-]/.test(joinedAt(reader, next))) next += 1;
  return next;
}

/** Whether the words right before a date take it further than what is read: "17 or 18 May". */
function isLedInto(reader: Reader, at: number): boolean {
  const start = afterFillers(reader, at, FILLERS);
  let first = at;
  while (FILLERS.has(textAt(reader, first - 1))) first -= 1;
  const before = textAt(reader, first - 1);
  const isOf = textAt(reader, first) === 'of';
  if (before === 'or') return true;
  if (isOf && (NEARBY.has(before) || ordinalNamed(before) !== undefined)) return true;
  if (!JOINTS.has(before)) return false;
  const isDay = /^\d{1,2}$/.test(digitsAt(reader, start));
  const earlier = textAt(reader, first - 2);
  const isEarlierDay = /^(?:\d{1,2}|st|nd|rd|th)$/.test(earlier);
  const isSeason = seasonNamed(textAt(reader, start)) !== undefined;
  return (isDay && isEarlierDay) || (isSeason && seasonNamed(earlier) !== undefined);
}

/**
 * The date that a passage of running text states, to propose it; null where it states none or
 * several that are not connected, or where other words change what the date says ("four months
 * after the fall of the town in 2021"). Digits of note markers may hang on a year.
 */
export function dateIn(passage: string, context: DateContext): DateReading | null {
  if (passage.length > MAX_READ) return null;
  const published = publishedIn(context);
  const reader = readerOf(passage, published, true);
  const spelled = spelledDate(passage);
  if (spelled !== null) return { kind: 'value', value: { kind: 'date', edtf: spelled } };
  let only: Outcome | null = null;
  let isTurned = false;
  let at = 0;
  while (at < reader.tokens.length) {
    const outcome = dateAt(reader, at);
    const text = textAt(reader, at);
    const isPrefix = joinedAt(reader, at + 1) === '-' && ['pre', 'post'].includes(text);
    if (outcome !== null) {
      if (only !== null || isTurned || isLedInto(reader, at)) return null;
      only = outcome;
    } else if (FOREIGN_WORDS.has(text)) {
      return null;
    } else if (isPrefix || TURNING_WORDS.has(text)) {
      isTurned = true;
    }
    at = outcome?.next ?? afterCluster(reader, at);
  }
  if (only === null || only.spans.length === 0) return null;
  return ['until', 'till'].includes(textAt(reader, only.next)) ? null : readingOf(only, published);
}
