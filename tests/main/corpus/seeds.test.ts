import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkBody } from '#core/text';
import { extractSource, type ExtractedSource } from '#main/services/corpus';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** The sample corpus, and real documents beside the checkout where there are any. */
const files = ['seeds', '../shared/seeds']
  .map((folder) => join(root, folder))
  .filter((folder) => existsSync(folder))
  .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
  .filter((path) => /\.(txt|md|html)$/.test(path) && !path.endsWith('README.md'));

function extract(path: string): ExtractedSource {
  const result = extractSource(readFileSync(path), path);
  if (!result.ok) throw new Error(result.message);
  return result.value;
}

const numbers = (count: number, ...without: (readonly [number, number])[]): string[] =>
  Array.from({ length: count }, (_, index) => index + 1)
    .filter((number) => !without.some(([from, to]) => number >= from && number <= to))
    .map(String);

interface Expected {
  readonly title?: string | RegExp;
  readonly published?: string;
  readonly retrieved?: string;
  /** Labels of all marks, numbers in order. */
  readonly marks: readonly string[];
  readonly letters?: readonly string[];
  readonly notes: number;
  /** How many blocks at the end are the page's and not the article's. */
  readonly tail: number;
}

const EXPECTED: Readonly<Record<string, Expected>> = {
  '000_': { marks: numbers(13), notes: 0, tail: 1 },
  '001_': { published: '2021-09-17', marks: [], notes: 0, tail: 79 },
  '002_': { retrieved: '2022-10-06', marks: ['1'], notes: 0, tail: 5 },
  '003_': { marks: [], notes: 0, tail: 10 },
  // Two tables were lost from this text, and with them the marks of their notes.
  '004_': { marks: numbers(89, [11, 23]), letters: ['a', 'c'], notes: 93, tail: 3 },
  backgrounder: { marks: numbers(16), notes: 0, tail: 1 },
  explainer: { published: '2021-08-28', marks: ['1', '2'], notes: 2, tail: 0 },
  'journal-article': {
    marks: numbers(65),
    letters: ['a', 'b', 'd', 'e'],
    notes: 70,
    tail: 3,
  },
  'news-page': { published: '2021-09-27', marks: [], notes: 0, tail: 33 },
  'report-abstract': {
    published: '2022-10-04',
    retrieved: '2022-10-04',
    marks: ['1'],
    notes: 0,
    tail: 11,
  },
};

describe('the sample corpus', () => {
  it.each(files.map((path) => [path.replace(/^.*[/\\]/, ''), path]))(
    '%s is read as it is meant',
    (_, path) => {
      const { body, metadata } = extract(path);
      expect(checkBody(body)).toBe(null);
      const name = path.replace(/^.*[/\\]/, '');
      const key = Object.keys(EXPECTED).find((start) => name.startsWith(start));
      const expected = key === undefined ? undefined : EXPECTED[key];
      if (expected === undefined) return;
      const labels = body.noteMarkers.map(({ label }) => label);
      expect(labels.filter((label) => /^\d/.test(label))).toEqual(expected.marks);
      expect(labels.filter((label) => /^[a-z]/.test(label))).toEqual(expected.letters ?? []);
      const notes = body.blocks.filter(({ kind }) => kind === 'note');
      expect(notes).toHaveLength(expected.notes);
      for (const { note, label } of body.noteMarkers)
        expect(note === undefined ? undefined : body.blocks[note]?.label).toBe(
          notes.length > 0 ? label : undefined,
        );
      const own = body.blocks.findLastIndex(({ boilerplate }) => boilerplate !== true);
      expect(body.blocks.length - 1 - own).toBe(expected.tail);
      expect(metadata.published).toBe(expected.published);
      expect(metadata.retrieved).toBe(expected.retrieved);
    },
  );
});
