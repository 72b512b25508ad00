import type { Block, TextRange } from '#core/text';
import { Clusters, widened } from './clusters.ts';

/**
 * A place with what stands around it in its block, as one line of a concordance: runs of white space
 * are one space, and signs that set the direction of what follows are left out, since a cut would
 * leave them open. Marks of direction, which hold for one place, stay. The three parts put together
 * are a stretch of the block's text, so shown.
 */
export interface KeywordInContext {
  readonly before: string;
  readonly match: string;
  readonly after: string;
  /** Whether the block goes on beyond the context. */
  readonly isCutBefore: boolean;
  readonly isCutAfter: boolean;
}

const SPACES = /[\s\u0085]+/gu;
const DIRECTING = /[\u202a-\u202e\u2066-\u2069]/gu;

/** Units of the source looked at for one of the context: white space and signs left out take room. */
const SLACK = 4;
/** A cut within a cluster is looked for in no more than this of it. */
const LONGEST_CLUSTER = 64;

const shown = (text: string): string => text.replace(DIRECTING, '').replace(SPACES, ' ');

/** The end of a line, no longer than the width: whole words, or characters of one that is longer. */
function tailOf(line: string, width: number): string {
  if (line.length <= width) return line;
  const cut = line.length - width;
  const space = line.charAt(cut - 1) === ' ' ? cut - 1 : line.indexOf(' ', cut);
  if (space >= 0 && space < line.length - 1) return line.slice(space + 1);
  const from = Math.max(0, cut - LONGEST_CLUSTER);
  const clusters = new Clusters(line);
  let start = from;
  while (start < cut) start = clusters.endOf(start);
  return line.slice(start);
}

/** The start of a line, likewise. */
function headOf(line: string, width: number): string {
  if (line.length <= width) return line;
  const space = line.charAt(width) === ' ' ? width : line.lastIndexOf(' ', width);
  if (space > 0) return line.slice(0, space);
  const from = Math.max(0, width - LONGEST_CLUSTER);
  const { start } = widened(line, width, width, from, line.length);
  return line.slice(0, start);
}

/**
 * What stands before and behind a range of a block, each no longer than a width in UTF-16 units of
 * what is shown, cut at the edges of words.
 */
export function contextOf(
  text: string,
  block: Block,
  range: TextRange,
  width: number,
): KeywordInContext {
  const reach = width * SLACK + SLACK;
  const left = Math.max(block.start, range.start - reach);
  const right = Math.min(block.end, range.end + reach);
  let lead = shown(text.slice(left, range.start)).replace(/^ /u, '');
  let tail = shown(text.slice(range.end, right)).replace(/ $/u, '');
  // Where the source was cut, its outermost word may be half of one.
  if (left > block.start) lead = lead.replace(/^\S+ (?=.)/su, '');
  if (right < block.end) tail = tail.replace(/(?<=.) \S+$/su, '');
  const before = tailOf(lead, width);
  const after = headOf(tail, width);
  return {
    before,
    match: shown(text.slice(range.start, range.end)),
    after,
    isCutBefore: left > block.start || before.length < lead.length,
    isCutAfter: right < block.end || after.length < tail.length,
  };
}
