import { describe, expect, it } from 'vitest';
import type { Continuum } from '#core/agreement';
import { allTags, segmented } from '../../../src/core/agreement/segments.ts';
import { characterAgreement } from '../../../src/core/agreement/characters.ts';
import { Contingency } from '../../../src/core/agreement/cohen-kappa.ts';
import { Coincidences } from '../../../src/core/agreement/nominal-alpha.ts';
import { uAlphas } from '../../../src/core/agreement/u-alpha.ts';
import {
  unitisingAlpha,
  unitisingDisagreement,
} from '../../../src/core/agreement/unitising-alpha.ts';
import { continuumOf } from './continua.ts';

function kappaOf(table: readonly (readonly number[])[]): number | null {
  const contingency = new Contingency();
  for (const [row, counts] of table.entries())
    for (const [column, count] of counts.entries())
      if (count > 0) contingency.add(`${row}`, `${column}`, count);
  return contingency.kappa().value;
}

/** By observer, a character an item; a dot for none. */
function alphaOf(observers: readonly string[]): number | null {
  const coincidences = new Coincidences();
  for (let item = 0; item < (observers[0] ?? '').length; item++)
    coincidences.add(
      observers.map((values) => values[item] as string).filter((value) => value !== '.'),
    );
  return coincidences.alpha().value;
}

describe('Cohen’s kappa', () => {
  it('is that of Cohen 1960', () => {
    const table = [
      [88, 14, 18],
      [10, 40, 10],
      [2, 6, 12],
    ];
    expect(kappaOf(table)).toBeCloseTo(0.492, 3);
  });

  it('is below 0 where two agree less than by chance', () => {
    const table = [
      [25, 12, 3],
      [13, 2, 15],
      [12, 16, 2],
    ];
    // 0.29 observed and 0.35 expected: Cohen 1960, p. 37.
    expect(kappaOf(table)).toBeCloseTo((0.29 - 0.35) / (1 - 0.35), 1);
  });
});

describe('Krippendorff’s nominal alpha', () => {
  const cases: readonly (readonly [name: string, observers: readonly string[], alpha: number])[] = [
    ['two observers, two values (2011, section A)', ['0100000010', '1110010000'], 0.095],
    ['two observers, five values (2011, section B)', ['aabbdcccedda', 'babbbccceddd'], 0.692],
    [
      'four observers, missing values (2011, section C)',
      ['123321412...', '1233224125.3', '.3332342251.', '12332441251.'],
      0.743,
    ],
    ['three observers, four values (1980, p. 139)', ['112412132', '122442232', '122442332'], 0.642],
  ];
  it.each(cases)('is as published: %s', (_, observers, alpha) => {
    expect(alphaOf(observers)).toBeCloseTo(alpha, 2);
  });
});

/** Rows of two analysts of Krippendorff 1995, p. 57, each a tag; 24 units long. */
const KRIPPENDORFF_1995 = continuumOf(
  {
    i: '2-10A 14-20A 0-18B 2-8C 10-12C 14-18C 20-22C 0-2D 2-10D 10-14D 14-20D 20-24D',
    j:
      '4-8A 15-17A 0-2B 2-3B 3-4B 4-5B 5-6B 6-9B 9-10B 0-2C 4-8C 10-14C 16-18C 20-22C ' +
      '0-4D 4-8D 8-15D 15-17D 17-24D',
  },
  24,
);

/** Krippendorff 2004, p. 254, its beginning at 150 moved to 0. */
const KRIPPENDORFF_2004 = continuumOf(
  {
    i: '75-145c 220-250c 30-90k 150-200k',
    j: '70-150c 205-225c 250-270c 30-90k 150-200k',
  },
  300,
);

const withTag = ({ coders, ...rest }: Continuum, tag: string): Continuum => ({
  ...rest,
  coders: coders.map(({ id, units }) => ({ id, units: units.filter((unit) => unit.tag === tag) })),
});

