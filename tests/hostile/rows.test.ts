import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BEYOND, HELD_TO, ROWS, type Place, type Row } from './rows.ts';

/** How many rows each letter of the list has. */
const LETTERS = {
  Z: 36,
  J: 25,
  H: 25,
  M: 4,
  U: 10,
  R: 3,
  D: 9,
  P: 6,
  L: 4,
  E: 5,
  X: 12,
  G: 8,
  S: 7,
  C: 4,
};

const REPORT = join(import.meta.dirname, 'rows.md');
const rows = Object.entries(ROWS);
const placesOf = (row: Row): readonly Place[] => row.held ?? [];

const kindOf = (row: Row): string =>
  'without' in row ? 'nothing here' : 'open' in row ? 'open' : 'held';

function lineOf(id: string, row: Row): string {
  const why = 'without' in row ? row.without : 'open' in row ? row.open : (row.but ?? '');
  const files = [...new Set(placesOf(row).map(([file]) => `\`${file}\``))].join(', ');
  const parts = [`${id} ${row.what}: ${kindOf(row)}`, why, files].filter((part) => part !== '');
  return `- ${parts.join('; ')}`;
}

const linesOf = (some: Readonly<Record<string, Row>>): string =>
  Object.entries(some)
    .map(([id, row]) => lineOf(id, row))
    .join('\n');

const counted = (kind: string): number => rows.filter(([, row]) => kindOf(row) === kind).length;

const report = `# Hostile input, row by row

Of ${rows.length} rows, ${counted('held')} are held by tests, ${counted('nothing here')} have nothing here that they could happen to, and ${counted('open')} are not wholly as they should be.

${linesOf(ROWS)}

## What every row is held to

${linesOf(HELD_TO)}

## Beyond the list

${linesOf(BEYOND)}
`;

describe('the list of hostile input', () => {
  it('has an entry for each of its rows, in order', () => {
    const ids = Object.entries(LETTERS).flatMap(([letter, count]) =>
      Array.from({ length: count }, (_, at) => `${letter}${String(at + 1).padStart(2, '0')}`),
    );
    expect(Object.keys(ROWS)).toEqual(ids);
  });

  it.each([...rows, ...Object.entries(HELD_TO), ...Object.entries(BEYOND)])(
    'names for %s tests that are there',
    (_, row) => {
      if (!('without' in row)) expect(placesOf(row)).not.toEqual([]);
      for (const [file, words] of placesOf(row)) {
        const path = join(import.meta.dirname, '..', file);
        expect([file, existsSync(path)]).toEqual([file, true]);
        expect([file, words, readFileSync(path, 'utf8').includes(words)]).toEqual([
          file,
          words,
          true,
        ]);
      }
    },
  );

  /** `OBELUS_WRITE_REPORT=1` writes it anew. */
  it('says so in its report', () => {
    if (process.env['OBELUS_WRITE_REPORT'] === '1') writeFileSync(REPORT, report);
    expect(readFileSync(REPORT, 'utf8')).toBe(report);
  });
});
