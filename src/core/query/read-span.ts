import { dateBounds, readDate } from '#core/values';
import { dayAfter, dayNumber } from './days.ts';
import type { SpanTerm } from './shapes.ts';

type Span = Pick<SpanTerm, 'from' | 'to'>;

const SIGN = /^(?:>=|<=|=>|=<|[<>=≥≤])/u;

/** First and last day of a date as EDTF or words state it; null for what is none. */
function boundsOf(text: string): Span | null {
  const stated = text.trim();
  const plain = dateBounds(stated);
  if (plain !== null) return { from: plain.first, to: plain.last };
  const reading = readDate(stated, {});
  if (reading.kind !== 'value') return null;
  const bounds = dateBounds(reading.value.edtf);
  return bounds === null ? null : { from: bounds.first, to: bounds.last };
}

function compared(sign: string, { from, to }: Span): Span | null {
  const spans: Readonly<Record<string, () => Span>> = {
    '>': () => ({ from: to === null ? null : dayAfter(to, 1), to: null }),
    '<': () => ({ from: null, to: from === null ? null : dayAfter(from, -1) }),
    '≥': () => ({ from, to: null }),
    '≤': () => ({ from: null, to }),
    '=': () => ({ from, to }),
  };
  return spans[sign.length === 1 ? sign : sign.includes('>') ? '≥' : '≤']?.() ?? null;
}

function between(text: string, at: number): Span | null {
  const [left, right] = [text.slice(0, at).trim(), text.slice(at + 2).trim()];
  const from = left === '' ? null : boundsOf(left);
  const to = right === '' ? null : boundsOf(right);
  if ((left !== '' && from === null) || (right !== '' && to === null)) return null;
  // What is open to a side on its own cannot bound that side.
  if ((from !== null && from.from === null) || (to !== null && to.to === null)) return null;
  return { from: from?.from ?? null, to: to?.to ?? null };
}

function spanOf(text: string): Span | null {
  const sign = SIGN.exec(text)?.[0];
  if (sign !== undefined) {
    const bounds = boundsOf(text.slice(sign.length));
    return bounds === null ? null : compared(sign, bounds);
  }
  // In an interval of EDTF, two points are an open end.
  const dots = text.includes('/') ? -1 : text.indexOf('..');
  return dots < 0 ? boundsOf(text) : between(text, dots);
}

/**
 * Reads "2021", "2021-03..2022-06", "..2020", ">=2021", any EDTF, and dates in words. Null for all
 * else, and for spans without any end or that end before they begin.
 */
export function readSpan(text: string): Span | null {
  const span = spanOf(text.trim());
  if (span === null || (span.from === null && span.to === null)) return null;
  const { from, to } = span;
  const isOrdered = from === null || to === null || dayNumber(from) <= dayNumber(to);
  return isOrdered ? span : null;
}

const isLastOfMonth = (day: string): boolean => dayAfter(day, 1)?.endsWith('-01') ?? true;

/** Units of text behind the year or the month, where both ends are as exact as that; else none. */
function needless({ from, to }: Span): number {
  if ((from?.endsWith('-01-01') ?? true) && (to?.endsWith('-12-31') ?? true)) return 6;
  return (from?.endsWith('-01') ?? true) && (to === null || isLastOfMonth(to)) ? 3 : 0;
}

/** A span as it is typed: years, months or days, so that it reads back as the same. */
export function printSpan(span: Span): string {
  const { from, to } = span;
  const cut = needless(span);
  const [first = '', last = ''] = [from, to].map((day) => day?.slice(0, day.length - cut));
  return first === last ? first : `${first}..${last}`;
}
