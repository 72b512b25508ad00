import type { Candidate } from './candidate.ts';
import { unitPrices } from './unit-prices.ts';

export interface Partition {
  readonly chosen: readonly Candidate[];
  /** Whether none is cheaper. */
  readonly isExact: boolean;
}

/** Ways to go on from partitions that are begun, looked at in one part, about. */
const MOST_LOOKS = 1_000_000;
const LEAST_BEGUN = 20;
const MOST_BEGUN = 5_000;
const NEARLY = 1e-9;

const costOf = (chosen: readonly Candidate[]): number =>
  chosen.reduce((sum, { cost }) => sum + cost, 0);

/** A part that candidates connect, its units numbered from 0 on in their order. */
interface Part {
  readonly count: number;
  readonly candidates: readonly Candidate[];
}

/** The parts that candidates connect; in each candidate's `units` the numbers are the part's own. */
function partsOf(count: number, candidates: readonly Candidate[]): readonly Part[] {
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
  const parts = new Map<number, { count: number; readonly candidates: Candidate[] }>();
  const places = new Int32Array(count);
  for (let unit = 0; unit < count; unit++) {
    const root = rootOf(unit);
    let part = parts.get(root);
    if (part === undefined) parts.set(root, (part = { count: 0, candidates: [] }));
    places[unit] = part.count++;
  }
  for (const { cost, units, members } of candidates)
    parts.get(rootOf(units[0] as number))?.candidates.push({
      cost,
      units: units.map((unit) => places[unit] as number),
      members,
    });
  return [...parts.values()];
}

/** Takes one candidate after the other that still fits, the one that loses least first. */
function greedy(
  { count, candidates }: Part,
  loses: (candidate: Candidate) => number,
): readonly Candidate[] {
  const taken = new Uint8Array(count);
  const chosen: Candidate[] = [];
  const sorted = candidates
    .map((candidate) => ({ candidate, loses: loses(candidate) }))
    .sort((one, other) => one.loses - other.loses);
  for (const { candidate } of sorted) {
    if (candidate.units.some((unit) => taken[unit] === 1)) continue;
    chosen.push(candidate);
    for (const unit of candidate.units) taken[unit] = 1;
  }
  return chosen;
}

/** The cheapest partition of one part, or the best that was found within the limits. */
function partition(part: Part): Partition {
  const { count, candidates } = part;
  if (candidates.length === 1) return { chosen: candidates, isExact: true };
  let known = greedy(part, ({ cost, units }) => cost / units.length);
  const prices = unitPrices(count, candidates, costOf(known));
  const slackOf = ({ cost, units }: Candidate): number =>
    units.reduce((slack, unit) => slack - (prices[unit] as number), cost);
  const other = greedy(part, (candidate) => slackOf(candidate) / candidate.units.length);
  if (costOf(other) < costOf(known)) known = other;
  const bound = prices.reduce((sum, price) => sum + price, 0);
  const gap = costOf(known) - bound;
  if (gap <= NEARLY) return { chosen: known, isExact: true };
  // What costs more above its prices than the gap is in no cheaper partition.
  const left = candidates
    .map((candidate) => ({ candidate, slack: slackOf(candidate) }))
    .filter(({ slack }) => slack <= gap + NEARLY);
  const found = search(count, left, gap);
  return found.chosen !== null && costOf(found.chosen) < costOf(known)
    ? { chosen: found.chosen, isExact: found.isExact }
    : { chosen: known, isExact: found.isExact };
}

/** A partition of all units before one, and of some behind. */
interface Begun {
  /** What it costs above the prices of its units. */
  readonly slack: number;
  /** Units that are in it already, ascending, all behind the first one that is not. */
  readonly ahead: readonly number[];
  readonly last: Candidate | null;
  readonly before: Begun | null;
}

/**
 * Dynamic programming over the first unit that is not in yet. Partitions begun that have the same units
 * in are one; those that cost more above the prices than the gap are dropped. Where too many are begun,
 * the most promising go on.
 */
function search(
  count: number,
  left: readonly { readonly candidate: Candidate; readonly slack: number }[],
  gap: number,
): { readonly chosen: readonly Candidate[] | null; readonly isExact: boolean } {
  const byFirst: (typeof left)[number][][] = Array.from({ length: count }, () => []);
  for (const each of left) byFirst[Math.min(...each.candidate.units)]?.push(each);
  const most = Math.min(
    MOST_BEGUN,
    Math.max(LEAST_BEGUN, Math.floor(MOST_LOOKS / Math.max(1, left.length))),
  );
  let isExact = true;
  let whole: Begun | null = null;
  /** By the first unit that is not in, then by all that are in behind it. */
  const layers: (Map<string, Begun> | undefined)[] = [
    new Map([['', { slack: 0, ahead: [], last: null, before: null }]]),
  ];
  for (let unit = 0; unit < count; unit++) {
    const layer = layers[unit];
    if (layer === undefined) continue;
    layers[unit] = undefined;
    let begun = [...layer.values()];
    if (begun.length > most) {
      isExact = false;
      begun = begun.sort((one, other) => one.slack - other.slack).slice(0, most);
    }
    for (const from of begun)
      for (const { candidate, slack: more } of byFirst[unit] ?? []) {
        const slack = from.slack + more;
        if (slack > gap + NEARLY) continue;
        const { units } = candidate;
        if (units.some((each) => from.ahead.includes(each))) continue;
        const into = [...from.ahead, ...units].sort((one, other) => one - other);
        let passed = 0;
        while (into[passed] === unit + passed) passed++;
        const ahead = into.slice(passed);
        const now: Begun = { slack, ahead, last: candidate, before: from };
        if (unit + passed === count) {
          if (whole === null || slack < whole.slack) whole = now;
          continue;
        }
        const next = (layers[unit + passed] ??= new Map<string, Begun>());
        const key = ahead.join();
        const other = next.get(key);
        if (other === undefined || slack < other.slack) next.set(key, now);
      }
  }
  if (whole === null) return { chosen: null, isExact };
  const chosen: Candidate[] = [];
  for (let at: Begun | null = whole; at !== null; at = at.before)
    if (at.last !== null) chosen.push(at.last);
  return { chosen, isExact };
}

/**
 * The cheapest partition of units into candidates, of which each unit has one by itself alone: each part
 * that candidates connect by itself.
 */
export function bestPartition(count: number, candidates: readonly Candidate[]): Partition {
  const chosen: Candidate[] = [];
  let isExact = true;
  for (const part of partsOf(count, candidates)) {
    const found = partition(part);
    isExact &&= found.isExact;
    chosen.push(...found.chosen);
  }
  return { chosen, isExact };
}
