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

/** White space beyond the common block, and signs of direction, by code unit. */
const ODD = new Set<number>();
for (let code = 0x1680; code < 0x10000; code++)
  if (/^[\s\u202a-\u202e\u2066-\u2069]$/u.test(String.fromCharCode(code))) ODD.add(code);

/** Whether a text is shown as it is: every white space in it is one space. */
function isShownAsIs(text: string): boolean {
  let before = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x20 || code === 0x85 || code === 0xa0) return false;
    if (code === 0x20 && before === 0x20) return false;
    if (code >= 0x1680 && ODD.has(code)) return false;
    before = code;
  }
  return true;
}

const shown = (text: string): string =>
  isShownAsIs(text) ? text : text.replace(DIRECTING, '').replace(SPACES, ' ');

/** Units of the source looked at for one of the context: white space and signs left out take room. */
const SLACK = 4;
/** A cut within a cluster is looked for in no more than this of it. */
const LONGEST_CLUSTER = 64;
/** Units beyond the width that tell where to cut it, and a word more. */
const NEAR = LONGEST_CLUSTER + 32;

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

/** Without its first word, which may be half of one. */
function withoutFirst(line: string): string {
  const space = line.indexOf(' ');
  return space > 0 && space < line.length - 1 ? line.slice(space + 1) : line;
}

/** Without its last word. */
function withoutLast(line: string): string {
  const space = line.lastIndexOf(' ');
  return space > 0 && space < line.length - 1 ? line.slice(0, space) : line;
}

/** What is shown of a stretch that ends where a match begins, and of one that begins where it ends. */
const leadOf = (text: string, isCut: boolean): string => {
  const lead = shown(text).replace(/^ /u, '');
  return isCut ? withoutFirst(lead) : lead;
};
const trailOf = (text: string, isCut: boolean): string => {
  const tail = shown(text).replace(/ $/u, '');
  return isCut ? withoutLast(tail) : tail;
};

/**
 * What stands before and behind a range of a block, each no longer than a width in UTF-16 units of
 * what is shown, cut at the edges of words.
 */
export function contextOf(
  text: string,
  { start, end }: Block,
  range: TextRange,
  width: number,
): KeywordInContext {
  /** More than this of what is shown does not change where it is cut. */
  const enough = width + LONGEST_CLUSTER + 2;
  const far = width * SLACK + SLACK;
  const near = Math.min(far, width + NEAR);
  const behind = (reach: number): string => {
    const from = Math.max(start, range.start - reach);
    return leadOf(text.slice(from, range.start), from > start);
  };
  const ahead = (reach: number): string => {
    const to = Math.min(end, range.end + reach);
    return trailOf(text.slice(range.end, to), to < end);
  };
  const isBehindFar = range.start - start > near;
  const isAheadFar = end - range.end > near;
  let lead = behind(near);
  if (isBehindFar && lead.length < enough) lead = behind(far);
  let tail = ahead(near);
  if (isAheadFar && tail.length < enough) tail = ahead(far);
  const before = tailOf(lead, width);
  const after = headOf(tail, width);
  return {
    before,
    match: shown(text.slice(range.start, range.end)),
    after,
    isCutBefore: range.start - start > far || before.length < lead.length,
    isCutAfter: end - range.end > far || after.length < tail.length,
  };
}
