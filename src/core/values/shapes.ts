/** What a date or a statistic says, normalised, as records hold it. */

/** A date, a period or another stated time. */
export interface DateValue {
  readonly kind: 'date';
  /** Extended Date/Time Format, ISO 8601-2 levels 0 and 1: "2021-09/2022-09", "2023~", "202X". */
  readonly edtf: string;
  /** Where the words were relative ("last August"): the EDTF date that they were resolved against. */
  readonly relativeTo?: string;
}

export type Comparator = '=' | '≈' | '<' | '≤' | '>' | '≥';

/**
 * A decimal number in plain digits: an optional "-", digits without leading zeros, and an optional
 * fraction. Never a float: 0.10 stays "0.10", and 10 to the 20th stays exact.
 */
export type Decimal = string;

/** A number or a range that is stated as a fact. Absent members were not stated. */
export interface StatisticValue {
  readonly kind: 'statistic';
  readonly comparator: Comparator;
  /** `max` is the same text where one number is stated, else the greater one. */
  readonly min: Decimal;
  readonly max: Decimal;
  /** Of the measure: "%", "USD", "km", "/month". */
  readonly unit?: string;
  /** What is counted: "attacks". */
  readonly counted?: string;
  /** The whole that a share is of: "attacks nationwide". */
  readonly of?: string;
}

/** What typed words come to. */
export type Reading<V, Problem> =
  | { readonly kind: 'empty' }
  | { readonly kind: 'value'; readonly value: V }
  /** The words mean several things; the person chooses. At least two, the likelier first. */
  | { readonly kind: 'choice'; readonly problem: Problem; readonly values: readonly V[] }
  /** Nothing is saved for them; the words for each problem stand with the interface's others. */
  | { readonly kind: 'refused'; readonly problem: Problem };
