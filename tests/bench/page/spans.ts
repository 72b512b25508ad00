import { diceOf } from '../../dice.ts';
import type { Span } from './subject.ts';

const SHORTEST = 5;
const LONGEST = 200;

/** A version 4 UUID. Its last digits spread evenly, as those of real annotations do. */
function uuidOf(dice: () => number): string {
  const hex = (digits: number): string =>
    Math.floor(dice() * 16 ** digits)
      .toString(16)
      .padStart(digits, '0');
  return `${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(6)}${hex(6)}`;
}

/** Random overlapping spans over the first `units` of a text from `from` on, in order. */
export function spansOf(count: number, from: number, units: number, seed: number): Span[] {
  const dice = diceOf(seed);
  const spans = Array.from({ length: count }, (): Span => {
    const length = SHORTEST + Math.floor(dice() * (LONGEST - SHORTEST + 1));
    const start = from + Math.floor(dice() * Math.max(1, units - length));
    return { id: uuidOf(dice), start, end: start + length, tag: Math.floor(dice() * 4) };
  });
  return spans.sort((a, b) => a.start - b.start || a.end - b.end);
}
