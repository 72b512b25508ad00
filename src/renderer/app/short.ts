const LONGEST = 80;
const EITHER_END = 38;

const onOneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** Not through a character of two units. */
const whole = (text: string): string => text.replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, '');

/** A passage as far as it needs to be heard: on one line, cut where it is long. */
export function short(text: string): string {
  const line = onOneLine(text);
  return line.length > LONGEST ? `${whole(line.slice(0, LONGEST - 1))}…` : line;
}

/** A passage by its two ends, for one whose edges move. */
export function bothEnds(text: string): string {
  const line = onOneLine(text);
  if (line.length <= LONGEST) return line;
  return `${whole(line.slice(0, EITHER_END))} … ${whole(line.slice(-EITHER_END))}`;
}

/** What was added to a selection: without the signs between it and what was selected before. */
export const addition = (text: string): string =>
  short(text.replace(/^[\s,;:.–—-]+/u, '')) || short(text);
