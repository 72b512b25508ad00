import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  agreementCsv,
  agreementOf,
  compare,
  measureNames,
  measuresOf,
  type Continuum,
  type Measures,
} from '#core/agreement';
import { continua, continuumOf } from './continua.ts';

const measures = (continuum: Continuum, tag: string | null = null): Measures =>
  measuresOf([compare(continuum)], tag);

function expectSame(one: Measures, other: Measures): void {
  for (const name of measureNames) {
    expect([name, one[name].reason]).toEqual([name, other[name].reason]);
    expect(one[name].value ?? 0).toBeCloseTo(other[name].value ?? 0, 9);
  }
}

const turned = ({ coders, ...rest }: Continuum): Continuum => ({
  ...rest,
  coders: coders.map(({ id, units }) => ({ id, units: [...units].reverse() })).reverse(),
});

const renamed = ({ coders, ...rest }: Continuum): Continuum => ({
  ...rest,
  coders: coders.map(({ id, units }) => ({
    id,
    units: units.map((unit) => ({
      ...unit,
      tag: new Map([
        ['x', 'z'],
        ['y', 'x'],
        ['z', 'y'],
      ]).get(unit.tag) as string,
    })),
  })),
});

/** Everybody as the first. */
const agreed = ({ coders, ...rest }: Continuum): Continuum => ({
  ...rest,
  coders: coders.map(({ id }) => ({
    id,
    units: (coders[0]?.units ?? []).map((unit) => ({ ...unit, id: `${id} ${unit.id}` })),
  })),
});

describe('any measure', () => {
  it('does not depend on the order of analysts and annotations', () => {
    fc.assert(
      fc.property(continua(4), fc.constantFrom(null, 'x'), (continuum, tag) => {
        expectSame(measures(continuum, tag), measures(turned(continuum), tag));
      }),
      { numRuns: 50 },
    );
  });

  it('does not depend on what tags are called', () => {
    fc.assert(
      fc.property(continua(3), (continuum) => {
        expectSame(measures(continuum), measures(renamed(continuum)));
        expectSame(measures(continuum, 'x'), measures(renamed(continuum), 'z'));
      }),
      { numRuns: 50 },
    );
  });

  it('is 1 where all say the same, or there is a reason why it is none', () => {
    fc.assert(
      fc.property(continua(3), (continuum) => {
        const told = measures(agreed(continuum));
        for (const name of measureNames)
          if (told[name].value === null) expect(told[name].reason).not.toBeNull();
          else expect(told[name].value).toBeCloseTo(1, 9);
      }),
      { numRuns: 50 },
    );
  });

  it('is a number of at most 1, and F1 one of at least 0', () => {
    fc.assert(
      fc.property(continua(4), fc.constantFrom(null, 'x'), (continuum, tag) => {
        const told = measures(continuum, tag);
        for (const name of measureNames) {
          const { value } = told[name];
          if (value === null) continue;
          expect(Number.isFinite(value)).toBe(true);
          expect(value).toBeLessThanOrEqual(1 + 1e-9);
        }
        const [exact, partial] = [told.f1Exact.value ?? 0, told.f1Partial.value ?? 0];
        expect(exact).toBeGreaterThanOrEqual(0);
        expect(partial).toBeGreaterThanOrEqual(exact);
      }),
      { numRuns: 50 },
    );
  });

  it('of two documents is of all that is in both', () => {
    const [one, other] = [
      continuumOf({ a: '0-5x 20-30y', b: '0-5x 22-30y' }, 50),
      continuumOf({ a: '3-9x', b: '10-19y' }, 50),
    ];
    const both = continuumOf({ a: '0-5x 20-30y 53-59x', b: '0-5x 22-30y 60-69y' }, 100);
    const pooled = measuresOf([compare(one), compare(other)], null);
    const names = measureNames.filter((name) => name !== 'alphaUnitising');
    for (const name of names)
      expect(pooled[name].value).toBeCloseTo(measures(both)[name].value as number, 9);
  });
});

describe('F1', () => {
  const cases: readonly (readonly [
    texts: Record<string, string>,
    exact: number,
    partial: number,
  ])[] = [
    [{ a: '0-5x 10-15x', b: '0-5x 10-16x' }, 1 / 2, 3 / 4],
    [{ a: '0-5x 10-15x', b: '0-5y 12-15y' }, 0, 0],
    [{ a: '0-5x', b: '' }, 0, 0],
    [{ a: '0-5x 0-5y', b: '0-5y' }, 2 / 3, 2 / 3],
    [{ a: '0-20x', b: '0-5x 6-18x' }, 0, 1 / 3],
    [{ a: '0-5x', b: '0-5x', c: '3-9x' }, 1 / 3, (1 + 1 / 2 + 1 / 2) / 3],
  ];
  it.each(cases)(
    'counts what is the same, and what overlaps by half: %o',
    (texts, exact, partial) => {
      const told = measures(continuumOf(texts));
      expect(told.f1Exact.value).toBeCloseTo(exact, 10);
      expect(told.f1Partial.value).toBeCloseTo(partial, 10);
    },
  );
});

