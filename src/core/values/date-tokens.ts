/** A word, a run of digits, or a single other character of what is read as a date. */
export interface Token {
  readonly kind: 'word' | 'digits' | 'mark';
  /** Lower case; apostrophes are "'", hyphens "-", and all longer dashes "–". */
  readonly text: string;
  /** Whether nothing stands between it and the token before. */
  readonly isJoined: boolean;
  readonly isCapital: boolean;
}

/** Longer texts hold no date that a person typed or tagged; the length is in UTF-16 code units. */
export const MAX_READ = 500;

const TOKEN = /\p{L}+|[0-9]+|[^\s\p{L}0-9]/gu;
const PLAINER = new Map([
  ['\u2010', '-'],
  ['\u2011', '-'],
  ['\u2012', '–'],
  ['\u2014', '–'],
  ['\u2212', '–'],
  ['\u2018', "'"],
  ['\u2019', "'"],
]);
const ERA = /\b([ab])\.\s?([dc])\.(\s?e\.)?/giu;

const kindOf = (text: string): Token['kind'] =>
  /^\p{L}/u.test(text) ? 'word' : /^[0-9]/.test(text) ? 'digits' : 'mark';

/** The tokens of a text, in order; eras lose their points ("B.C." is "bc"). */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  const plain = text.replaceAll(ERA, (_, a: string, b: string, c?: string) =>
    `${a}${b}${c === undefined ? '' : 'e'}`.toLowerCase(),
  );
  let end = 0;
  for (const match of plain.matchAll(TOKEN)) {
    const [found] = match;
    const lower = found.toLowerCase();
    tokens.push({
      kind: kindOf(found),
      text: PLAINER.get(lower) ?? lower,
      isJoined: match.index === end && end > 0,
      isCapital: lower !== found,
    });
    end = match.index + found.length;
  }
  return tokens;
}
