import type { DocumentId } from './ids.ts';
import { isSha256 } from './ids.ts';
import type { Json } from './json.ts';

/**
 * What an annotation is about, as changes and files hold it: a place in a document, in Unicode code
 * points, and the words there with what stands before and after them. `start` and `end` are both
 * null where the place is not known (an imported quote that was not found): the words are kept,
 * and nothing is drawn.
 */
export interface Passage {
  readonly document: DocumentId;
  readonly start: number | null;
  readonly end: number | null;
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** Longest passage that can be tagged, in UTF-16 code units. */
export const MAX_EXACT = 200_000;
const MAX_CONTEXT = 2_000;
const MAX_OFFSET = 2 ** 31;

const KEYS = 'document,end,exact,prefix,start,suffix';

/** Number of code points of a text, without making an array of them. */
function countCodePoints(text: string): number {
  let astral = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= 0xd800 && unit <= 0xdbff) astral++;
  }
  return text.length - astral;
}

const isShortText = (value: Json | undefined, limit: number): boolean =>
  typeof value === 'string' && value.length <= limit;

function checkPlace(start: Json | undefined, end: Json | undefined, exact: string): string | null {
  if (start === null && end === null) return null;
  if (typeof start !== 'number' || typeof end !== 'number') return 'has half a place';
  if (start < 0 || end <= start || end > MAX_OFFSET) return 'has offsets out of order';
  return countCodePoints(exact) === end - start ? null : 'has a quote of another length';
}

/** @returns what is wrong with a value as a passage; null where nothing is. */
export function checkPassage(value: Json): string | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'is no passage';
  const passage = value as { readonly [key: string]: Json };
  if (Object.keys(passage).sort().join() !== KEYS) return 'is no passage';
  const { document, exact, prefix, suffix, start, end } = passage;
  if (!isSha256(document)) return 'names no document';
  if (typeof exact !== 'string' || exact.length > MAX_EXACT) return 'has a quote too long';
  if (!isShortText(prefix, MAX_CONTEXT) || !isShortText(suffix, MAX_CONTEXT))
    return 'has a context too long';
  return checkPlace(start, end, exact);
}
