/**
 * Whether a text is taken for Markdown at all. The parser's time grows with the square of some marks,
 * and its stack with the depth of lists and quotations, and notes come from other people's files too:
 * what is beyond these is shown as it is written. At the limits a note takes some tenths of a second.
 */

/** UTF-16 code units. */
const LONGEST = 40_000;
const MOST_LINES = 2_000;
/** Characters that may open or close something. */
const MOST_MARKS = 3_000;
/** Quotations and lists within one another. */
const DEEPEST = 24;

const MARKS = /[*_~[\]<>`|&\\]/g;
/** What may become a link, which costs more than what may not. */
const LINKS = /https?:|www\.|\]\(|@/gi;
const LINK_WEIGHT = 8;
/** Of a table: each is a cell, which is drawn. */
const CELLS = /\|/g;
/** A line of a list, or of a quotation, costs more than any other. */
const OPENED_WEIGHT = 3;

/** What a line may open with: marks of quotations and of items, and the spaces between. */
const OPENING = /^(?:[ \t]|>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))*/;

const numberOf = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** How deep a line may lie: an item of a list stands at least two columns further in than its list. */
function depthOf(line: string): number {
  const opening = OPENING.exec(line)?.[0] ?? '';
  const marks = numberOf(opening, /[>\-+*.)]/g);
  const indent = /^[ \t]*/.exec(opening)?.[0].length ?? 0;
  return marks === 0 ? 0 : marks + indent / 2;
}

export const isWithinLimits = (text: string): boolean => {
  if (text.length > LONGEST) return false;
  const depths = text.split(/\r\n?|\n/).map(depthOf);
  const opened = depths.filter((depth) => depth > 0).length * OPENED_WEIGHT;
  const marks = numberOf(text, MARKS) + numberOf(text, CELLS) + opened;
  return (
    depths.length <= MOST_LINES &&
    marks + numberOf(text, LINKS) * LINK_WEIGHT <= MOST_MARKS &&
    depths.every((depth) => depth <= DEEPEST)
  );
};
