import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tsvLine } from '#core/text';
import type { SortKey, TableColumn, TableLine } from '#renderer/store';
import { LineWindow } from '../../../src/renderer/panels/table/line-window.ts';
import { LINE, scrolled } from '../../../src/renderer/panels/table/scrolled.ts';
import { sortedBy } from '../../../src/renderer/panels/table/sorting.ts';

/** A reader of such text, as spreadsheets are. */
function readTsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  let at = 0;
  while (at < text.length) {
    let field = '';
    if (text[at] === '"') {
      for (at++; at < text.length; at++) {
        if (text[at] === '"' && text[at + 1] !== '"') break;
        if (text[at] === '"') at++;
        field += text.charAt(at);
      }
      at++;
    } else
      while (at < text.length && text[at] !== '\t' && !text.startsWith('\r\n', at))
        field += text.charAt(at++);
    rows.at(-1)?.push(field);
    if (text[at] === '\t') {
      at++;
      if (at === text.length || text.startsWith('\r\n', at)) rows.at(-1)?.push('');
    }
    if (text.startsWith('\r\n', at)) {
      at += 2;
      if (at < text.length) rows.push([]);
    }
  }
  return rows;
}

const cell = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom('=', '+', '-', '@', '\t', '\n', '\r', '"', "'", '1', 'a', ' '),
  }),
);

test('whatever stands in cells, a spreadsheet reads the same cells, and none as a formula', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 }),
      (rows) => {
        const read = readTsv(rows.map(tsvLine).join(''));
        expect(read).toHaveLength(rows.length);
        for (const [y, row] of rows.entries()) {
          expect(read[y]).toHaveLength(row.length);
          for (const [x, text] of row.entries()) {
            const got = read[y]?.[x] ?? '';
            expect([text, `'${text}`]).toContain(got);
            expect(got).not.toMatch(/^[=+@]|^-(?!\d+(?:\.\d+)?$)/);
          }
        }
      },
    ),
  );
});

test.each([
  ['plain', 'plain'],
  ['plain, words; =x', 'plain, words; =x'],
  ['=1+1', "'=1+1"],
  ['+44', "'+44"],
  ['-5.5', '-5.5'],
  ['-5 %', "'-5 %"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\tx', '"\'\tx"'],
  ['two\nlines', '"two\nlines"'],
  ['a "b"', '"a ""b"""'],
])('%j is copied as %j', (text, copied) => {
  expect(tsvLine([text])).toBe(`${copied}\r\n`);
});

const by = (...keys: readonly string[]): readonly SortKey[] =>
  keys.map((key) => ({
    by: key.replace('-', '') as TableColumn,
    isDescending: key.startsWith('-'),
  }));

test.each<[readonly SortKey[], TableColumn, boolean, readonly SortKey[]]>([
  [by(), 'tag', false, by('tag')],
  [by('tag'), 'tag', false, by('-tag')],
  [by('-tag'), 'tag', false, by()],
  [by('tag'), 'value', false, by('value')],
  [by('tag', 'value'), 'value', false, by('value')],
  [by('tag'), 'value', true, by('tag', 'value')],
  [by('tag', 'value'), 'tag', true, by('-tag', 'value')],
  [by('-tag', 'value'), 'tag', true, by('value')],
])('%j, pressed on %s (with others: %s), is %j', (sort, column, isWithOthers, expected) => {
  expect(sortedBy(sort, column, isWithOthers)).toEqual(expected);
});

test('a list of any length is scrolled to every line, and draws what is in view', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 4_000_000 }),
      fc.nat(),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.integer({ min: 60, max: 1_400 }),
      (count, wished, share, view) => {
        const line = wished % count;
        const { height } = scrolled(count, 0, view);
        expect(height).toBeLessThan(33_000_000);
        const reach = Math.max(0, height - view);
        const top = scrolled(count, share * reach, view).scrollTo(line);
        expect(top).toBeGreaterThanOrEqual(0);
        expect(top).toBeLessThanOrEqual(reach);
        const now = scrolled(count, top, view);
        // The line is in view, whole, but for what a browser rounds.
        expect(now.from).toBeLessThanOrEqual(line);
        expect(now.to).toBeGreaterThan(line);
        expect(now.topOf(line) - top).toBeGreaterThan(-2);
        expect(now.topOf(line) + LINE - top).toBeLessThan(view + 2);
      },
    ),
  );
});

const row = (id: string): TableLine => ({ kind: 'row', id }) as unknown as TableLine;

/** A table that answers when it is told to. */
function slowTable() {
  const waiting: (() => void)[] = [];
  const asked: (readonly [number, number])[] = [];
  let label = 'a';
  let drawn = 0;
  const lines = new LineWindow(
    (from, to) =>
      new Promise((resolve) => {
        asked.push([from, to]);
        const said = label;
        waiting.push(() =>
          resolve(Array.from({ length: to - from }, (_, at) => row(`${said}${from + at}`))),
        );
      }),
    () => drawn++,
  );
  return {
    lines,
    asked,
    drawn: () => drawn,
    say: (next: string) => {
      label = next;
    },
    answer: async () => {
      for (const each of waiting.splice(0)) each();
      await new Promise((resolve) => setTimeout(resolve));
    },
    ids: (from: number, to: number) =>
      Array.from({ length: to - from }, (_, at) => {
        const line = lines.line(from + at);
        return line?.kind === 'row' ? line.id : undefined;
      }),
  };
}

test('only what is near the view is fetched, and it stays until what follows is there', async () => {
  const { lines, asked, answer, ids, say } = slowTable();
  lines.view(0, 20);
  lines.follow(1, 1_000_000);
  expect(ids(0, 2)).toEqual([undefined, undefined]);
  await answer();
  expect(lines.count).toBe(1_000_000);
  expect(ids(0, 2)).toEqual(['a0', 'a1']);
  expect(asked).toEqual([[0, 64]]);
  say('b');
  lines.follow(2, 500_000);
  expect([lines.count, ...ids(0, 2)]).toEqual([1_000_000, 'a0', 'a1']);
  await answer();
  expect([lines.count, ...ids(0, 2)]).toEqual([500_000, 'b0', 'b1']);
  lines.view(499_990, 500_010);
  await answer();
  expect(ids(499_999, 500_001)).toEqual(['b499999', undefined]);
  expect(asked.length).toBe(3);
});

test('however often it changes meanwhile, the last state is drawn in the end', async () => {
  const { lines, answer, ids, say } = slowTable();
  lines.view(0, 10);
  lines.follow(1, 10);
  say('b');
  lines.follow(2, 5);
  await answer();
  lines.follow(3, 7);
  say('c');
  await answer();
  await answer();
  await answer();
  expect(lines.revision).toBe(3);
  expect(ids(0, 8)).toEqual(['c0', 'c1', 'c2', 'c3', 'c4', 'c5', 'c6', undefined]);
  lines.follow(4, 0);
  await answer();
  expect(ids(0, 1)).toEqual([undefined]);
  expect(lines.count).toBe(0);
});
