import { describe, expect, it } from 'vitest';
import { csvLine } from '#core/text';

/** Cells that a spreadsheet would take for formulas, where commas part cells and where semicolons do. */

const CELLS: readonly (readonly [string, string])[] = [
  ['plain, words', '"plain, words"'],
  ['-5.5', '-5.5'],
  ['=1+1', "'=1+1"],
  ['＝1+1', "'＝1+1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\r=1', '"\'\r=1"'],
  ['a;=HYPERLINK("http://x")', '"a;\'=HYPERLINK(""http://x"")"'],
  ['a;  +cmd|x', "a;  '+cmd|x"],
  ['a; -5 degrees; b', 'a; -5 degrees; b'],
  ['rain; - snow', 'rain; - snow'],
];

describe('cells of exported tables', () => {
  it.each(CELLS)('of %j are written as %j', (text, written) => {
    expect(csvLine([text])).toBe(`${written}\r\n`);
  });
});
