/**
 * Typed text in the signs that the grammar knows, one UTF-16 code unit for one, so that positions in
 * both are the same: every kind of space as " ", of minus and hyphen as "-", of dash as "–", of
 * apostrophe as "'", and the digits that Arabic, Persian and Indian scripts have as ours.
 */

const ZEROS = ['\u0660', '\u06f0', '\u0966', '\u09e6', '\uff10'].map((zero) => zero.charCodeAt(0));

const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/[\p{Zs}\p{Cc}\p{Zl}\p{Zp}]/gu, ' '],
  [/[\u2010\u2011\u2212\ufe63\uff0d]/gu, '-'],
  [/[\u2012\u2014\u2015]/gu, '–'],
  [/[\u2018\u2019\u02bc]/gu, "'"],
  [/[\u201c\u201d\u201e]/gu, '"'],
  [/\u066b/gu, '·'],
  [/[\u066c\uff0c]/gu, ','],
  [/\uff0e/gu, '.'],
  [/\u066a/gu, '%'],
];

function plainDigit(digit: string): string {
  const unit = digit.charCodeAt(0);
  const zero = ZEROS.find((each) => unit >= each && unit < each + 10);
  return zero === undefined ? digit : String(unit - zero);
}

export const plainSigns = (text: string): string =>
  SIGNS.reduce((plain, [signs, sign]) => plain.replace(signs, sign), text).replace(
    /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\uff10-\uff19]/gu,
    plainDigit,
  );

/** The match of a sticky pattern at a position. */
export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
