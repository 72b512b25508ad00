import type { Qualifier } from './date-edtf.ts';
import { ordinalNamed, unitNamed } from './date-names.ts';
import { countAt } from './date-numbers.ts';
import { afterAny, textAt, type Reader } from './date-reader.ts';
import type { Slice } from './date-stated.ts';

export const part = (from: number, to: number, isExact: boolean): Slice => ({
  kind: 'part',
  from,
  to,
  isExact,
});
const EARLY = part(0, 1 / 3, false);
const MID = part(1 / 3, 2 / 3, false);
const LATE = part(2 / 3, 1, false);

const ROUGH_PARTS: readonly (readonly [string, Slice])[] = [
  ['early to mid', part(0, 2 / 3, false)],
  ['early to middle', part(0, 2 / 3, false)],
  ['early - mid', part(0, 2 / 3, false)],
  ['mid to late', part(1 / 3, 1, false)],
  ['mid - to - late', part(1 / 3, 1, false)],
  ['early in', EARLY],
  ['early', EARLY],
  ['mid', MID],
  ['middle', MID],
  ['late in', LATE],
  ['late', LATE],
  ['beginning', { kind: 'edge', edge: 'start' }],
  ['start', { kind: 'edge', edge: 'start' }],
  ['end', { kind: 'edge', edge: 'end' }],
  ['close', { kind: 'edge', edge: 'end' }],
  ['first half', part(0, 1 / 2, true)],
  ['second half', part(1 / 2, 1, true)],
  ['last half', part(1 / 2, 1, true)],
  ['latter half', part(1 / 2, 1, true)],
];

const EDGES: readonly (readonly [string, 'start' | 'end'])[] = [
  ['first', 'start'],
  ['opening', 'start'],
  ['last', 'end'],
  ['final', 'end'],
  ['closing', 'end'],
];

export interface Found<T> {
  readonly value: T;
  readonly next: number;
}

/** "first six months of", "last week of", "third quarter of". */
function countedSliceAt(reader: Reader, at: number): Found<Slice> | null {
  const word = textAt(reader, at);
  const ordinal = ordinalNamed(word);
  if (ordinal !== undefined && textAt(reader, at + 1) === 'quarter') {
    return { value: part((ordinal - 1) / 4, ordinal / 4, true), next: at + 2 };
  }
  const edge = EDGES.find(([name]) => name === word)?.[1];
  if (edge === undefined) return null;
  const number = countAt(reader, at + 1);
  const unit = unitNamed(textAt(reader, number?.next ?? at + 1));
  if (unit === undefined) return null;
  return {
    value: { kind: 'count', edge, count: number?.count ?? 1, unit },
    next: (number?.next ?? at + 1) + 1,
  };
}

export function sliceAt(reader: Reader, at: number): Found<Slice> | null {
  const countedSlice = countedSliceAt(reader, at);
  if (countedSlice !== null) {
    const of = afterAny(reader, countedSlice.next, ['of the', 'of', 'in', "'"]);
    const isNamed = /^[12]\d{3}$/.test(textAt(reader, countedSlice.next));
    const next = of ?? (isNamed ? countedSlice.next : null);
    return next === null ? null : { value: countedSlice.value, next };
  }
  for (const [words, value] of ROUGH_PARTS) {
    const behind = afterAny(reader, at, [words]);
    if (behind === null) continue;
    const unit = unitNamed(textAt(reader, behind));
    const isPart = ['part', 'parts'].includes(textAt(reader, behind));
    const isOf = textAt(reader, behind + 1) === 'of';
    const named = (unit !== undefined || isPart) && isOf ? behind + 1 : behind;
    const hyphen = textAt(reader, named) === '-' ? named + 1 : named;
    const of = afterAny(reader, hyphen, ['of the', 'of', 'in the', 'in', 'the']) ?? hyphen;
    return { value, next: of };
  }
  return null;
}

const ABOUT = [
  'about',
  'around',
  'approximately',
  'circa',
  'roughly',
  'approx .',
  'approx',
  'ca .',
  'ca',
  'c .',
  'c',
  '~',
];
const PERHAPS = ['possibly', 'perhaps', 'maybe', 'probably', 'presumably'];
const SOME_TIME = ['some time around', 'sometime around', 'some time about', 'sometime about'];
export const WITHIN = [
  'some time in',
  'sometime in',
  'some time during',
  'sometime during',
  'some point in',
  'at some point in',
];

/** "about", "perhaps". */
export function qualifierAt(reader: Reader, at: number): Found<Qualifier> | null {
  const around = afterAny(reader, at, SOME_TIME) ?? afterAny(reader, at, ABOUT);
  if (around !== null) return { value: '~', next: around };
  const perhaps = afterAny(reader, at, PERHAPS);
  return perhaps === null ? null : { value: '?', next: perhaps };
}

const AFTERTHOUGHTS: readonly (readonly [string, Qualifier])[] = [
  [', uncertain', '?'],
  ['( uncertain )', '?'],
  ['( ? )', '?'],
  ['?', '?'],
  ['~', '~'],
  ['%', '%'],
  ['or so', '~'],
  ['or thereabouts', '~'],
];

/** In running text these end a question or count a share. */
const SENTENCE_MARKS = ['?', '%'];

export function afterthoughtAt(reader: Reader, at: number): Found<Qualifier> | null {
  for (const [words, value] of AFTERTHOUGHTS) {
    const next = afterAny(reader, at, [words]);
    if (next !== null && !(reader.isRunning && SENTENCE_MARKS.includes(words))) {
      return { value, next };
    }
  }
  return null;
}
