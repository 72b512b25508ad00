import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { writeQdc, writeSkos, type CodebookEntry } from '#core/interchange';
import { codebookOf, codebooks, entryOf, read, sample, settled, tagId } from './codebooks.ts';

const byId = (a: CodebookEntry, b: CodebookEntry): number => (a.id < b.id ? -1 : 1);

const readBack = (text: string): readonly CodebookEntry[] => {
  const { entries, remarks } = read(text);
  expect(remarks).toEqual([]);
  return entries.map(settled).sort(byId);
};

/** What XML 1.0 cannot hold, as it is written. */
const holdable = (text: string): string =>
  text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd');
const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\ufffd');

const withTexts = (entry: CodebookEntry, change: (text: string) => string): CodebookEntry => ({
  ...entry,
  label: change(entry.label),
  definition: change(entry.definition),
  whenToUse: change(entry.whenToUse),
  example: change(entry.example),
  inverse: change(entry.inverse),
});

/** A codebook as each format gives it back: what it cannot hold stands here and nowhere else. */
const formats = [
  [
    'REFI-QDA, but for lines and keys',
    writeQdc,
    (entry: CodebookEntry): CodebookEntry => ({
      ...withTexts(entry, holdable),
      line: 'wavy',
      key: '',
    }),
  ],
  ['SKOS', writeSkos, (entry: CodebookEntry): CodebookEntry => withTexts(entry, wellFormed)],
] as const;

describe.each(formats)('%s', (_, write, returned) => {
  test('gives the sample back as it was', () => {
    expect(readBack(write(codebookOf(sample)))).toEqual(sample.map(returned).sort(byId));
  });

  test('gives every codebook back as it was', () => {
    fc.assert(
      fc.property(codebooks, (entries) => {
        expect(readBack(write(codebookOf(entries)))).toEqual(entries.map(returned).sort(byId));
      }),
      { numRuns: 300 },
    );
  });

  test('writes what it has read as it was written', () => {
    const again = (text: string): string => write(codebookOf(read(text).entries.map(settled)));
    const once = again(write(codebookOf(sample)));
    expect(again(once)).toBe(once);
  });

  test('keeps the order of siblings', () => {
    const entries = ['b', 'a', 'c'].map((label) => entryOf(label));
    expect(read(write(codebookOf(entries))).entries.map(({ label }) => label)).toEqual([
      'b',
      'a',
      'c',
    ]);
  });

  test('puts tags nested in one another, or in nothing that is there, at the top', () => {
    const entries = [
      entryOf('a', { parent: tagId('b') }),
      entryOf('b', { parent: tagId('a') }),
      entryOf('c', { parent: tagId('gone') }),
      entryOf('d', { parent: tagId('d') }),
    ];
    const parents = read(write(codebookOf(entries))).entries.map(({ label, parent }) => [
      label,
      parent,
    ]);
    expect(Object.fromEntries(parents)).toEqual({ a: null, b: tagId('a'), c: null, d: null });
  });

  test('refuses to write a codebook without entries', () => {
    expect(() => write(codebookOf([]))).toThrow('without entries');
  });
});
