const RAISED: Readonly<Record<string, string>> = {
  '0': '⁰',
  '1': '¹',
  '2': '²',
  '3': '³',
  '4': '⁴',
  '5': '⁵',
  '6': '⁶',
  '7': '⁷',
  '8': '⁸',
  '9': '⁹',
  '+': '⁺',
  '-': '⁻',
  '−': '⁻',
  n: 'ⁿ',
};
const LOWERED = '₀₁₂₃₄₅₆₇₈₉';

/** "6" as "⁶", so that 10⁶ does not become 106; null where a character has no raised form. */
export function raised(text: string): string | null {
  const signs = [...text].map((sign) => (Object.hasOwn(RAISED, sign) ? RAISED[sign] : undefined));
  return signs.includes(undefined) ? null : signs.join('');
}

/** "2" as "₂"; null for anything but digits. */
export const lowered = (text: string): string | null =>
  /^\d+$/.test(text) ? [...text].map((digit) => LOWERED[Number(digit)] as string).join('') : null;

/** Whether raised digits behind these words are an exponent and no note: "10", "km", "CO". */
export const isExponentAfter = (before: string): boolean =>
  /[\d\s]$/.test(before) || /(?:^|[^\p{L}])(?:[kcm]?m|ft|mi|yd|in|CO|R|E|x|n)$/u.test(before);
