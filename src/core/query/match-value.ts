import type { Value } from '#core/model';
import { dateBounds } from '#core/values';
import { compareNumbers } from './compare-numbers.ts';
import { dayNumber } from './days.ts';
import type { NumberTerm, SpanTerm } from './shapes.ts';
import type { WordsTest } from './match-words.ts';

const isIn = (text: string | undefined, holds: WordsTest): boolean =>
  text !== undefined && holds(text);

/** Whether one of a value's words is as asked; its actor's names are asked by the actor. */
export function saysWords(
  value: Value | null,
  holds: WordsTest,
  called: ReadonlySet<string>,
): boolean {
  switch (value?.kind) {
    case undefined:
      return false;
    case 'date':
      return holds(value.edtf);
    case 'statistic':
      return (
        holds(value.min) ||
        (value.max !== value.min && holds(value.max)) ||
        isIn(value.unit, holds) ||
        isIn(value.counted, holds) ||
        isIn(value.of, holds)
      );
    case 'actor':
      return called.has(value.entity);
    case 'claim':
      return (
        (value.saidBy !== undefined && called.has(value.saidBy)) ||
        isIn(value.certainty, holds) ||
        isIn(value.source, holds)
      );
  }
}

/** First and last days as numbers, by EDTF: a project has many dates, and few that differ. */
const spans = new Map<string, readonly [first: number, last: number] | null>();
const MOST_SPANS = 20_000;

function daysOf(edtf: string): readonly [first: number, last: number] | null {
  const known = spans.get(edtf);
  if (known !== undefined) return known;
  const bounds = dateBounds(edtf);
  const span: readonly [number, number] | null =
    bounds === null
      ? null
      : [
          bounds.first === null ? -Infinity : dayNumber(bounds.first),
          bounds.last === null ? Infinity : dayNumber(bounds.last),
        ];
  if (spans.size >= MOST_SPANS) spans.clear();
  spans.set(edtf, span);
  return span;
}

/** Whether a date may lie in a span. */
export function datesTest({ from, to }: SpanTerm): (value: Value | null) => boolean {
  const first = from === null ? -Infinity : dayNumber(from);
  const last = to === null ? Infinity : dayNumber(to);
  return (value) => {
    if (value?.kind !== 'date') return false;
    const span = daysOf(value.edtf);
    return span !== null && span[0] <= last && span[1] >= first;
  };
}

/** Whether a statistic's numbers meet a span. */
export const numbersTest =
  ({ from, to }: NumberTerm): ((value: Value | null) => boolean) =>
  (value) => {
    if (value?.kind !== 'statistic') return false;
    if (from !== null) {
      const order = compareNumbers(value.max, from.decimal);
      if (order < 0 || (order === 0 && !from.isIncluded)) return false;
    }
    if (to === null) return true;
    const order = compareNumbers(value.min, to.decimal);
    return order < 0 || (order === 0 && to.isIncluded);
  };
