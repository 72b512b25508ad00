import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  coverageOf,
  isAllRead,
  markRead,
  nothingRead,
  readableOf,
  spend,
  timeIn,
  unitsIn,
  utf16,
  wholeOf,
  type DocumentBody,
  type Reading,
  type TextRange,
} from '#core/text';
import { bodyOf } from '../sentences/shown-units.ts';

const range = (start: number, end: number): TextRange => ({ start: utf16(start), end: utf16(end) });
const all = (body: DocumentBody): TextRange => range(0, body.text.length);

const page = bodyOf(`heading: What is it?
One is here. Two is here, and so it stays for long.⟨1⟩ Three is not.
boilerplate: Share this with all of your friends. Now.
***
Four is here.
note: 1 See there.`);

const shown = (body: DocumentBody, seen: TextRange): string[] =>
  unitsIn(body, seen).map(({ start, end }) => body.text.slice(start, end));

const saw = (body: DocumentBody, reading: Reading, seen: TextRange, time: number): Reading =>
  spend(reading, unitsIn(body, seen), time);

describe('the units of a text', () => {
  it('are its sentences, each up to the next, without boilerplate', () => {
    expect(shown(page, all(page))).toEqual([
      'What is it?\n',
      'One is here. ',
      'Two is here, and so it stays for long.1 ',
      'Three is not.\n',
      '***\n',
      'Four is here.\n',
      '1 See there.\n',
    ]);
  });

  it('are in view where all of their words are', () => {
    const from = page.text.indexOf('One');
    expect(shown(page, range(from + 1, page.text.length))[0]).toMatch(/^Two/);
    expect(shown(page, range(from - 1, page.text.length))[0]).toMatch(/^One/);
    const to = page.text.indexOf('Four is here.') + 'Four is here.'.length;
    expect(shown(page, range(0, to)).at(-1)).toBe('Four is here.\n');
    expect(shown(page, range(0, to - 1)).at(-1)).toBe('***\n');
  });

  it('take the time of their words, and none where they have none', () => {
    expect(unitsIn(page, all(page)).map(({ milliseconds }) => milliseconds)).toEqual([
      400, 400, 1200, 400, 0, 400, 400,
    ]);
  });

  it.each([
    ['words', 'word '.repeat(20_000)],
    ['letters', 'a'.repeat(60_000)],
    ['characters of two units', '😀a'.repeat(20_000)],
  ])('of a block of %s without a stop are pieces that cut no character', (_, text) => {
    const body = bodyOf(text);
    const units = unitsIn(body, range(10_000, 12_000));
    expect(units.length).toBeGreaterThan(6);
    for (const { start, end } of units) {
      expect(end - start).toBeLessThanOrEqual(240);
      expect(text.slice(start, end)).not.toMatch(/\p{Cs}/u);
    }
    for (const [index, unit] of units.slice(1).entries())
      expect(unit.start).toBe(units[index]?.end);
  });
});

describe('time in view', () => {
  it('is given from the top down, and marks what was given all it takes', () => {
    const seen = all(page);
    const glance = saw(page, nothingRead, seen, 399);
    expect(glance.read).toEqual([]);
    const first = saw(page, glance, seen, 1);
    expect(first.read).toEqual([range(0, page.text.indexOf('One'))]);
    const more = saw(page, first, seen, 1_000);
    expect(more.read).toEqual([range(0, page.text.indexOf('Two'))]);
    expect([...more.begun]).toEqual([[page.text.indexOf('Two'), 600]]);
  });

  it('beyond what the words in view take is lost', () => {
    const seen = range(0, page.text.indexOf('One'));
    const long = saw(page, nothingRead, seen, 60_000);
    expect(long).toEqual({ read: [range(0, page.text.indexOf('One'))], begun: new Map() });
    expect(saw(page, long, seen, 60_000)).toBe(long);
  });

  it('reads a whole text, and counts no boilerplate', () => {
    const { read } = saw(page, nothingRead, all(page), 3_200);
    expect(coverageOf(read, wholeOf(page))).toBe(1);
    expect(isAllRead(read, range(page.text.indexOf('Share'), page.text.indexOf('***')))).toBe(
      false,
    );
    expect(read).toHaveLength(2);
  });
});

describe('tagging', () => {
  it('counts the sentences that the passage touches as read, and no others', () => {
    const begun = saw(page, nothingRead, all(page), 1_000);
    const at = page.text.indexOf('stays');
    const { read, begun: left } = markRead(begun, page, range(at, at + 5));
    expect(read.map(({ start, end }) => page.text.slice(start, end))).toEqual([
      'What is it?\nOne is here. Two is here, and so it stays for long.1 ',
    ]);
    expect([...left]).toEqual([]);
    expect(markRead({ read, begun: left }, page, range(at, at + 1)).read).toBe(read);
  });

  it('reads the whole of a long sentence', () => {
    const long = bodyOf(`${'word '.repeat(200)}end. Another.`);
    const { read } = markRead(nothingRead, long, range(500, 501));
    expect(read).toEqual([range(0, long.text.indexOf('Another'))]);
  });
});

describe('the part that was read', () => {
  it('is none of a text in which nothing is to be read', () => {
    const body = bodyOf('boilerplate: Share this.');
    expect([wholeOf(body), coverageOf([], 0)]).toEqual([0, 0]);
  });

  it('is cut to what is to be read, where the text was cut otherwise when it was kept', () => {
    const body = bodyOf('One.\nboilerplate: Two.\nThree.\nFour.');
    expect(readableOf(body, [range(2, 8), range(9, 12)])).toEqual([range(2, 5), range(10, 12)]);
    expect(readableOf(body, [range(0, 400)])).toEqual([range(0, 5), range(10, 23)]);
  });
});

