/** Why words were not taken for a date, or need a choice. */
export type DateProblem =
  /** No date in the words. */
  | { readonly code: 'not-a-date' }
  /** A date, and words that are no part of it. */
  | { readonly code: 'more-than-a-date' }
  /** EDTF by its looks, but not of levels 0 and 1. */
  | { readonly code: 'not-edtf' }
  /** A month or a day that no calendar has. */
  | { readonly code: 'no-such-day' }
  /** "Thursday, 7 October 2022", which was a Friday. */
  | { readonly code: 'wrong-weekday' }
  /** A time of day, which dates here do not hold. */
  | { readonly code: 'time-of-day' }
  /** EDTF of level 1 cannot say it: a season that is qualified or ends a period. */
  | { readonly code: 'not-expressible' }
  /** "03/04/2021": day or month first. */
  | { readonly code: 'ambiguous-order' }
  /** "2021-22": a span of years, or EDTF's summer; "the 1900s": a decade or a century. */
  | { readonly code: 'several-meanings' }
  /** "30 August": the year is not stated. */
  | { readonly code: 'no-year' }
  /** "last August" without a date to count from. */
  | { readonly code: 'relative-without-date' }
  /** "yesterday" counted from a month or a year. */
  | { readonly code: 'relative-to-coarse-date' }
  /** "four months after the takeover": counts from what is no date. */
  | { readonly code: 'relative-to-event' }
  /** The end lies before the start. */
  | { readonly code: 'reversed' };

export type DateProblemCode = DateProblem['code'];

/** What a reading of a date may lean on. */
export interface DateContext {
  /** EDTF date of the document, which relative words count from; absent where it is not known. */
  readonly published?: string;
}
