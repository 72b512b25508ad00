/**
 * Finding one string in another, overlapping places included. Short ones are left to the engine's own
 * search; for long ones its worst case is the product of both lengths, so that they go by the method
 * of Knuth, Morris and Pratt, which reads each unit once.
 */

const LONGEST_FOR_ENGINE = 32;

/** For each length of a prefix, the longest shorter prefix that also ends there. */
function borders(pattern: string): Int32Array {
  const table = new Int32Array(pattern.length + 1);
  let border = 0;
  for (let at = 1; at < pattern.length; at++) {
    const code = pattern.charCodeAt(at);
    while (border > 0 && code !== pattern.charCodeAt(border)) border = table[border] as number;
    if (code === pattern.charCodeAt(border)) border++;
    table[at + 1] = border;
  }
  return table;
}

/** Looks for a pattern that is not empty; calls come with ascending places. */
export function occurrencesOf(pattern: string, text: string): (from: number) => number {
  if (pattern.length <= LONGEST_FOR_ENGINE) return (from) => text.indexOf(pattern, from);
  const table = borders(pattern);
  let at = 0;
  let matched = 0;
  return (from) => {
    if (from > at) {
      at = from;
      matched = 0;
    }
    while (at < text.length) {
      const code = text.charCodeAt(at);
      while (matched > 0 && code !== pattern.charCodeAt(matched))
        matched = table[matched] as number;
      if (code === pattern.charCodeAt(matched)) matched++;
      at++;
      if (matched < pattern.length) continue;
      matched = table[matched] as number;
      if (at - pattern.length >= from) return at - pattern.length;
    }
    return -1;
  };
}
