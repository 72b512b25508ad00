/**
 * Converts offsets of one text that come in rising order: one pass over the text in all, and no
 * table. `toUtf16` counts code points and answers in UTF-16 units; `toCodePoint` the other way.
 */
export interface CodePointCursor {
  toUtf16(codePoint: number): number;
  toCodePoint(utf16: number): number;
}

const isPairAt = (text: string, index: number): boolean => {
  const high = text.charCodeAt(index);
  if (high < 0xd800 || high > 0xdbff) return false;
  const low = text.charCodeAt(index + 1);
  return low >= 0xdc00 && low <= 0xdfff;
};

export function codePointCursor(text: string): CodePointCursor {
  if (!/[\uD800-\uDBFF]/.test(text))
    return { toUtf16: (offset) => offset, toCodePoint: (offset) => offset };
  let units = 0;
  let points = 0;
  const step = (): void => {
    units += isPairAt(text, units) ? 2 : 1;
    points++;
  };
  return {
    toUtf16(target) {
      while (points < target && units < text.length) step();
      // Beyond the end there is nothing to count: the caller's check of the body refuses it.
      return units + (target - points);
    },
    toCodePoint(target) {
      while (units < target) step();
      return points;
    },
  };
}
