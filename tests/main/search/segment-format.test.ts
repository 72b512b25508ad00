import { describe, expect, it } from 'vitest';
import { createSegmentBuilder } from '../../../src/main/services/search/build-segment.ts';
import { decodeSegment, encodeSegment } from '../../../src/main/services/search/segment-format.ts';
import { wordAt, wordCount } from '../../../src/main/services/search/dictionary.ts';
import { postingsOf, type SegmentParts } from '../../../src/main/services/search/segment.ts';
import { bodyOf, idOf } from './corpus-of.ts';

const TEXTS = [
  'The border of the state.',
  'Two borders, Straße and co-\noperation: 本 日本語.',
  'A group[12] said so [12].\n\nIt did.',
  '…',
];

function segment(): SegmentParts {
  const builder = createSegmentBuilder();
  for (const text of TEXTS) builder.add(idOf(text), bodyOf(text));
  return builder.finish();
}

const told = (parts: SegmentParts): unknown => ({
  documents: parts.documents,
  lengths: [...parts.lengths],
  words: Array.from({ length: wordCount(parts.dictionary) }, (_, place) => [
    wordAt(parts.dictionary, place),
    [...postingsOf(parts, place)],
  ]),
  stems: [...parts.dictionary.byStem],
  texts: [...parts.texts.bytes.slice(0, parts.texts.bytes.length)],
  textStarts: [...parts.texts.starts],
  textLengths: [...parts.texts.lengths],
  markedLengths: [...parts.texts.marked],
  isWide: [...parts.texts.isWide],
});

describe('a segment as a file', () => {
  const file = encodeSegment(segment(), 'rules 1');

  it('is read back as it was written, wherever in memory the file lies', () => {
    for (const offset of [0, 1, 4, 7]) {
      const moved = new Uint8Array(file.length + offset);
      moved.set(file, offset);
      const stored = decodeSegment(moved.subarray(offset), 'rules 1');
      expect(stored && told(stored.parts)).toEqual(told(segment()));
    }
  });

  it('is the same bytes for the same documents', () => {
    expect(encodeSegment(segment(), 'rules 1')).toEqual(file);
  });

  it('holds an empty segment too', () => {
    const empty = createSegmentBuilder().finish();
    const stored = decodeSegment(encodeSegment(empty, 'rules 1'), 'rules 1');
    expect(stored && told(stored.parts)).toEqual(told(empty));
  });

  it('is not read if it was made by other rules', () => {
    expect(decodeSegment(file, 'rules 2')).toBeNull();
  });

  it('is not read if it ends anywhere before its end, or goes on behind it', () => {
    for (let length = 0; length < file.length; length++)
      expect(decodeSegment(file.subarray(0, length), 'rules 1')).toBeNull();
    expect(decodeSegment(Buffer.concat([file, Buffer.alloc(8)]), 'rules 1')).toBeNull();
  });

  it('is not read if one bit of any byte is another', () => {
    for (let at = 0; at < file.length; at++) {
      const changed = Uint8Array.from(file);
      changed[at] = (changed[at] as number) ^ (1 << (at % 8));
      expect(decodeSegment(changed, 'rules 1')).toBeNull();
    }
  });
});
