const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

function romanOf(ordinal: number): string {
  let rest = ordinal;
  let text = '';
  for (const [value, sign] of ROMAN) {
    text += sign.repeat(Math.floor(rest / value));
    rest %= value;
  }
  return text;
}

/** An ordered list's number as printed, by the list's type as HTML names it: 1, a, A, i or I. */
export function itemNumber(ordinal: number, type: string | undefined): string {
  const isLettered = type === 'a' || type === 'A';
  const isRoman = type === 'i' || type === 'I';
  if (isLettered && ordinal >= 1 && ordinal <= 26) {
    const letter = LETTERS[ordinal - 1] as string;
    return type === 'A' ? letter.toUpperCase() : letter;
  }
  if (isRoman && ordinal >= 1 && ordinal < 4000)
    return type === 'I' ? romanOf(ordinal).toUpperCase() : romanOf(ordinal);
  return String(ordinal);
}
