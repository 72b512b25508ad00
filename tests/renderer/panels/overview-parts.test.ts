import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileQuery, parseQuery, type AskedAnnotation, type QueryNames } from '#core/query';
import { between, contrast, readableOn } from '../../../src/renderer/panels/overview/colours.ts';
import { calledOnly, narrowed } from '../../../src/renderer/panels/overview/narrowed.ts';
import { neighbour } from '../../../src/renderer/panels/overview/neighbour.ts';
import { fitted, textWidth } from '../../../src/renderer/panels/overview/text-width.ts';
import { timeBins, type TimeBin } from '../../../src/renderer/panels/overview/time-bins.ts';

type Counted = readonly (readonly [string, number])[];

const sumOf = (bins: readonly { readonly count: number }[]): number =>
  bins.reduce((sum, { count }) => sum + count, 0);
const countsOf = (counted: Counted): number => counted.reduce((sum, [, count]) => sum + count, 0);

const year = fc.integer({ min: 1600, max: 2100 }).map(String);
const month = fc
  .tuple(year, fc.integer({ min: 1, max: 12 }))
  .map(([y, m]) => `${y}-${String(m).padStart(2, '0')}`);
const counted = (time: fc.Arbitrary<string>): fc.Arbitrary<Counted> =>
  fc.uniqueArray(fc.tuple(time, fc.integer({ min: 1, max: 30 })), {
    maxLength: 40,
    selector: ([key]) => key,
  });

describe('the bins of the histogram', () => {
  it('hold every date once, in order, whatever the dates', () => {
    fc.assert(
      fc.property(counted(month), counted(year), (months, years) => {
        const bins = timeBins(months, years);
        expect(bins === null).toBe(months.length + years.length === 0);
        expect(sumOf(bins?.months ?? [])).toBe(countsOf(months));
        expect(sumOf(bins?.years ?? [])).toBe(countsOf(years));
        for (const row of bins === null ? [] : [bins.months, bins.years])
          for (const [index, bin] of row.entries()) {
            expect(bin.from).toBeGreaterThanOrEqual(row[index - 1]?.to ?? -1);
            expect(bin.to).toBeGreaterThan(bin.from);
            expect(bin.to).toBeLessThanOrEqual((bins?.length ?? 0) + (bin.last === null ? 1 : 0));
          }
      }),
    );
  });

  it('leave to their ends a twentieth of the dates at most', () => {
    fc.assert(
      fc.property(counted(month), counted(year), (months, years) => {
        const bins = timeBins(months, years);
        const outer = [...(bins?.months ?? []), ...(bins?.years ?? [])].filter(
          ({ first, last }) => first === null || last === null,
        );
        expect(sumOf(outer)).toBeLessThanOrEqual((countsOf(months) + countsOf(years)) / 20);
      }),
    );
  });

  it('hold each month between their first and their last', () => {
    fc.assert(
      fc.property(month, counted(month), (one, others) => {
        const bins = timeBins([[one, 1], ...others.filter(([key]) => key !== one)], []);
        const starts = (bins?.months ?? []).filter(
          ({ first, last }) =>
            (first === null || one >= first) &&
            (last === null || one.slice(0, last.length) <= last),
        );
        expect(starts).toHaveLength(1);
      }),
    );
  });

  const ofSpan = (from: number, to: number): Counted =>
    Array.from({ length: to - from + 1 }, (_, index) => [`${from + index}-06`, 3] as const);

  it.each([
    ['months', 2021, 2023, 'month', 36],
    ['quarters', 2010, 2023, 'quarter', 56],
    ['years', 1950, 2023, 'year', 74],
    ['decades', 1850, 2026, 'decade', 18],
  ] as const)('are %s from %i to %i', (_, from, to, unit, length) => {
    expect(timeBins(ofSpan(from, to), [])).toMatchObject({ unit, length });
  });

  it('stay fine where a few dates are far off, which are gathered before them', () => {
    const bins = timeBins([['1907-02', 1], ...ofSpan(2014, 2024), ['2019-02', 20]], [['1850', 1]]);
    expect(bins).toMatchObject({ unit: 'quarter', length: 44 });
    expect(bins?.months[0]).toEqual({
      first: null,
      last: '2013-12',
      count: 1,
      from: -1,
      to: 0,
    } satisfies TimeBin);
    expect(bins?.years).toMatchObject([{ first: null, last: '2013', count: 1 }]);
  });

  it('have years’ names where years begin', () => {
    const bins = timeBins(ofSpan(2021, 2023), []);
    expect(bins?.ticks).toEqual([
      { at: 0, year: 2021 },
      { at: 12, year: 2022 },
      { at: 24, year: 2023 },
    ]);
  });

  it('keep years before the first in their order', () => {
    const bins = timeBins([['-0044-03', 1]], [['0014', 1]]);
    expect(bins).toMatchObject({ unit: 'year', months: [{ first: '-0044', last: '-0044' }] });
    expect(bins?.years[0]?.from).toBe(58);
  });
});

