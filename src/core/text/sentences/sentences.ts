import type { Block, DocumentBody } from '../blocks.ts';
import { utf16, type TextRange } from '../offsets.ts';
import { INVISIBLE, sentenceBreaks } from './breaks.ts';
import { blockBefore, holdsWords, isRead, masked, trimmed } from './places.ts';
import { stretchesBack, stretchesFrom, stretchesOf, type Stretch } from './stretches.ts';

/**
 * The sentences of a document, found block by block as they are asked for: no call reads more than
 * the block it ends in. A sentence leaves out white space and notes' marks at its edges, keeps its
 * full stop and quotes, and holds a word at least; together a block's sentences hold all its words.
 * A heading is one sentence, and so is a list item that is not long; a line of preformatted text, too.
 */

/** A list item or heading longer than this, in UTF-16 units, is read by its sentences. */
const ONE_UNIT = 400;

function breaksIn(body: DocumentBody, stretch: Stretch): readonly number[] {
  const { kind, start, end } = body.blocks[stretch.block] as Block;
  if (kind === 'preformatted')
    return [...body.text.slice(stretch.start, stretch.end).matchAll(/\n(?=.)/gu)].map(
      ({ index }) => index + 1,
    );
  if ((kind === 'heading' || kind === 'listItem') && end - start <= ONE_UNIT) return [];
  return sentenceBreaks(masked(body, stretch, INVISIBLE));
}

/** The sentences of one stretch, in order. */
export function sentencesIn(body: DocumentBody, stretch: Stretch): readonly TextRange[] {
  const found: TextRange[] = [];
  let start: number = stretch.start;
  const ends = breaksIn(body, stretch).map((at) => stretch.start + at);
  for (const end of [...ends, stretch.end]) {
    const range = { start: utf16(start), end: utf16(end) };
    if (holdsWords(body, range)) {
      found.push(trimmed(body, range));
      start = end;
      continue;
    }
    // Signs without a word ("[…]", "***") go with the sentence before them, or else behind.
    const last = found.pop();
    if (last === undefined) continue;
    found.push(trimmed(body, { start: last.start, end: utf16(end) }));
    start = end;
  }
  return found;
}

/** All sentences of one block, in order, whether it is boilerplate or not. */
export function sentencesOf(body: DocumentBody, block: number): readonly TextRange[] {
  return [...stretchesOf(body, block)].flatMap((stretch) => sentencesIn(body, stretch));
}

/** The first sentence that starts at a place or after it; null behind the last. */
export function nextSentence(body: DocumentBody, from: number): TextRange | null {
  for (const stretch of stretchesFrom(body, blockBefore(body, from), from)) {
    if (stretch.end <= from) continue;
    const found = sentencesIn(body, stretch).find(({ start }) => start >= from);
    if (found !== undefined) return found;
  }
  return null;
}

/** The last sentence that ends at a place or before it; null before the first. */
export function previousSentence(body: DocumentBody, to: number): TextRange | null {
  for (const stretch of stretchesBack(body, blockBefore(body, to), to)) {
    if (stretch.start >= to) continue;
    const found = sentencesIn(body, stretch).findLast(({ end }) => end <= to);
    if (found !== undefined) return found;
  }
  return null;
}

/**
 * The sentence that holds a place; between two, the one behind; behind the last, the last. Null where
 * the document has none.
 */
export function sentenceAt(body: DocumentBody, at: number): TextRange | null {
  for (const stretch of stretchesFrom(body, blockBefore(body, at), at)) {
    if (stretch.end <= at) continue;
    const found = sentencesIn(body, stretch).find(({ end }) => end > at);
    if (found !== undefined) return found;
  }
  return previousSentence(body, at);
}

const paragraphOf = (body: DocumentBody, index: number): TextRange | null => {
  const block = body.blocks[index];
  return block !== undefined && isRead(block) && holdsWords(body, block)
    ? trimmed(body, block)
    : null;
};

/** The first paragraph that starts at a place or after it: a block that is read, without its edges. */
export function nextParagraph(body: DocumentBody, from: number): TextRange | null {
  for (let at = Math.max(0, blockBefore(body, from)); at < body.blocks.length; at++) {
    const found = paragraphOf(body, at);
    if (found !== null && found.start >= from) return found;
  }
  return null;
}

/** The last paragraph that starts before a place. */
export function previousParagraph(body: DocumentBody, to: number): TextRange | null {
  for (let at = blockBefore(body, to); at >= 0; at--) {
    const found = paragraphOf(body, at);
    if (found !== null && found.start < to) return found;
  }
  return null;
}

/** The paragraph that holds a place; between two, the one behind; behind the last, the last. */
export function paragraphAt(body: DocumentBody, at: number): TextRange | null {
  for (let index = Math.max(0, blockBefore(body, at)); index < body.blocks.length; index++) {
    const found = paragraphOf(body, index);
    if (found !== null && found.end > at) return found;
  }
  return previousParagraph(body, at);
}