const words = fc
  .array(fc.constantFrom('one', 'two', 'Mr.', 'so-and-so', '7', '—', '漢字'), {
    minLength: 1,
    maxLength: 14,
  })
  .map((list) => list.join(' '));
const sentence = fc
  .tuple(words, fc.constantFrom('.', '?', '. ', ' …', '⟨12⟩', ''))
  .map(([before, end]) => `${before}${end}`);
const block = fc
  .tuple(
    fc.constantFrom('', '', '', 'heading: ', 'boilerplate: ', 'note: '),
    fc.array(sentence, { minLength: 1, maxLength: 5 }),
  )
  .map(([kind, sentences]) => `${kind}${sentences.join(' ')}`);
const text = fc
  .array(block, { minLength: 1, maxLength: 8 })
  .map((blocks) => bodyOf(blocks.join('\n')));

interface Stay {
  readonly seen: TextRange;
  readonly time: number;
}
const stayIn = (body: DocumentBody): fc.Arbitrary<Stay> =>
  fc
    .tuple(fc.nat(body.text.length), fc.nat(body.text.length), fc.nat(9_000))
    .map(([a, b, time]) => ({ seen: range(Math.min(a, b), Math.max(a, b)), time }));
const sitting = text.chain((body) =>
  fc.record({ body: fc.constant(body), stays: fc.array(stayIn(body), { maxLength: 12 }) }),
);

/** All the time that a reading stands for. */
const given = (body: DocumentBody, { read, begun }: Reading): number =>
  unitsIn(body, all(body))
    .filter((unit) => isAllRead(read, unit))
    .reduce((sum, { milliseconds }) => sum + milliseconds, 0) +
  [...begun.values()].reduce((sum, time) => sum + time, 0);

const readIn = (body: DocumentBody, stays: readonly Stay[]): Reading =>
  stays.reduce((reading, { seen, time }) => saw(body, reading, seen, time), nothingRead);

describe('laws of reading', () => {
  it('no more time is given than was spent', () => {
    fc.assert(
      fc.property(sitting, ({ body, stays }) => {
        const spent = stays.reduce((sum, { time }) => sum + time, 0);
        expect(given(body, readIn(body, stays))).toBeLessThanOrEqual(spent);
      }),
    );
  });

  it('what was read only grows, in order and apart, and so does the part of the text, in 0 to 1', () => {
    fc.assert(
      fc.property(sitting, ({ body, stays }) => {
        const whole = wholeOf(body);
        let before = nothingRead;
        for (const { seen, time } of stays) {
          const now = saw(body, before, seen, time);
          for (const each of before.read) expect(isAllRead(now.read, each)).toBe(true);
          for (const [index, each] of now.read.entries()) {
            expect(each.start).toBeLessThan(each.end);
            expect(each.start).toBeGreaterThan(now.read[index - 1]?.end ?? -1);
          }
          const [part, former] = [coverageOf(now.read, whole), coverageOf(before.read, whole)];
          expect(part).toBeGreaterThanOrEqual(former);
          expect(part).toBeLessThanOrEqual(1);
          before = now;
        }
        expect(readableOf(body, before.read)).toEqual(before.read);
      }),
    );
  });

  it('nothing is read that was not in view', () => {
    fc.assert(
      fc.property(sitting, ({ body, stays }) => {
        const { read, begun } = readIn(body, stays);
        const units = stays.flatMap(({ seen }) => unitsIn(body, seen));
        const seen = units.reduce((sum, unit) => spend(sum, [unit], 99_999), nothingRead);
        for (const each of read) expect(isAllRead(seen.read, each)).toBe(true);
        for (const start of begun.keys())
          expect(units.map((unit) => Number(unit.start))).toContain(start);
      }),
    );
  });

  it('stays on one view may be cut and put in any order', () => {
    fc.assert(
      fc.property(
        sitting,
        fc.array(fc.nat(2_000), { minLength: 1, maxLength: 6 }),
        ({ body, stays }, times) => {
          const before = readIn(body, stays);
          const seen = stays[0]?.seen ?? all(body);
          const whole = times.reduce((sum, time) => sum + time, 0);
          const cut = times.reduce((now, time) => saw(body, now, seen, time), before);
          expect(cut).toEqual(saw(body, before, seen, whole));
        },
      ),
    );
  });

  it('two stays come to the same in either order, but for the time of the words in both views', () => {
    const two = text.chain((body) =>
      fc.record({ body: fc.constant(body), one: stayIn(body), other: stayIn(body) }),
    );
    fc.assert(
      fc.property(two, ({ body, one, other }) => {
        const there = given(body, readIn(body, [one, other]));
        const back = given(body, readIn(body, [other, one]));
        const inBoth = new Set(unitsIn(body, one.seen).map(({ start }) => start));
        const tolerance = unitsIn(body, other.seen)
          .filter(({ start }) => inBoth.has(start))
          .reduce((sum, unit) => sum + timeIn(body, unit), 0);
        expect(Math.abs(there - back)).toBeLessThanOrEqual(tolerance);
      }),
    );
  });

  it('enough time on all of a text reads all of it', () => {
    fc.assert(
      fc.property(text, (body) => {
        const units = unitsIn(body, all(body));
        const time = units.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
        const { read, begun } = spend(nothingRead, units, time);
        expect(begun.size).toBe(0);
        expect(read).toEqual(readableOf(body, [all(body)]));
      }),
    );
  });
});