describe('agreement by characters', () => {
  const cases: readonly (readonly [tag: string, kappa: number, alpha: number | null])[] = [
    ['A', 0.385, 0.329],
    ['B', 0.385, null],
    ['C', 0.314, null],
  ];
  it.each(cases)('is that of Krippendorff 1995: %s', (tag, kappa, alpha) => {
    const measured = characterAgreement([segmented(withTag(KRIPPENDORFF_1995, tag))], allTags);
    expect(measured.kappa.value).toBeCloseTo(kappa, 3);
    if (alpha !== null) expect(measured.alpha.value).toBeCloseTo(alpha, 3);
  });

  it('tells nothing where all is covered by both: Krippendorff 1995, D', () => {
    const measured = characterAgreement([segmented(withTag(KRIPPENDORFF_1995, 'D'))], allTags);
    expect(measured.kappa).toEqual({ value: null, reason: 'no-variation' });
    expect(measured.alpha).toEqual({ value: null, reason: 'no-variation' });
  });
});

describe('Krippendorff’s unitising alpha', () => {
  it('is that of Krippendorff 2004', () => {
    const c = unitisingDisagreement([KRIPPENDORFF_2004], 'c');
    expect(c.observed).toBeCloseTo(0.0144, 4);
    expect(c.expected).toBeCloseTo(0.0532, 4);
    const k = unitisingDisagreement([KRIPPENDORFF_2004], 'k');
    expect(k.observed).toBe(0);
    expect(k.expected).toBeCloseTo(0.049, 4);
    expect(unitisingAlpha([KRIPPENDORFF_2004], ['c']).value).toBeCloseTo(0.7286, 3);
    expect(unitisingAlpha([KRIPPENDORFF_2004], ['k']).value).toBe(1);
    expect(unitisingAlpha([KRIPPENDORFF_2004], ['c', 'k']).value).toBeCloseTo(0.8591, 3);
  });

  const observed: readonly (readonly [tag: string, observed: number])[] = [
    ['A', 0.03125],
    ['B', 2.26736],
    ['C', 0.02777],
    ['D', 0.38715],
  ];
  it.each(observed)('observes what Krippendorff 1995 does: %s', (tag, disagreement) => {
    const told = unitisingDisagreement([KRIPPENDORFF_1995], tag).observed;
    expect(Math.abs(told - disagreement)).toBeLessThan(0.00001);
  });

  // The expected disagreement printed in 1995 differs a little from that of 2004.
  const limits: readonly (readonly [tag: string, alpha: number, near: number])[] = [
    ['A', 0.553, 0.002],
    ['B', -0.926, 0.003],
    ['C', 0.679, 0.015],
    ['D', 0.066, 0.002],
  ];
  it.each(limits)('comes near that of Krippendorff 1995 in fine units: %s', (tag, alpha, near) => {
    const scale = 50_000;
    const fine: Continuum = {
      document: 'd',
      length: 24 * scale,
      coders: KRIPPENDORFF_1995.coders.map(({ id, units }) => ({
        id,
        units: units.map((unit) => ({
          ...unit,
          start: unit.start * scale,
          end: unit.end * scale,
        })),
      })),
    };
    const told = unitisingAlpha([fine], [tag]).value ?? Number.NaN;
    expect(Math.abs(told - alpha)).toBeLessThan(near);
  });
});

/** Coincidences as the paper writes them, character by character. */
function plainUAlpha({ coders, length }: Continuum): number {
  const m = coders.length;
  const at = (coder: number, place: number): string =>
    coders[coder]?.units.find(({ start, end }) => start <= place && place < end)?.tag ?? '';
  const tags = ['', ...new Set(coders.flatMap(({ units }) => units.map(({ tag }) => tag)))];
  const observed = (c: string, k: string): number => {
    let sum = 0;
    for (let i = 0; i < m; i++)
      for (let j = 0; j < m; j++)
        for (let place = 0; place < length; place++)
          if (i !== j && at(i, place) === c && at(j, place) === k) sum++;
    return sum / (m - 1);
  };
  const units = coders.flatMap((coder) => coder.units);
  const row = (c: string): number => tags.reduce((sum, k) => sum + observed(c, k), 0);
  const own = (c: string): number =>
    c === ''
      ? row('')
      : units
          .filter(({ tag }) => tag === c)
          .reduce((sum, { start, end }) => sum + (end - start) ** 2, 0);
  const all = m * length;
  const ownAll = tags.reduce((sum, c) => sum + own(c), 0);
  let different = 0;
  let expected = 0;
  for (const c of tags)
    for (const k of tags) {
      if (c === k) continue;
      different += observed(c, k);
      expected += (all * row(c) * row(k)) / (all * all - ownAll);
    }
  return 1 - different / expected;
}

