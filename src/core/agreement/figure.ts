/**
 * Why there is no figure: nobody annotated anything there (`no-units`); fewer than two people are
 * compared (`one-analyst`); nothing that two annotated could be put together (`no-pairs`); or there is
 * one category only, so that chance alone would bring full agreement and nothing was shown
 * (`no-variation`).
 */
export type Reason = 'no-units' | 'one-analyst' | 'no-pairs' | 'no-variation';

/** A figure, or the reason why there is none: never a number that stands for something else. */
export type Figure =
  | { readonly value: number; readonly reason: null }
  | { readonly value: null; readonly reason: Reason };

export const figure = (value: number): Figure => ({ value, reason: null });
export const noFigure = (reason: Reason): Figure => ({ value: null, reason });

/** What chance leaves of an agreement: 1 − observed / expected disagreement. */
export const beyondChance = (observed: number, expected: number): Figure =>
  expected > 0 ? figure(1 - observed / expected) : noFigure('no-variation');

/** What says most about why there is none, first. */
const TELLING: readonly Reason[] = ['no-variation', 'no-pairs', 'no-units', 'one-analyst'];

/** The mean of those there are; the most telling reason where there is none. */
export function meanOf(figures: readonly Figure[]): Figure {
  const values = figures.flatMap(({ value }) => (value === null ? [] : [value]));
  if (values.length > 0)
    return figure(values.reduce((sum, value) => sum + value, 0) / values.length);
  const reason = TELLING.find((each) => figures.some((one) => one.reason === each));
  return noFigure(reason ?? 'one-analyst');
}
