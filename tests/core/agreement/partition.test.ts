import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Candidate } from '../../../src/core/agreement/candidate.ts';
import { bestPartition } from '../../../src/core/agreement/partition.ts';
import { unitPrices } from '../../../src/core/agreement/unit-prices.ts';

const COUNT = 7;

/** Any sets of some units at any cost, and each unit by itself. */
const candidates: fc.Arbitrary<readonly Candidate[]> = fc
  .array(
    fc.tuple(
      fc.uniqueArray(fc.nat(COUNT - 1), { minLength: 2, maxLength: 3 }),
      fc.integer({ min: 1, max: 30 }),
    ),
    { minLength: 6, maxLength: 25 },
  )
  .map((sets) => [
    ...Array.from({ length: COUNT }, (_, unit) => ({ cost: 10, units: [unit], members: [] })),
    ...sets.map(([units, cost]) => ({ cost, units, members: [] })),
  ]);

/** The least cost of all partitions there are. */
function leastCost(all: readonly Candidate[], taken = 0): number {
  if (taken === 2 ** COUNT - 1) return 0;
  let first = 0;
  while ((taken >> first) & 1) first++;
  let least = Infinity;
  for (const { cost, units } of all) {
    const set = units.reduce((bits, unit) => bits | (1 << unit), 0);
    if (units.includes(first) && (set & taken) === 0)
      least = Math.min(least, cost + leastCost(all, taken | set));
  }
  return least;
}

const sum = (numbers: Iterable<number>): number =>
  [...numbers].reduce((all, each) => all + each, 0);

describe('the cheapest partition', () => {
  it('costs the least of all there are', () => {
    fc.assert(
      fc.property(candidates, (all) => {
        const { chosen, isExact } = bestPartition(COUNT, all);
        expect(isExact).toBe(true);
        expect(sum(chosen.map(({ cost }) => cost))).toBeCloseTo(leastCost(all), 9);
      }),
      { numRuns: 200 },
    );
  });

  it('is never cheaper than the prices of its units, which no candidate is below', () => {
    fc.assert(
      fc.property(candidates, (all) => {
        const prices = unitPrices(COUNT, all, 10 * COUNT);
        for (const { cost, units } of all)
          expect(sum(units.map((unit) => prices[unit] as number))).toBeLessThanOrEqual(cost + 1e-9);
        expect(sum(prices)).toBeLessThanOrEqual(leastCost(all) + 1e-9);
      }),
      { numRuns: 60 },
    );
  });
});
