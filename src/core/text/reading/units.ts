import type { Block, DocumentBody } from '../blocks.ts';
import { countWords } from '../count-words.ts';
import { utf16, type TextRange } from '../offsets.ts';
import { sentencesIn } from '../sentences/sentences.ts';
import { blockBefore, isRead, wordsRead } from '../sentences/places.ts';
import { stretchesFrom, type Stretch } from '../sentences/stretches.ts';

/**
 * What a text is read by: sentences, and of a long one pieces of some lines, so that each fits into
 * any window. Units leave nothing out: one reaches to where the next begins, the last of a block to
 * the next block, and boilerplate is of none. So a text whose every unit was read is read whole.
 */
export interface ReadingUnit extends TextRange {
  /** How long somebody has to have looked at it, at WORDS_A_MINUTE. */
  readonly milliseconds: number;
}

/** A generous speed: whoever skims a text has read it too. */
const WORDS_A_MINUTE = 450;

/** UTF-16 units: three to four lines of the reading view. */
const PIECE = 240;

const endOf = ({ text, blocks }: DocumentBody, block: number): number =>
  blocks[block + 1]?.start ?? text.length;

/** Where the units of a stretch's sentences begin, and where the last one ends. */
function boundsIn(body: DocumentBody, stretch: Stretch): readonly number[] {
  const [, ...others] = sentencesIn(body, stretch);
  const isLast = stretch.end === (body.blocks[stretch.block] as Block).end;
  const end = isLast ? endOf(body, stretch.block) : stretch.end;
  return [stretch.start, ...others.map(({ start }) => start), end];
}

/** Behind the last space of a piece, or where there is none, behind a whole character. */
function cutIn(text: string, start: number): number {
  const limit = start + PIECE;
  const space = text.lastIndexOf(' ', limit - 1);
  if (space > start + PIECE / 2) return space + 1;
  const code = text.charCodeAt(limit);
  return code >= 0xdc00 && code <= 0xdfff ? limit - 1 : limit;
}

function* piecesOf(text: string, start: number, end: number): Generator<TextRange> {
  let from = start;
  while (end - from > PIECE) {
    const to = cutIn(text, from);
    yield { start: utf16(from), end: utf16(to) };
    from = to;
  }
  yield { start: utf16(from), end: utf16(end) };
}

/** Sentence by sentence, from the one that holds a place on; the first perhaps wholly before it. */
export function* sentenceUnitsFrom(body: DocumentBody, at: number): Generator<TextRange> {
  for (const stretch of stretchesFrom(body, blockBefore(body, at), at)) {
    const bounds = boundsIn(body, stretch);
    for (let index = 1; index < bounds.length; index++)
      yield {
        start: utf16(bounds[index - 1] as number),
        end: utf16(bounds[index] as number),
      };
  }
}

const isSpace = (text: string, at: number): boolean => /\s/u.test(text.charAt(at));

/** Whether a range shows all of a unit but for the white space at its edges. */
function shows(text: string, range: TextRange, unit: TextRange): boolean {
  let start: number = unit.start;
  let end: number = unit.end;
  while (end > start && end > range.end && isSpace(text, end - 1)) end--;
  while (start < end && start < range.start && isSpace(text, start)) start++;
  return start >= range.start && end <= range.end;
}

/** Milliseconds that the words of a range take. */
export const timeIn = (body: DocumentBody, range: TextRange): number =>
  Math.ceil((countWords(wordsRead(body, range)) * 60_000) / WORDS_A_MINUTE);

/** The units that a range shows whole, in order: no more of the text is read than the range's blocks. */
export function unitsIn(body: DocumentBody, range: TextRange): readonly ReadingUnit[] {
  const found: ReadingUnit[] = [];
  for (const sentence of sentenceUnitsFrom(body, range.start)) {
    if (sentence.start >= range.end) break;
    if (sentence.end <= range.start) continue;
    for (const piece of piecesOf(body.text, sentence.start, sentence.end))
      if (shows(body.text, range, piece))
        found.push({ ...piece, milliseconds: timeIn(body, piece) });
  }
  return found;
}

/** The stretches of the text that are to be read, in order: all but boilerplate. */
export function* readableIn(body: DocumentBody): Generator<TextRange> {
  for (const [index, block] of body.blocks.entries())
    if (isRead(block)) yield { start: block.start, end: utf16(endOf(body, index)) };
}

/** How much there is to be read, in UTF-16 units. */
export function wholeOf(body: DocumentBody): number {
  let whole = 0;
  for (const { start, end } of readableIn(body)) whole += end - start;
  return whole;
}
