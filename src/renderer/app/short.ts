const LONGEST = 80;

/** A passage as far as it needs to be heard: on one line, cut where it is long. */
export function short(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
}
