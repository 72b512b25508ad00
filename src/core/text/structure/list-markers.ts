/** What stands before a list item: a bullet, or a number or letter as printed without its dot. */
export interface ListMarker {
  readonly kind: 'bullet' | 'dash' | 'number' | 'bracket';
  /** Number or letter; empty for bullets. */
  readonly label: string;
  /** Length of marker and the space after it, in UTF-16 units. */
  readonly length: number;
}

const MARKERS: readonly [ListMarker['kind'], RegExp][] = [
  ['bullet', /^(?:[•·▪▫◦‣⁃●○■□➢➤✓✔]|\*)[ \t\u00a0]+(?=\S)/u],
  ['dash', /^[-–—][ \t\u00a0]+(?=\S)/u],
  ['bracket', /^\[(\d{1,4}|[a-z]{1,2})\][ \t\u00a0]*(?=\S)/u],
  ['number', /^\(?(\d{1,3}|[a-z]|[ivx]{1,5})[.)][ \t\u00a0]+(?=\S)/u],
];

const LOOK_AHEAD = 24;

/** The list marker that a stretch of text starts with; null without one. */
export function listMarker(
  text: string,
  range: { readonly start: number; readonly end: number },
): ListMarker | null {
  const head = text.slice(range.start, Math.min(range.end, range.start + LOOK_AHEAD));
  for (const [kind, pattern] of MARKERS) {
    const match = pattern.exec(head);
    if (match) return { kind, label: match[1] ?? '', length: match[0].length };
  }
  return null;
}

/** A label's place in its alphabet: "3" and "c" are both 3; null where it has none. */
export function ordinalOf(label: string): number | null {
  if (/^\d{1,4}$/.test(label)) return Number(label);
  if (/^[a-z]$/.test(label)) return label.charCodeAt(0) - 96;
  return null;
}
