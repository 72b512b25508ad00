/** A set of units that may stand together, and what it costs. */
export interface Candidate {
  readonly cost: number;
  /** Numbers of units, in no order. */
  readonly units: readonly number[];
  /** The same by analyst and index. */
  readonly members: readonly (readonly [coder: number, at: number])[];
}

export interface Partition {
  readonly chosen: readonly Candidate[];
  readonly isExact: boolean;
}

/** Ways to begin a partition that are kept side by side, at most. */
const MOST_BEGUN = 2_000;
const NEARLY = 1e-9;

/** A partition of all units before one, and of some behind. */
interface Begun {
  readonly cost: number;
  /** What it costs at least, once it is whole. */
  readonly bound: number;
  /** Units that are in it already, ascending, all from the first one on that is not. */
  readonly ahead: readonly number[];
  readonly last: Candidate | null;
  readonly before: Begun | null;
}

/** Units that candidates connect, each part ascending. */
function connected(
  count: number,
  candidates: readonly Candidate[],
): readonly (readonly number[])[] {
  const parents = Int32Array.from({ length: count }, (_, at) => at);
  const rootOf = (unit: number): number => {
    let root = unit;
    while (parents[root] !== root) root = parents[root] as number;
    let at = unit;
    while (parents[at] !== root) {
      const next = parents[at] as number;
      parents[at] = root;
      at = next;
    }
    return root;
  };
  for (const { units } of candidates) {
    const [first] = units;
    for (const unit of units) parents[rootOf(unit)] = rootOf(first as number);
  }
  const parts = new Map<number, number[]>();
  for (let unit = 0; unit < count; unit++) {
    const root = rootOf(unit);
    const part = parts.get(root);
    if (part === undefined) parts.set(root, [unit]);
    else part.push(unit);
  }
  return [...parts.values()];
}

/**
 * The cheapest partition of units into candidates, of which each unit has one by itself alone. Exact: by
 * dynamic programming over the first unit that is not in yet, for each connected part; partitions begun
 * that have the same units in are one, and those that can no more be the cheapest are dropped. Where more
 * are begun than the limit, the most promising go on.
 */
export function bestPartition(count: number, candidates: readonly Candidate[]): Partition {
  const chosen: Candidate[] = [];
  let isExact = true;
  const byFirst: Candidate[][] = Array.from({ length: count }, () => []);
  /** By unit, the least that it adds to any partition: its share of a candidate. */
  const shares = new Float64Array(count).fill(Infinity);
  for (const candidate of candidates) {
    const { cost, units } = candidate;
    byFirst[Math.min(...units)]?.push(candidate);
    const share = cost / units.length;
    for (const unit of units) if (share < (shares[unit] as number)) shares[unit] = share;
  }
  for (const part of connected(count, candidates)) {
    const most = greedyCost(part, byFirst);
    const found = partitionOf(part, byFirst, shares, most);
    isExact &&= found.isExact;
    chosen.push(...found.chosen);
  }
  return { chosen, isExact };
}

/** What it costs to take, in the order of the text, what saves most by unit: never less than the best. */
function greedyCost(part: readonly number[], byFirst: readonly (readonly Candidate[])[]): number {
  const taken = new Set<number>();
  let sum = 0;
  for (const unit of part) {
    if (taken.has(unit)) continue;
    let best: Candidate | null = null;
    for (const candidate of byFirst[unit] ?? []) {
      if (candidate.units.some((each) => taken.has(each))) continue;
      if (best === null || candidate.cost / candidate.units.length < best.cost / best.units.length)
        best = candidate;
    }
    if (best === null) continue;
    sum += best.cost;
    for (const each of best.units) taken.add(each);
  }
  return sum;
}

function partitionOf(
  part: readonly number[],
  byFirst: readonly (readonly Candidate[])[],
  shares: Float64Array,
  most: number,
): Partition {
  let isExact = true;
  const rest = part.reduce((sum, unit) => sum + (shares[unit] as number), 0);
  const empty: Begun = { cost: 0, bound: rest, ahead: [], last: null, before: null };
  /** By the first unit that is not in, then by all that are behind it. */
  let layers = new Map<number, Map<string, Begun>>([[part[0] as number, new Map([['', empty]])]]);
  let whole: Begun | null = null;
  for (const [index, unit] of part.entries()) {
    const layer = layers.get(unit);
    layers.delete(unit);
    if (layer === undefined) continue;
    let begun = [...layer.values()];
    if (begun.length > MOST_BEGUN) {
      isExact = false;
      begun = begun.sort((one, other) => one.bound - other.bound).slice(0, MOST_BEGUN);
    }
    for (const from of begun)
      for (const candidate of byFirst[unit] ?? []) {
        const { units } = candidate;
        if (units.some((each) => from.ahead.includes(each))) continue;
        const cost = from.cost + candidate.cost;
        const share = units.reduce((sum, each) => sum + (shares[each] as number), 0);
        const bound = from.bound + candidate.cost - share;
        if (isExact && bound > most + NEARLY) continue;
        const into = [...from.ahead, ...units].sort((one, other) => one - other);
        let next = index;
        let passed = 0;
        while (next < part.length && into[passed] === part[next]) {
          next++;
          passed++;
        }
        const ahead = into.slice(passed);
        const begunNow: Begun = { cost, bound, ahead, last: candidate, before: from };
        const at = part[next];
        if (at === undefined) {
          if (whole === null || cost < whole.cost) whole = begunNow;
          continue;
        }
        let known = layers.get(at);
        if (known === undefined) layers.set(at, (known = new Map()));
        const key = ahead.join();
        const other = known.get(key);
        if (other === undefined || cost < other.cost) known.set(key, begunNow);
      }
  }
  const chosen: Candidate[] = [];
  for (let at: Begun | null = whole; at !== null; at = at.before)
    if (at.last !== null) chosen.push(at.last);
  return { chosen, isExact };
}
