import type { Span } from './date-edtf.ts';
import { unitNamed } from './date-names.ts';
import { datePartAt } from './date-parts.ts';
import { neighbour } from './date-points.ts';
import type { DateProblem } from './date-problem.ts';
import { plans, type Rule } from './date-ranges.ts';
import { afterAny, textAt, type Reader } from './date-reader.ts';
import { isProblem, type Resolved, type Stated } from './date-stated.ts';

const SINCE = [
  'ever since',
  'since',
  'starting',
  'beginning in',
  'beginning on',
  'as from',
  'no earlier than',
  'not before',
];
const UNTIL = [
  'up to and including',
  'up until',
  'up to',
  'through to',
  'until',
  'till',
  'til',
  'through',
  'no later than',
  'not later than',
  'by',
];
const AFTER = ['after', 'following', 'post -', 'later than'];
const BEFORE = ['before', 'prior to', 'pre -', 'earlier than'];

export const from = ({ from: start }: Resolved): Span => ({
  kind: 'interval',
  from: start,
  to: '..',
});
export const until = ({ to: end }: Resolved): Span => ({ kind: 'interval', from: '..', to: end });
const after = ({ to: end }: Resolved): Span | DateProblem => {
  const next = neighbour(end, 1);
  return isProblem(next) ? next : { kind: 'interval', from: next, to: '..' };
};
const before = ({ from: start }: Resolved): Span | DateProblem => {
  const last = neighbour(start, -1);
  return isProblem(last) ? last : { kind: 'interval', from: '..', to: last };
};

const OPEN: readonly (readonly [readonly string[], (resolved: Resolved) => Span | DateProblem])[] =
  [
    [SINCE, from],
    [UNTIL, until],
    [AFTER, after],
    [BEFORE, before],
  ];

/** "shortly after", "months before", "not until": the time is another than the rest says. */
const isLedInto = (reader: Reader, at: number): boolean => {
  const word = textAt(reader, at - 1);
  return LEADING.includes(word) || unitNamed(word) !== undefined;
};
const LEADING = ['soon', 'shortly', 'just', 'immediately', 'right', 'long', 'well', 'not', 'never'];

/** "Before the end of 2021" is until then, "after the start" is from then on. */
const isFarEdge = ({ slice }: Stated, edge: 'start' | 'end'): boolean =>
  slice?.kind === 'edge' && slice.edge === edge;

/** "since 2020", "until May 2021", "before 2019". */
export const openAt: Rule = (reader, at) => {
  if (isLedInto(reader, at)) return null;
  for (const [wordings, build] of OPEN) {
    const start = afterAny(reader, at, wordings);
    if (start === null) continue;
    const isOfEvent =
      reader.isRunning && (build === after || build === before) && textAt(reader, start) === 'the';
    const part = isOfEvent ? null : datePartAt(reader, start);
    if (part === null) continue;
    if (build === before && part.options.every((each) => isFarEdge(each, 'end'))) {
      return plans(part, until);
    }
    if (build === after && part.options.every((each) => isFarEdge(each, 'start'))) {
      return plans(part, from);
    }
    return plans(part, build);
  }
  return null;
};
