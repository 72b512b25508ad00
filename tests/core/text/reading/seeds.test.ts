import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import {
  coverageOf,
  nothingRead,
  readPlainText,
  spend,
  timeIn,
  unitsIn,
  unreadFrom,
  utf16,
  wholeOf,
} from '#core/text';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The program's own samples, and whatever real documents lie beside the repository. */
const texts = ['../../../../seeds', '../../../../../shared/seeds'].flatMap((folder) =>
  existsSync(at(folder))
    ? readdirSync(at(folder))
        .filter((name) => name.endsWith('.txt'))
        .map((name) => readFileSync(at(`${folder}/${name}`), 'utf8'))
    : [],
);

/** UTF-16 units: about what a window shows. */
const SCREEN = 2_000;

it('real documents are read from screen to screen in the time of their words, and then wholly', () => {
  expect(texts.length).toBeGreaterThan(0);
  for (const text of texts) {
    const { body } = readPlainText(text);
    let reading = nothingRead;
    let spent = 0;
    for (let top = 0; top < text.length; top += SCREEN / 2) {
      const shown = { start: utf16(top), end: utf16(Math.min(top + SCREEN, body.text.length)) };
      const units = unitsIn(body, shown);
      // A view that begins within a sentence is still read to the last one that is whole.
      for (const { start, end } of units) expect(end - start).toBeLessThanOrEqual(SCREEN / 2);
      const unread = units.filter(
        ({ start, end }) => !reading.read.some((r) => r.start <= start && r.end >= end),
      );
      const time = unread.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
      reading = spend(reading, units, time);
      spent += time;
    }
    expect(coverageOf(reading.read, wholeOf(body))).toBe(1);
    expect(unreadFrom(body, reading.read, 0)).toBeNull();
    const needed = body.blocks
      .filter(({ boilerplate }) => boilerplate !== true)
      .reduce((sum, block) => sum + timeIn(body, block), 0);
    // What is cut into units is rounded up with each.
    expect(Math.abs(spent - needed) / needed).toBeLessThan(0.02);
  }
});
