import type { Point, Qualifier, Span } from './date-edtf.ts';
import type { Unit } from './date-names.ts';
import type { DateProblem } from './date-problem.ts';

/** A date as words name it, whose year may stand elsewhere or nowhere. */
export interface CalendarDate {
  readonly kind: 'calendar';
  readonly year: number | null;
  readonly vagueDigits: Point['vagueDigits'];
  readonly month: number | null;
  readonly day: number | null;
  /** "15–17 September": the 17. */
  readonly lastDay: number | null;
  readonly weekday: number | null;
}

/** What needs no year: a date counted from the document's, or a period. */
export interface FixedDate {
  readonly kind: 'fixed';
  readonly span: Span;
  readonly isRelative: boolean;
}

export interface RefusedDate {
  readonly kind: 'refused';
  readonly problem: DateProblem;
}

/** Which part of a date: thirds and halves, one of its edges, or so many units at one of them. */
export type Slice =
  | { readonly kind: 'part'; readonly from: number; readonly to: number; readonly isExact: boolean }
  | { readonly kind: 'edge'; readonly edge: 'start' | 'end' }
  | {
      readonly kind: 'count';
      readonly edge: 'start' | 'end';
      readonly count: number;
      readonly unit: Unit;
    };

/** One date in words: what it is of, which part of that, how sure. */
export interface Stated {
  readonly base: CalendarDate | FixedDate | RefusedDate;
  readonly slice: Slice | null;
  readonly qualifier: Qualifier;
}

export interface Ends {
  readonly from: Point;
  readonly to: Point;
}

/** The whole that is stated, and what it gives as the start or the end of something longer. */
export interface Resolved extends Ends {
  readonly span: Span;
}

export const isProblem = <T extends object>(value: T | DateProblem): value is DateProblem =>
  'code' in value;
