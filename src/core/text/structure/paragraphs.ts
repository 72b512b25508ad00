import { listMarker } from './list-markers.ts';
import type { Line } from './lines.ts';

/** One or more lines that read as one: a range over the text. */
export interface Passage {
  readonly start: number;
  readonly end: number;
  readonly indent: number;
  readonly isAfterBlank: boolean;
  readonly lines: number;
}

/** Nobody wraps narrower or wider than this; beyond, a line is a paragraph. */
const NARROWEST = 40;
const WIDEST = 130;

const SENTENCE_ENDS = new Set('.!?:;。！？');

/** Lines without a blank one between them. */
function runsOf(lines: readonly Line[]): Line[][] {
  const runs: Line[][] = [];
  for (const line of lines) {
    const last = runs.at(-1);
    if (last === undefined || line.isAfterBlank) runs.push([line]);
    else last.push(line);
  }
  return runs;
}

const lengthOf = (line: Line): number => line.indent + line.end - line.start;

function firstWordLength(text: string, line: Line): number {
  let end = line.start;
  while (end < line.end && text.charCodeAt(end) > 0x20) end++;
  return end - line.start;
}

/**
 * Whether the next line's first word would not have fitted onto this line: the mark that a
 * program, not a person, broke the line there.
 */
const isFull = (text: string, line: Line, next: Line, width: number): boolean =>
  lengthOf(line) + 1 + firstWordLength(text, next) > width;

const widthOf = (run: readonly Line[]): number =>
  run.reduce((widest, line) => Math.max(widest, lengthOf(line)), 0);

/** Whether a run of three lines or more was broken by a program at the width of its longest line. */
function isWrapped(text: string, run: readonly Line[]): boolean {
  const width = widthOf(run);
  if (run.length < 3 || width < NARROWEST || width > WIDEST) return false;
  const inner = run.slice(0, -1);
  // Where most lines end as sentences do, the lines are what was meant.
  const sentences = inner.filter((line) => SENTENCE_ENDS.has(text[line.end - 1] ?? '')).length;
  if (2 * sentences > inner.length) return false;
  return run.every((line, index) => {
    const next = run[index + 1];
    return next === undefined || isFull(text, line, next, width);
  });
}

/** The width at which the text is wrapped throughout; null where its lines are paragraphs. */
function wrapWidth(text: string, runs: readonly Line[][]): number | null {
  const widths: number[] = [];
  let wrapped = 0;
  let long = 0;
  for (const run of runs) {
    if (widthOf(run) > WIDEST) long++;
    if (!isWrapped(text, run)) continue;
    wrapped++;
    widths.push(widthOf(run));
  }
  if (wrapped === 0 || long > wrapped) return null;
  widths.sort((a, b) => a - b);
  return widths[Math.floor(widths.length / 2)] ?? null;
}

const passage = (first: Line, last: Line, lines: number): Passage => ({
  start: first.start,
  end: last.end,
  indent: first.indent,
  isAfterBlank: first.isAfterBlank,
  lines,
});

/**
 * Joins hard-wrapped lines into paragraphs; in any other text each line stays by itself. A text
 * counts as wrapped only on the evidence of whole paragraphs, so that verses, addresses and lists
 * of headlines are not run together.
 */
export function passagesOf(text: string, lines: readonly Line[]): Passage[] {
  const runs = runsOf(lines);
  const width = wrapWidth(text, runs);
  if (width === null) return lines.map((line) => passage(line, line, 1));
  const passages: Passage[] = [];
  for (const run of runs) {
    const ownWidth = isWrapped(text, run) ? Math.min(width, widthOf(run)) : width;
    let from = 0;
    for (let index = 0; index < run.length; index++) {
      const line = run[index] as Line;
      const next = run[index + 1];
      const goesOn =
        next !== undefined &&
        isFull(text, line, next, ownWidth) &&
        listMarker(text, next) === null &&
        !(next.indent > line.indent && index > from);
      if (goesOn) continue;
      passages.push(passage(run[from] as Line, line, index - from + 1));
      from = index + 1;
    }
  }
  return passages;
}