describe('arrow keys among marks', () => {
  const mark = (row: number, column: number) => ({ label: '', query: () => '', row, column });
  // Cells of three documents; the second has no first tag.
  const cells = [mark(0, 0), mark(0, 1), mark(0, 2), mark(1, 1), mark(2, 0), mark(2, 2)];
  const bars = [mark(0, 0), mark(1, 0), mark(2, 0)];
  it.each([
    ['ArrowRight', cells, 0, 1],
    ['ArrowRight', cells, 2, 3],
    ['ArrowRight', cells, 5, 5],
    ['ArrowLeft', cells, 3, 2],
    ['ArrowDown', cells, 0, 3],
    ['ArrowDown', cells, 2, 3],
    ['ArrowDown', cells, 3, 4],
    ['ArrowDown', cells, 5, 5],
    ['ArrowUp', cells, 5, 3],
    ['ArrowUp', cells, 1, 1],
    ['Home', cells, 2, 0],
    ['End', cells, 4, 5],
    ['PageDown', cells, 0, 4],
    ['PageUp', cells, 5, 2],
    ['ArrowDown', bars, 0, 1],
    ['ArrowRight', bars, 1, 2],
    ['Home', bars, 2, 0],
    ['End', bars, 0, 2],
    ['a', bars, 0, null],
  ] as const)('%s', (key, marks, from, to) => {
    expect(neighbour(marks, from, { key, isAll: false })).toBe(to);
  });

  it('with Ctrl lead to the first and the last of all', () => {
    expect(neighbour(cells, 3, { key: 'End', isAll: true })).toBe(5);
    expect(neighbour(cells, 3, { key: 'Home', isAll: true })).toBe(0);
    expect(neighbour(cells, 3, { key: 'ArrowDown', isAll: true })).toBe(null);
  });

  it('never lead out of the marks, and any mark is reached from any other', () => {
    const shape = fc.uniqueArray(fc.tuple(fc.nat(5), fc.nat(5)), {
      minLength: 1,
      maxLength: 20,
      selector: ([row, column]) => row * 6 + column,
    });
    fc.assert(
      fc.property(shape, (places) => {
        const marks = places.sort((a, b) => a[0] - b[0] || a[1] - b[1]).map((p) => mark(...p));
        let at: number = 0;
        for (let step = 1; step < marks.length; step++) {
          at = neighbour(marks, at, { key: 'ArrowRight', isAll: false }) ?? -1;
          expect(at).toBe(step);
        }
        for (const key of ['ArrowDown', 'ArrowUp', 'PageDown', 'Home', 'End'])
          for (let from = 0; from < marks.length; from++)
            expect(marks[neighbour(marks, from, { key, isAll: false }) ?? -1]).toBeDefined();
      }),
    );
  });
});

const hex = fc
  .integer({ min: 0, max: 0xffffff })
  .map((number) => `#${number.toString(16).padStart(6, '0')}`);

describe('colours', () => {
  it('of words are read on any background', () => {
    fc.assert(
      fc.property(hex, hex, hex, (background, ink, paper) => {
        expect(contrast(background, readableOn(background, [ink, paper]))).toBeGreaterThanOrEqual(
          4.5,
        );
      }),
    );
  });

  it('between two are the one at the start and the other at the end', () => {
    fc.assert(
      fc.property(hex, hex, (from, to) => {
        expect([between(from, to, 0), between(from, to, 1)]).toEqual([from, to]);
      }),
    );
  });

  it('are as far apart as WCAG says', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  });
});

describe('labels', () => {
  it('are never wider than there is room, and whole where there is', () => {
    const words = fc.string({ unit: 'grapheme', maxLength: 60 });
    fc.assert(
      fc.property(words, fc.integer({ min: 20, max: 300 }), (text, width) => {
        const label = fitted(text, width);
        expect(textWidth(label)).toBeLessThanOrEqual(width);
        const plain = text.replace(/\s+/gu, ' ').trim();
        if (textWidth(plain) <= width) expect(label).toBe(plain);
      }),
    );
  });
});

describe('the query of a mark', () => {
  const titled = (titles: readonly string[]): QueryNames => ({
    tags: [{ id: 't' as never, label: 'claim' }],
    documents: titles.map((title, index) => ({ id: String(index) as never, title })),
    analysts: [],
    entities: [],
  });
  const asked = (document: number): AskedAnnotation => ({
    tag: 't' as never,
    document: String(document) as never,
    analyst: 'a' as never,
    exact: 'words',
    note: '',
    value: null,
    links: 0,
    isPlaced: true,
    isUnresolved: false,
    isToReview: false,
    created: 0,
    changed: 0,
  });

  it('finds the one document of a title, also where other titles hold it', () => {
    const titles = ['News', 'News of the day', 'No “News”, please', 'Ein "Titel", mit allem: -x'];
    for (const [index, title] of titles.entries()) {
      const query = narrowed('words ', calledOnly('document', title, titles));
      const holds = compileQuery(parseQuery(query).query, titled(titles));
      expect(titles.map((_, other) => holds(asked(other)))).toEqual(
        titles.map((_, other) => other === index),
      );
    }
  });

  it('keeps what was asked before', () => {
    expect(narrowed('by:Anna', calledOnly('tag', 'school closure', []))).toBe(
      'by:Anna tag:"school closure"',
    );
  });
});
