import {
  clausesIn,
  nextSentence,
  previousSentence,
  sentenceAt,
  unitFrom,
  utf16,
  type DocumentBody,
  type TextRange,
} from '#core/text';
import { moveEdge } from './word-edges.ts';

/** Growing a selection and shrinking it again: pure steps from one range to the next. */
export type GrowthUnit = 'word' | 'clause';

const isSame = (a: TextRange | null, b: TextRange | null): boolean =>
  a?.start === b?.start && a?.end === b?.end;

/** The first range of a growth: the word or clause that holds a place, or the next one. */
export function growthAt(body: DocumentBody, at: number, unit: GrowthUnit): TextRange | null {
  if (unit === 'word') return unitFrom(body, at, 'word');
  const sentence = sentenceAt(body, at);
  if (sentence === null) return null;
  return clausesIn(body, sentence).find(({ end }) => end > at) ?? sentence;
}

const lastOf = (body: DocumentBody, { end }: TextRange): TextRange | null =>
  sentenceAt(body, Math.max(0, end - 1));

/** To the next clause's end; at the sentence's end to its start; then sentence by sentence. */
function growByClause(body: DocumentBody, range: TextRange): TextRange | null {
  const first = sentenceAt(body, range.start);
  const last = lastOf(body, range);
  if (first === null || last === null) return null;
  const further = (): TextRange | null => {
    const next = nextSentence(body, Math.max(range.end, last.end));
    return next === null ? null : { start: range.start, end: next.end };
  };
  if (first.start !== last.start) {
    const whole = { start: utf16(Math.min(first.start, range.start)), end: last.end };
    return isSame(whole, range) || last.end < range.end ? further() : whole;
  }
  const clauses = clausesIn(body, first);
  const head = clauses.find(({ end }) => end > range.start) ?? first;
  const tail = clauses.find(({ end }) => end >= range.end) ?? first;
  const snapped = {
    start: utf16(Math.min(head.start, range.start)),
    end: utf16(Math.max(tail.end, range.end)),
  };
  if (!isSame(snapped, range)) return snapped;
  const next = clauses.find(({ end }) => end > range.end);
  if (next !== undefined) return { start: range.start, end: next.end };
  if (range.start > first.start) return { start: first.start, end: range.end };
  return further();
}

/** Back by a sentence where there are several, else by a clause; null where less than one is left. */
function shrinkByClause(body: DocumentBody, range: TextRange): TextRange | null {
  const first = sentenceAt(body, range.start);
  const last = lastOf(body, range);
  if (first === null || last === null) return null;
  const end =
    first.start === last.start
      ? clausesIn(body, first).findLast((clause) => clause.end < range.end)?.end
      : previousSentence(body, last.start)?.end;
  return end !== undefined && end > range.start ? { start: range.start, end } : null;
}

export const grow = (body: DocumentBody, range: TextRange, unit: GrowthUnit): TextRange | null =>
  unit === 'word'
    ? moveEdge(body, range, { edge: 'end', direction: 1 })
    : growByClause(body, range);

export const shrink = (body: DocumentBody, range: TextRange, unit: GrowthUnit): TextRange | null =>
  unit === 'word'
    ? moveEdge(body, range, { edge: 'end', direction: -1 })
    : shrinkByClause(body, range);

interface Growth {
  /** Null for no selection. */
  readonly from: TextRange | null;
  readonly to: TextRange;
  readonly unit: GrowthUnit;
}

/** The way a selection has grown, so that it shrinks back the same way. */
export interface Trail {
  grew(growth: Growth): void;
  /**
   * What a range grew from by steps of the unit, which is then forgotten; undefined where it did not
   * grow to this so.
   */
  back(range: TextRange, unit: GrowthUnit): TextRange | null | undefined;
}

export function createTrail(): Trail {
  let steps: readonly Growth[] = [];
  return {
    grew: (growth) => {
      const isNext = growth.from !== null && isSame(steps.at(-1)?.to ?? null, growth.from);
      steps = isNext ? [...steps, growth] : [growth];
    },
    back: (range, unit) => {
      const last = steps.at(-1);
      if (last === undefined || last.unit !== unit || !isSame(last.to, range)) {
        steps = [];
        return undefined;
      }
      steps = steps.slice(0, -1);
      return last.from;
    },
  };
}
