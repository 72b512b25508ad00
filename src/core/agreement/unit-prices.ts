import type { Candidate } from './candidate.ts';

const ROUNDS = 120;
/** Rounds without a better bound after which steps get smaller. */
const PATIENCE = 6;

/** Members of candidates, one after another; where each begins. */
interface Flat {
  readonly costs: Float64Array;
  readonly begins: Int32Array;
  readonly units: Int32Array;
}

function flat(candidates: readonly Candidate[]): Flat {
  const begins = new Int32Array(candidates.length + 1);
  for (const [at, { units }] of candidates.entries())
    begins[at + 1] = (begins[at] as number) + units.length;
  return {
    costs: Float64Array.from(candidates, ({ cost }) => cost),
    begins,
    units: Int32Array.from(candidates.flatMap(({ units }) => units)),
  };
}

/**
 * A price for each unit, such that no candidate's units cost more than the candidate does: all prices
 * together are at most what the cheapest partition costs, and mostly little less. Found by the
 * subgradient method on the Lagrangian of the set partition (M. Fisher, "The Lagrangian Relaxation
 * Method for Solving Integer Programming Problems", Management Science 27, 1981), then lowered until they
 * hold, then raised one by one as far as they do.
 *
 * @param most what some partition costs
 */
export function unitPrices(
  count: number,
  candidates: readonly Candidate[],
  most: number,
): Float64Array {
  const { costs, begins, units } = flat(candidates);
  const prices = new Float64Array(count).fill(Infinity);
  for (let at = 0; at < costs.length; at++) {
    const from = begins[at] as number;
    const to = begins[at + 1] as number;
    const share = (costs[at] as number) / (to - from);
    for (let index = from; index < to; index++) {
      const unit = units[index] as number;
      if (share < (prices[unit] as number)) prices[unit] = share;
    }
  }
  const slackOf = (at: number): number => {
    let slack = costs[at] as number;
    for (let index = begins[at] as number; index < (begins[at + 1] as number); index++)
      slack -= prices[units[index] as number] as number;
    return slack;
  };

  let best = Float64Array.from(prices);
  let bestBound = best.reduce((sum, price) => sum + price, 0);
  const missing = new Float64Array(count);
  let step = 1;
  let since = 0;
  for (let round = 0; round < ROUNDS && most - bestBound > 1e-9; round++) {
    missing.fill(1);
    let bound = 0;
    for (let unit = 0; unit < count; unit++) bound += prices[unit] as number;
    for (let at = 0; at < costs.length; at++) {
      const slack = slackOf(at);
      if (slack >= 0) continue;
      bound += slack;
      for (let index = begins[at] as number; index < (begins[at + 1] as number); index++) {
        const unit = units[index] as number;
        missing[unit] = (missing[unit] as number) - 1;
      }
    }
    if (bound > bestBound + 1e-9) {
      bestBound = bound;
      best = Float64Array.from(prices);
      since = 0;
    } else if (++since >= PATIENCE) {
      step /= 2;
      since = 0;
      prices.set(best);
      continue;
    }
    const norm = missing.reduce((sum, each) => sum + each * each, 0);
    if (norm === 0) break;
    const by = (step * (most - bound)) / norm;
    for (let unit = 0; unit < count; unit++)
      prices[unit] = (prices[unit] as number) + by * (missing[unit] as number);
  }
  prices.set(best);

  const lower = new Float64Array(count);
  for (let at = 0; at < costs.length; at++) {
    const from = begins[at] as number;
    const to = begins[at + 1] as number;
    const each = slackOf(at) / (to - from);
    if (each >= 0) continue;
    for (let index = from; index < to; index++) {
      const unit = units[index] as number;
      if (each < (lower[unit] as number)) lower[unit] = each;
    }
  }
  for (let unit = 0; unit < count; unit++)
    prices[unit] = (prices[unit] as number) + (lower[unit] as number);
  raise(prices, { costs, begins, units });
  return prices;
}

/** Raises each price as far as all candidates it is in allow. */
function raise(prices: Float64Array, { costs, begins, units }: Flat): void {
  const slacks = new Float64Array(costs.length);
  const within: number[][] = Array.from(prices, () => []);
  for (let at = 0; at < costs.length; at++) {
    let slack = costs[at] as number;
    for (let index = begins[at] as number; index < (begins[at + 1] as number); index++) {
      const unit = units[index] as number;
      slack -= prices[unit] as number;
      within[unit]?.push(at);
    }
    slacks[at] = slack;
  }
  for (const [unit, all] of within.entries()) {
    let by = Infinity;
    for (const at of all) by = Math.min(by, slacks[at] as number);
    if (by <= 0 || by === Infinity) continue;
    prices[unit] = (prices[unit] as number) + by;
    for (const at of all) slacks[at] = (slacks[at] as number) - by;
  }
}
