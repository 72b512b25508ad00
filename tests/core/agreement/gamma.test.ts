import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bestAlignment,
  disorderOf,
  EVEN_WEIGHTS,
  gammaOf,
  type Continuum,
  type Disorder,
  type Place,
  type Weights,
} from '#core/agreement';
import { dissimilarity } from '../../../src/core/agreement/dissimilarity.ts';
import { continua, continuumOf } from './continua.ts';

const placesIn = ({ coders }: Continuum): readonly (readonly Place[])[] =>
  coders.map(({ units }) => units);

/** The disorder of the best alignment, as the paper counts it. */
function disorder(continuum: Continuum, weights: Weights = EVEN_WEIGHTS): number {
  const coders = placesIn(continuum);
  const count = coders.reduce((sum, places) => sum + places.length, 0);
  return bestAlignment(coders, weights).cost / (count / coders.length);
}

function measured(continuum: Continuum, precision = 0.05): Disorder | null {
  const steps = disorderOf(continuum, { seed: 1, precision });
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

/** The example of Mathet et al. 2015 that their program comes with, moved to begin at 0. */
const ALEX_PAUL_SUZAN = continuumOf(
  {
    alex: '0-7one 9-15two 22-28five 30-34six 34-42six 42-58seven',
    paul: '0-7one 9-15three 17-23five 30-42six',
    suzan: '0-7one 9-15four 19-25five 30-34six 34-38six 38-42six',
  },
  58,
);
const PAPER_WEIGHTS: Weights = { position: 3, category: 1, empty: 1 };

describe('the dissimilarity of two annotations', () => {
  const place = (start: number, end: number, tag: string): Place => ({ start, end, tag });
  const cases: readonly (readonly [Place, Place, number])[] = [
    [place(1, 5, 'a'), place(1, 5, 'a'), 0],
    [place(1, 5, 'a'), place(2, 6, 'a'), 0.0625],
    [place(1, 5, 'a'), place(1, 4, 'a'), 1 / 49],
    [place(10, 14, 'b'), place(9, 14, 'c'), 1 + 1 / 81],
    [place(1, 5, 'a'), place(11, 15, 'b'), 7.25],
  ];
  it.each(cases)('is what others compute: %o %o', (one, other, expected) => {
    expect(dissimilarity(one, other, EVEN_WEIGHTS)).toBeCloseTo(expected, 10);
    expect(dissimilarity(other, one, EVEN_WEIGHTS)).toBeCloseTo(expected, 10);
  });
});

describe('the disorder of the best alignment', () => {
  const cases: readonly (readonly [name: string, Continuum, number])[] = [
    [
      'two, one with half as many',
      continuumOf({ a: '1-5a 6-10b 20-24a 30-34b', b: '2-6a 31-35b' }),
      0.708333,
    ],
    ['three', continuumOf({ a: '1-5a 10-14b', b: '2-6a 11-15b', c: '1-4a 9-14c' }), 0.408756],
  ];
  it.each(cases)('is what another program computes: %s', (_, continuum, expected) => {
    expect(disorder(continuum)).toBeCloseTo(expected, 5);
  });

  it('is that of the authors’ example', () => {
    expect(disorder(ALEX_PAUL_SUZAN, PAPER_WEIGHTS)).toBeCloseTo(0.96, 2);
  });

  /** All ways to put units together, tried one after the other. */
  function leastCost(coders: readonly (readonly Place[])[], weights: Weights): number {
    const pairs = (coders.length * (coders.length - 1)) / 2;
    const costOf = (members: readonly (Place | null)[]): number => {
      let sum = 0;
      for (const [at, one] of members.entries())
        for (const other of members.slice(at + 1))
          sum +=
            one === null || other === null ? weights.empty : dissimilarity(one, other, weights);
      return sum / pairs;
    };
    const tuples = (rest: readonly (readonly Place[])[]): (Place | null)[][] =>
      rest.reduce<(Place | null)[][]>(
        (all, places) => all.flatMap((tuple) => [...places, null].map((each) => [...tuple, each])),
        [[]],
      );
    if (coders.every((places) => places.length === 0)) return 0;
    const lead = coders.findIndex((places) => places.length > 0);
    const unit = coders[lead]?.[0] as Place;
    const without = coders.map((places, at) => (at === lead ? places.slice(1) : places));
    const choices = tuples(without.map((places, at) => (at === lead ? [] : places)));
    return Math.min(
      ...choices.map((choice) => {
        const members = choice.map((each, at) => (at === lead ? unit : each));
        const left = without.map((places, at) =>
          at === lead ? places : places.filter((each) => each !== members[at]),
        );
        return costOf(members) + leastCost(left, weights);
      }),
    );
  }
  const few = (analysts: number, most: number): fc.Arbitrary<readonly (readonly Place[])[]> =>
    fc.array(
      fc.array(
        fc
          .tuple(fc.nat(12), fc.integer({ min: 1, max: 6 }), fc.constantFrom('x', 'y'))
          .map(([start, length, tag]) => ({ start, end: start + length, tag })),
        { maxLength: most },
      ),
      { minLength: analysts, maxLength: analysts },
    );

  it.each([
    [2, 4],
    [3, 3],
    [4, 2],
  ])('is the least of all alignments there are, of %i analysts', (analysts, most) => {
    const weights = fc.constantFrom(EVEN_WEIGHTS, PAPER_WEIGHTS);
    fc.assert(
      fc.property(few(analysts, most), weights, (coders, weight) => {
        const found = bestAlignment(coders, weight);
        expect(found.isExact).toBe(true);
        expect(found.cost).toBeCloseTo(leastCost(coders, weight), 9);
        for (const [coder, places] of coders.entries()) {
          const used = found.unitary.flatMap((each) => (each[coder] === -1 ? [] : [each[coder]]));
          expect([...used].sort()).toEqual([...places.keys()]);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('gamma', () => {
  it('is that of the authors’ example', () => {
    const { figure, isExact } = gammaOf([ALEX_PAUL_SUZAN], { seed: 7, weights: PAPER_WEIGHTS });
    expect(isExact).toBe(true);
    // 0.44 to 0.47 in the authors' and others' programs, which draw otherwise.
    expect(figure.value).toBeGreaterThan(0.42);
    expect(figure.value).toBeLessThan(0.49);
  });

  it('is the same for the same seed, and near for another', () => {
    const one = gammaOf([ALEX_PAUL_SUZAN], { seed: 1 });
    expect(gammaOf([ALEX_PAUL_SUZAN], { seed: 1 })).toEqual(one);
    const other = gammaOf([ALEX_PAUL_SUZAN], { seed: 2 });
    expect(other.figure.value).not.toBe(one.figure.value);
    expect(Math.abs((other.figure.value ?? 0) - (one.figure.value ?? 0))).toBeLessThan(0.1);
  });

  it('draws more where chance varies more', () => {
    const few = measured(continuumOf({ a: '0-9x', b: '1-9x' }, 30));
    const start = (at: number): number => at * 25 + ((at * at * 7) % 23);
    const many = Array.from({ length: 60 }, (_, at) => `${start(at)}-${start(at) + 5}x`).join(' ');
    const much = measured(continuumOf({ a: many, b: many }, 1_600));
    expect(few?.samples).toBeGreaterThan(much?.samples ?? Infinity);
  });

  it('is 1 where all say the same, and says why it is none', () => {
    expect(gammaOf([continuumOf({ a: '3-9x', b: '3-9x' })], { seed: 1 }).figure.value).toBe(1);
    const reasonOf = (texts: Record<string, string>, length: number): unknown =>
      gammaOf([continuumOf(texts, length)], { seed: 1 }).figure.reason;
    expect(reasonOf({ a: '', b: '' }, 9)).toBe('no-units');
    expect(reasonOf({ a: '0-5x' }, 9)).toBe('one-analyst');
  });

  it('does not change with the order of analysts or the names of tags', () => {
    fc.assert(
      fc.property(continua(3), (continuum) => {
        const same = measured(continuum, 1);
        const turned = measured({ ...continuum, coders: [...continuum.coders].reverse() }, 1);
        const renamed = measured(
          {
            ...continuum,
            coders: continuum.coders.map(({ id, units }) => ({
              id,
              units: units.map((unit) => ({
                ...unit,
                tag: { x: 'z', y: 'x', z: 'y' }[unit.tag] ?? '',
              })),
            })),
          },
          1,
        );
        for (const other of [turned, renamed]) {
          expect(other?.observed ?? 0).toBeCloseTo(same?.observed ?? 0, 9);
          expect(other?.expected ?? 0).toBeCloseTo(same?.expected ?? 0, 9);
        }
      }),
      { numRuns: 15 },
    );
  });

  it('grows by no more than what is moved, and falls with each move away', () => {
    const at = (moved: number): number =>
      disorder(continuumOf({ a: '20-30x 60-70y', b: `${20 + moved}-${30 + moved}x 60-70y` }));
    const disorders = [0, 1, 2, 4, 7, 10, 14].map(at);
    expect(disorders).toEqual([...disorders].sort((one, other) => one - other));
    expect(at(0)).toBe(0);
    // Alone on both sides costs 2; beyond that nothing gets worse.
    expect(at(40)).toBeCloseTo(1, 9);
  });
});
