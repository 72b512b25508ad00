import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnalystId, DocumentId, EntityId, TagId, Value } from '#core/model';
import { dateStart } from '../../../src/renderer/table/date-start.ts';
import { countOverview, type CountedAnnotation } from '../../../src/renderer/table/overview.ts';

const values: readonly (Value | null)[] = [
  null,
  { kind: 'date', edtf: '2021-03-04' },
  { kind: 'date', edtf: '2021-03/2023' },
  { kind: 'date', edtf: '2021' },
  { kind: 'date', edtf: '2020-21' },
  { kind: 'date', edtf: '../2020' },
  { kind: 'date', edtf: '1987-12~' },
  { kind: 'date', edtf: '-0044-03' },
  { kind: 'statistic', comparator: '=', min: '2', max: '2', unit: '%' },
  { kind: 'statistic', comparator: '=', min: '2', max: '2' },
  { kind: 'actor', entity: 'e1' as EntityId },
  { kind: 'actor', entity: 'e2' as EntityId },
  { kind: 'claim', certainty: 'denied' },
  { kind: 'claim', saidBy: 'e2' as EntityId },
];

const annotation: fc.Arbitrary<CountedAnnotation> = fc.record({
  tag: fc.constantFrom(...['t1', 't2', 't3']) as fc.Arbitrary<TagId>,
  document: fc.constantFrom(...['d1', 'd2', 'd3', 'd4']) as fc.Arbitrary<DocumentId>,
  analyst: fc.constantFrom(...['a1', 'a2']) as fc.Arbitrary<AnalystId>,
  value: fc.constantFrom(...values),
});

type Pairs = readonly (readonly [string, number])[];
const asObject = (pairs: Pairs): object => Object.fromEntries(pairs);

/** Counts by looking through all of them anew for each thing that is counted. */
function naively(
  all: readonly CountedAnnotation[],
  keyOf: (one: CountedAnnotation) => string | null,
): object {
  const keys = new Set(all.map(keyOf).filter((key) => key !== null));
  return asObject([...keys].map((key) => [key, all.filter((one) => keyOf(one) === key).length]));
}

const edtfOf = ({ value }: CountedAnnotation): string | null =>
  value?.kind === 'date' ? dateStart(value.edtf) : null;
const ofLength =
  (isMonth: boolean) =>
  (one: CountedAnnotation): string | null => {
    const start = edtfOf(one);
    return start !== null && /\d{4}-\d{2}$/.test(start) === isMonth ? start : null;
  };

describe('the numbers of the overview', () => {
  it('are those of a naive count, whatever the annotations', () => {
    fc.assert(
      fc.property(fc.array(annotation, { maxLength: 60 }), (all) => {
        const overview = countOverview(all);
        expect(overview.total).toBe(all.length);
        expect(asObject(overview.byTag)).toEqual(naively(all, ({ tag }) => tag));
        expect(asObject(overview.byDocument)).toEqual(naively(all, ({ document }) => document));
        expect(asObject(overview.byAnalyst)).toEqual(naively(all, ({ analyst }) => analyst));
        expect(asObject(overview.byMonth)).toEqual(naively(all, ofLength(true)));
        expect(asObject(overview.byYear)).toEqual(naively(all, ofLength(false)));
        expect(asObject(overview.byActor)).toEqual(
          naively(all, ({ value }) =>
            value?.kind === 'actor'
              ? value.entity
              : value?.kind === 'claim'
                ? (value.saidBy ?? null)
                : null,
          ),
        );
        expect(asObject(overview.byUnit)).toEqual(
          naively(all, ({ value }) => (value?.kind === 'statistic' ? (value.unit ?? '') : null)),
        );
        expect(overview.dates).toBe(all.filter(({ value }) => value?.kind === 'date').length);
        const cells = overview.matrix.map(
          ([document, tag, n]) => [`${document} ${tag}`, n] as const,
        );
        expect(asObject(cells)).toEqual(naively(all, ({ document, tag }) => `${document} ${tag}`));
      }),
    );
  });

  it('are the same in whatever order the annotations come', () => {
    const shuffled = fc
      .array(annotation, { maxLength: 30 })
      .chain((all) =>
        fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
      );
    fc.assert(
      fc.property(shuffled, ([all, other]) => {
        expect(countOverview(other)).toEqual(countOverview(all));
      }),
    );
  });

  it('have the most first, and time in its order', () => {
    fc.assert(
      fc.property(fc.array(annotation, { maxLength: 60 }), (all) => {
        const { byTag, byDocument, byMonth, matrix } = countOverview(all);
        for (const pairs of [byTag, byDocument]) {
          const counts = pairs.map(([, count]) => count);
          expect(counts).toEqual(counts.toSorted((a, b) => b - a));
        }
        const order = ['-0044-03', '1987-12', '2021-03'];
        expect(byMonth.map(([month]) => month)).toEqual(
          order.filter((month) => byMonth.some(([key]) => key === month)),
        );
        expect([...new Set(matrix.map(([document]) => document))]).toEqual(
          byDocument.map(([document]) => document),
        );
      }),
    );
  });

  it('keep nothing of an annotation, so that one object may serve for all', () => {
    function* served(all: readonly CountedAnnotation[]): Generator<CountedAnnotation> {
      const one = {
        tag: '',
        document: '',
        analyst: '',
        value: null,
      } as unknown as CountedAnnotation;
      for (const each of all) yield Object.assign(one, each);
    }
    fc.assert(
      fc.property(fc.array(annotation, { maxLength: 30 }), (all) => {
        expect(countOverview(served(all))).toEqual(countOverview(all));
      }),
    );
  });
});

describe('where a date begins', () => {
  it.each([
    ['2021-03-04', '2021-03'],
    ['2021-03-XX', '2021-03'],
    ['2021-03?', '2021-03'],
    ['2021-03/..', '2021-03'],
    ['2021-03-09/2023', '2021-03'],
    ['-0044-03-15', '-0044-03'],
    ['2021', '2021'],
    ['2021~', '2021'],
    ['2021-XX', '2021'],
    ['2021-22', '2021'],
    ['2021/2023-04', '2021'],
    ['202X', null],
    ['20XX', null],
    ['../2020', null],
    ['/2020', null],
    ['around 2021', null],
    ['', null],
  ])('is for “%s” %s', (edtf, start) => {
    expect(dateStart(edtf)).toBe(start);
  });
});