describe('agreement on places', () => {
  const moved = [
    'f1Partial',
    'kappaCharacters',
    'alphaCharacters',
    'uAlpha',
    'uAlphaBinary',
  ] as const;
  it.each(moved)('is lost bit by bit as an annotation moves away: %s', (name) => {
    const values = [0, 1, 3, 6, 10, 14].map((by) => {
      const text = { a: '20-32x 60-70y', b: `${20 + by}-${32 + by}x 60-70y` };
      return measures(continuumOf(text))[name].value as number;
    });
    expect(values).toEqual([...values].sort((one, other) => other - one));
    expect(values[0]).toBe(1);
    expect(values.at(-1)).toBeLessThan(0.7);
  });

  it('of the unitising alpha is lost, too', () => {
    const values = [0, 1, 3, 6].map((by) => {
      const text = { a: '20-32x', b: `${20 + by}-${32 + by}x` };
      return measures(continuumOf(text)).alphaUnitising.value as number;
    });
    expect(values).toEqual([...values].sort((one, other) => other - one));
    expect(new Set(values).size).toBe(values.length);
  });
});

describe('what cannot be told', () => {
  const cases: readonly (readonly [
    name: string,
    Record<string, string>,
    Partial<Record<string, string>>,
  ])[] = [
    [
      'nobody annotated anything',
      { a: '', b: '' },
      {
        f1Exact: 'no-units',
        kappaCharacters: 'no-units',
        kappaTags: 'no-pairs',
        alphaUnitising: 'no-units',
        uAlpha: 'no-units',
      },
    ],
    [
      'there is one analyst',
      { a: '0-5x' },
      { f1Exact: 'one-analyst', kappaTags: 'one-analyst', uAlpha: 'one-analyst' },
    ],
    [
      'there is one category',
      { a: '0-100x', b: '0-100x' },
      {
        kappaCharacters: 'no-variation',
        alphaCharacters: 'no-variation',
        kappaTags: 'no-variation',
        uAlpha: 'no-variation',
      },
    ],
    ['nothing meets', { a: '0-5x', b: '7-9x' }, { kappaTags: 'no-pairs', cuAlpha: 'no-pairs' }],
  ];
  it.each(cases)('is no number where %s', (_, texts, reasons) => {
    const told = measures(continuumOf(texts));
    for (const name of measureNames)
      if (reasons[name] !== undefined)
        expect([name, told[name]]).toEqual([name, { value: null, reason: reasons[name] }]);
  });
});

describe('a report', () => {
  const first = continuumOf({ a: '0-5x 20-30y', b: '0-5x 22-30z' }, 50);
  const second = { ...continuumOf({ a: '', b: '1-9x' }, 50), document: 'e' };
  const nothing = { ...continuumOf({ a: '', b: '' }, 50), document: 'f' };

  it('tells all, documents with annotations, and tags by their use', () => {
    const report = agreementOf([first, second, nothing], 1);
    expect(report.documents.map(({ document }) => document)).toEqual(['d', 'e']);
    expect(report.tags.map(({ tag, counts }) => [tag, ...counts.units])).toEqual([
      ['x', 1, 2],
      ['y', 1, 0],
      ['z', 0, 1],
    ]);
    expect(report.all.counts).toEqual({
      units: [2, 3],
      groups: { same: 1, retagged: 0, overlapping: 1, alone: 1 },
      agreed: 1,
    });
    expect(report.all.measures).toEqual(measuresOf([first, second].map(compare), null));
    expect(agreementOf([first], null).all.gamma).toBeNull();
  });

  it('of nothing says so', () => {
    const { all, documents, tags } = agreementOf([nothing], 1);
    expect([documents, tags]).toEqual([[], []]);
    expect(all.measures.f1Exact.reason).toBe('no-units');
    expect(all.gamma?.figure.reason).toBe('no-units');
    expect(agreementOf([], 1).all.measures.f1Exact.reason).toBe('one-analyst');
  });

  /** A reader of RFC 4180. */
  function fieldsOf(csv: string): readonly (readonly string[])[] {
    const rows: string[][] = [[]];
    for (const [, quoted, plain, end] of csv.matchAll(
      /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g,
    )) {
      rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
      if (end === '\r\n') rows.push([]);
    }
    return rows.slice(0, -1);
  }

  it('is a table in which every line has all columns and no formula', () => {
    const report = agreementOf([first, second], 1);
    const awkward = fc.constantFrom(
      '=1+1',
      '@x',
      'a,b',
      'say "no"',
      'two\r\nlines',
      '-3',
      '+',
      '',
      '\tx',
    );
    fc.assert(
      fc.property(
        fc.array(awkward, { minLength: 2, maxLength: 2 }),
        awkward,
        awkward,
        (analysts, document, tag) => {
          const csv = agreementCsv(report, {
            analysts,
            document: () => document,
            tag: () => tag,
          });
          const rows = fieldsOf(csv);
          expect(rows).toHaveLength(1 + 1 + 3 + 2);
          for (const row of rows) {
            expect(row).toHaveLength(rows[0]?.length ?? 0);
            for (const field of row)
              expect(/^[=+@\t\r\n]/.test(field) || /^-(?!\d+(\.\d+)?$)/.test(field)).toBe(false);
          }
          const back = (text: string): string => text.replace(/^'/, '');
          expect(back(rows[2]?.[2] ?? '')).toBe(tag);
          expect(back(rows[5]?.[2] ?? '')).toBe(document);
        },
      ),
      { numRuns: 40 },
    );
  });
});
