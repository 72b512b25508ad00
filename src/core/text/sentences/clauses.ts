import type { DocumentBody } from '../blocks.ts';
import { utf16, type TextRange } from '../offsets.ts';
import { holdsWords, masked, trimmed } from './places.ts';

/**
 * Clauses by a plain rule, without grammar. A clause ends
 * - at a semicolon, and at a colon before a space or a quote,
 * - at a dash: an em dash, or an en dash or hyphens between spaces,
 * - at a comma whose next word joins clauses (JOINING); before "and" and "or" only where no list is
 *   at its end: another comma within four words before, or fewer than four words behind, say so.
 * The sign belongs to neither side; the joining word begins the next clause.
 */
const JOINING =
  'and|but|or|nor|yet|so|for|which|who|whom|whose|where|when|while|whereas|because|although|though|since|if|unless|until|after|before|as|that|than|whether';

const ENDS = new RegExp(
  [
    `;`,
    `:(?=[\\s“"‘])`,
    `\\s*—\\s*`,
    `\\s+(?:–|-{1,3})\\s+`,
    `,["”’']?\\s+(?=(?:${JOINING})(?![\\p{L}\\p{N}’']))`,
  ].join('|'),
  'giu',
);

const LISTING = /^,["”’']?\s+(?:and|or)\s/iu;
const ITEM_BEFORE = new RegExp(
  `,(?!\\s*(?:\\p{N}|(?:${JOINING})(?![\\p{L}\\p{N}])))(?:\\s+[^\\s,]+){1,4}$`,
  'iu',
);
const ITEM_BEHIND = /^\s*(?:[^\s,;:—]+\s+){0,3}[^\s,;:—]*(?:[,;:—]|$)/u;

/** Whether a comma with "and" or "or" is the last of a list. */
function endsList(text: string, match: RegExpExecArray): boolean {
  const behind = text.slice(match.index + match[0].length);
  const isListing = LISTING.test(text.slice(match.index));
  if (!isListing) return false;
  return ITEM_BEFORE.test(text.slice(0, match.index)) || ITEM_BEHIND.test(behind);
}

/** A sentence's clauses in order: together they hold all its words. The last keeps the full stop. */
export function clausesIn(body: DocumentBody, sentence: TextRange): readonly TextRange[] {
  const text = masked(body, sentence, ' ');
  const found: TextRange[] = [];
  let start = 0;
  const take = (to: number): boolean => {
    const range = { start: utf16(sentence.start + start), end: utf16(sentence.start + to) };
    if (!holdsWords(body, range)) return false;
    found.push(trimmed(body, range));
    return true;
  };
  for (const match of text.matchAll(ENDS))
    if (!endsList(text, match) && take(match.index)) start = match.index + match[0].length;
  if (!take(text.length)) {
    const last = found.pop();
    if (last !== undefined) found.push({ start: last.start, end: sentence.end });
  }
  return found;
}
