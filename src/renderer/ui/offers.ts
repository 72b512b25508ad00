/** A way to go on with what is typed into a field. */
export interface Offer {
  /** `insert` takes the place of start to end of the value (UTF-16 units); the caret goes behind it. */
  readonly start: number;
  readonly end: number;
  readonly insert: string;
  readonly label: string;
  /** What it is, beside its label. */
  readonly detail?: string | undefined;
  /** Name of a colour token. */
  readonly colour?: string | undefined;
  /** What is typed is the beginning of it: Enter and Tab take it without being pointed at it. */
  readonly isMeant?: boolean;
}

/** A stretch of a field's value (UTF-16 units) that something is wrong with, and the sentence on it. */
export interface FieldProblem {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The value in pieces, each with whether a problem is told of it. */
export function underlined(
  value: string,
  problems: readonly FieldProblem[],
): readonly { readonly text: string; readonly isWrong: boolean }[] {
  const pieces: { readonly text: string; readonly isWrong: boolean }[] = [];
  let at = 0;
  const take = (to: number, isWrong: boolean): void => {
    if (to <= at) return;
    pieces.push({ text: value.slice(at, to), isWrong });
    at = to;
  };
  for (const { start, end } of [...problems].sort((a, b) => a.start - b.start)) {
    take(Math.min(start, value.length), false);
    take(Math.min(end, value.length), true);
  }
  take(value.length, false);
  return pieces;
}

/** Of what is offered, which one Enter takes; -1 for none. */
export const firstMeant = (offers: readonly Offer[]): number =>
  offers[0]?.isMeant === true ? 0 : -1;

/** The next place in a list of so many, going round; from -1 to either end. */
export const stepIn = (count: number, from: number, step: 1 | -1): number =>
  from < 0 ? (step === 1 ? 0 : count - 1) : (from + step + count) % count;
