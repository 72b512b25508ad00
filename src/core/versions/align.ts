import { diffArrays } from 'diff';

/** Tokens that are the same in two lists: where they begin in each, and how many they are. */
export interface Run {
  readonly before: number;
  readonly after: number;
  readonly length: number;
}

/** Insertions and deletions that Myers' algorithm may find before a part counts as changed whole. */
const MOST_EDITS = 256;
/** Comparisons that it may cost. */
const MOST_STEPS = 20_000_000;
/** How often what stands between tokens that occur once is looked at anew. */
const DEEPEST = 12;

/** A part of both lists, half-open. */
interface Part {
  readonly from: number;
  readonly to: number;
  readonly afterFrom: number;
  readonly afterTo: number;
}

type Tokens = readonly string[];

/** Tokens that occur once in both lists' parts, as places in each, by the first list. */
function commonOnce(before: Tokens, after: Tokens, part: Part): (readonly [number, number])[] {
  const places = new Map<string, number>();
  for (let at = part.from; at < part.to; at++) {
    const token = before[at] as string;
    places.set(token, places.has(token) ? -1 : at);
  }
  const others = new Map<string, number>();
  for (let at = part.afterFrom; at < part.afterTo; at++) {
    const token = after[at] as string;
    if (places.has(token)) others.set(token, others.has(token) ? -1 : at);
  }
  const pairs: (readonly [number, number])[] = [];
  for (const [token, at] of places) {
    const other = others.get(token);
    if (at !== -1 && other !== undefined && other !== -1) pairs.push([at, other]);
  }
  return pairs;
}

/** The longest row of pairs that ascends in both lists: what stayed in its order. */
function ascending(pairs: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  /** Index of the pair that ends the best row of each length. */
  const ends: number[] = [];
  const former = new Int32Array(pairs.length).fill(-1);
  for (const [index, [, other]] of pairs.entries()) {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[ends[middle] as number]?.[1] ?? 0) < other) low = middle + 1;
      else high = middle;
    }
    if (low > 0) former[index] = ends[low - 1] as number;
    ends[low] = index;
  }
  const row: (readonly [number, number])[] = [];
  for (let at = ends.at(-1) ?? -1; at !== -1; at = former[at] as number)
    row.push(pairs[at] as readonly [number, number]);
  return row.reverse();
}

function byMyers(before: Tokens, after: Tokens, part: Part): readonly Run[] {
  const { from, to, afterFrom, afterTo } = part;
  const length = to - from + afterTo - afterFrom;
  const maxEditLength = Math.min(MOST_EDITS, Math.floor(MOST_STEPS / length));
  const found = diffArrays(before.slice(from, to), after.slice(afterFrom, afterTo), {
    maxEditLength,
  });
  const runs: Run[] = [];
  let [at, other] = [from, afterFrom];
  for (const { count, added, removed } of found ?? []) {
    if (!added && !removed) runs.push({ before: at, after: other, length: count });
    if (!added) at += count;
    if (!removed) other += count;
  }
  return runs;
}

function alignPart(
  before: Tokens,
  after: Tokens,
  part: Part,
  depth: number,
  found: (run: Run) => void,
): void {
  let { from, to, afterFrom, afterTo } = part;
  while (from < to && afterFrom < afterTo && before[from] === after[afterFrom]) {
    from++;
    afterFrom++;
  }
  if (from > part.from)
    found({ before: part.from, after: part.afterFrom, length: from - part.from });
  while (from < to && afterFrom < afterTo && before[to - 1] === after[afterTo - 1]) {
    to--;
    afterTo--;
  }
  if (from < to && afterFrom < afterTo) {
    const rest = { from, to, afterFrom, afterTo };
    const fixed = depth < DEEPEST ? ascending(commonOnce(before, after, rest)) : [];
    if (fixed.length === 0) for (const run of byMyers(before, after, rest)) found(run);
    else {
      let [at, other] = [from, afterFrom];
      // The last stands for the end of the part.
      for (const [next, nextOther] of [...fixed, [to, afterTo] as const]) {
        const between = { from: at, to: next, afterFrom: other, afterTo: nextOther };
        alignPart(before, after, between, depth + 1, found);
        if (next < to) found({ before: next, after: nextOther, length: 1 });
        [at, other] = [next + 1, nextOther + 1];
      }
    }
  }
  if (to < part.to) found({ before: to, after: afterTo, length: part.to - to });
}

/**
 * What two lists have in common in the same order, as runs, ascending in both and apart: by tokens that
 * occur once in each (Cohen's patience diff), between these by Myers' algorithm. Bounded in time: a
 * part in which too much differs is told as changed whole.
 */
export function align(before: Tokens, after: Tokens): readonly Run[] {
  const runs: Run[] = [];
  const part = { from: 0, to: before.length, afterFrom: 0, afterTo: after.length };
  alignPart(before, after, part, 0, (run) => {
    const last = runs.at(-1);
    const goesOn =
      last !== undefined &&
      last.before + last.length === run.before &&
      last.after + last.length === run.after;
    if (goesOn) runs[runs.length - 1] = { ...last, length: last.length + run.length };
    else runs.push(run);
  });
  return runs;
}
