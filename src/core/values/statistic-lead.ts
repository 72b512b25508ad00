import type { Comparator } from './shapes.ts';
import { comparatorBefore } from './statistic-comparators.ts';
import { matchAt } from './statistic-signs.ts';

/** What stands before a number: comparators, and the words that open a range. */
export interface Lead {
  readonly comparators: readonly Comparator[];
  /** How the two ends of a range are joined: "between 12 and 15", "from 12 to 15". */
  readonly opens: 'between' | 'from' | 'none';
  /** "a decline of": what the number is told of, where nothing else is. */
  readonly counted?: string;
  readonly end: number;
}

const OPENS = /(?:(?:any|some)where )?(between|ranging from|from) +/iuy;
const CHANGE = /an? (decline|decrease|drop|fall|reduction|rise|increase|growth|jump|surge) of +/iuy;
const DIRECTION = /(down|up) (?=[-\d<>≈~])/iuy;

/** Reads what stands before a number at a position; `end` is the position itself where nothing does. */
export function readLead(text: string, at: number): Lead {
  const comparators: Comparator[] = [];
  let opens: Lead['opens'] = 'none';
  let counted: string | undefined;
  let end = at;
  for (;;) {
    const sign = comparatorBefore(text, end);
    const open: RegExpExecArray | null = opens === 'none' ? matchAt(OPENS, text, end) : null;
    const change = matchAt(CHANGE, text, end) ?? matchAt(DIRECTION, text, end);
    if (sign !== null) {
      comparators.push(sign.comparator);
      end = sign.end;
    } else if (open !== null) {
      opens = (open[1] ?? '').toLowerCase() === 'between' ? 'between' : 'from';
      end += open[0].length;
    } else if (change !== null && counted === undefined) {
      counted = (change[1] ?? '').toLowerCase();
      end += change[0].length;
    } else break;
  }
  return { comparators, opens, ...(counted !== undefined && { counted }), end };
}
