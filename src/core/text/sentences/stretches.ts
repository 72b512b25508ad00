import type { Block, DocumentBody } from '../blocks.ts';
import { utf16, type TextRange } from '../offsets.ts';
import { INVISIBLE, sentenceBreaks } from './breaks.ts';
import { isRead, masked } from './places.ts';

/**
 * A document is read in stretches: a block each, and of a block too long for that (a text without a
 * line end may be one block of megabytes) parts of about PART code units, cut where a sentence ends.
 * Where it is cut depends on the text near the cut alone, so that every way to it finds the same.
 */

const LONG = 8_192;
const PART = 4_096;
/** How far after its place a cut looks for a sentence's end, and how far before it context reaches. */
const AHEAD = 1_024;
const BEHIND = 256;

export interface Stretch extends TextRange {
  /** Index of its block. */
  readonly block: number;
  /** Which part of its block, from 0. */
  readonly part: number;
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

const partsOf = ({ start, end }: Block): number =>
  end - start <= LONG ? 1 : Math.floor((end - start) / PART);

/** Where part number `part` of a long block begins. */
function cut(body: DocumentBody, block: Block, part: number): number {
  if (part === 0) return block.start;
  if (part >= partsOf(block)) return block.end;
  const place = block.start + part * PART;
  const from = place - BEHIND;
  const to = Math.min(place + AHEAD, block.end);
  const text = masked(body, { start: from, end: to }, INVISIBLE);
  const found = sentenceBreaks(text).find((at) => at >= BEHIND);
  if (found !== undefined) return from + found;
  const space = /\s(?=\S)/u.exec(text.slice(BEHIND));
  if (space !== null) return place + space.index + 1;
  return from + (graphemes.segment(text).containing(BEHIND)?.index ?? BEHIND);
}

const stretchOf = (body: DocumentBody, block: number, part: number): Stretch => {
  const whole = body.blocks[block] as Block;
  const [start, end] = [cut(body, whole, part), cut(body, whole, part + 1)];
  return { block, part, start: utf16(start), end: utf16(end) };
};

const partAt = (block: Block, at: number): number =>
  // A part begins behind its place, so what is at the place may still be of the one before.
  Math.max(0, Math.min(partsOf(block) - 1, Math.floor((at - block.start) / PART) - 1));

/** The stretches of a block, in order. */
export function* stretchesOf(body: DocumentBody, block: number): Generator<Stretch> {
  const parts = partsOf(body.blocks[block] as Block);
  for (let part = 0; part < parts; part++) yield stretchOf(body, block, part);
}

/** The stretches that are read from a block's place on, the first perhaps wholly before the place. */
export function* stretchesFrom(body: DocumentBody, block: number, at: number): Generator<Stretch> {
  for (let index = Math.max(0, block); index < body.blocks.length; index++) {
    const whole = body.blocks[index] as Block;
    if (!isRead(whole)) continue;
    const first = at > whole.start ? partAt(whole, at) : 0;
    for (let part = first; part < partsOf(whole); part++) yield stretchOf(body, index, part);
  }
}

/** The stretches that are read from a block's place back, the first perhaps wholly behind the place. */
export function* stretchesBack(body: DocumentBody, block: number, at: number): Generator<Stretch> {
  for (let index = block; index >= 0; index--) {
    const whole = body.blocks[index] as Block;
    if (!isRead(whole)) continue;
    const last = Math.min(partsOf(whole) - 1, partAt(whole, at) + 1);
    for (let part = last; part >= 0; part--) yield stretchOf(body, index, part);
  }
}