describe('the family of u-alphas', () => {
  const texts: readonly Readonly<Record<string, string>>[] = [
    { a: '2-5p', b: '2-5p 10-20q', c: '2-5q 15-20q' },
    { a: '0-8p 8-12p 20-40q', b: '1-9p 22-38q 50-55r' },
    { a: '0-60p', b: '10-20q' },
  ];
  it.each(texts)('is what the paper’s coincidences come to: %o', (text) => {
    const continuum = continuumOf(text, 60);
    expect(uAlphas([segmented(continuum)], allTags).all.value).toBeCloseTo(
      plainUAlpha(continuum),
      10,
    );
    const oneKind = {
      ...continuum,
      coders: continuum.coders.map(({ id, units }) => ({
        id,
        units: units.map((unit) => ({ ...unit, tag: 'u' })),
      })),
    };
    const { binary } = uAlphas([segmented(continuum)], allTags);
    expect(binary.value).toBeCloseTo(plainUAlpha(oneKind), 10);
  });

  it('tells of values alone where units intersect', () => {
    const continuum = continuumOf({ a: '0-10p 20-30q', b: '0-10p 20-30p 40-50q' }, 60);
    // ℓ*_p = 30, ℓ*_q = 10, ℓ*_pp = 20, own lengths squared p: 300, q: 100.
    const same = (30 * 30 - 300 + (10 * 10 - 100)) / (40 - 400 / 40);
    const alphas = uAlphas([segmented(continuum)], allTags);
    expect(alphas.coded.value).toBeCloseTo(1 - (40 - 20) / (40 - same), 10);
    const p = { all: (30 * 40 - 300) / 30, same: (30 * 30 - 300) / 30 };
    expect(alphas.ofValue('p').value).toBeCloseTo(
      1 - ((p.all / 30) * (30 - 20)) / (p.all - p.same),
      10,
    );
  });

  it('is that of Krippendorff 2019, figure 12.11', () => {
    const continuum = continuumOf(
      {
        alex: '0-7one 7-13two 30-32five 32-37six 37-44six 44-60seven',
        paul: '0-7one 7-13three 13-21five 32-44six',
        suzan: '0-7one 7-13four 13-21five 32-37six 37-41six 41-44six',
      },
      60,
    );
    const alphas = uAlphas([segmented(continuum)], allTags);
    expect(alphas.all.value).toBeCloseTo(0.51, 3);
    // Printed to three places, cut off.
    expect(Math.trunc((alphas.binary.value ?? 0) * 1000)).toBe(413);
    expect(alphas.coded.value).toBeCloseTo(0.724, 3);
    for (const value of ['one', 'five', 'six']) expect(alphas.ofValue(value).value).toBe(1);
    for (const value of ['two', 'three', 'four'])
      expect(alphas.ofValue(value).value).toBeCloseTo(0, 10);
    expect(alphas.ofValue('seven')).toEqual({ value: null, reason: 'no-pairs' });
  });

  it('says why there is none', () => {
    const reasonOf = (texts: Record<string, string>): readonly unknown[] => {
      const { all, binary, coded } = uAlphas([segmented(continuumOf(texts, 20))], allTags);
      return [all.reason, binary.reason, coded.reason];
    };
    expect(reasonOf({ a: '', b: '' })).toEqual(['no-units', 'no-units', 'no-units']);
    expect(reasonOf({ a: '0-5x' })).toEqual(['one-analyst', 'one-analyst', 'one-analyst']);
    expect(reasonOf({ a: '0-5x', b: '5-9y' })).toEqual([null, null, 'no-pairs']);
    expect(reasonOf({ a: '0-5x', b: '0-5x' })).toEqual([null, null, 'no-variation']);
    expect(reasonOf({ a: '0-20x', b: '0-20x' })).toEqual(Array(3).fill('no-variation'));
  });
});
