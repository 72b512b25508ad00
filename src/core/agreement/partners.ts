/** Who goes with whom: annotations of several people, matched the closest first. */

export interface Placed {
  readonly start: number;
  readonly end: number;
  readonly tag: string;
  /** The number of who made it. */
  readonly coder: number;
}

/** What another tag takes from how close two are. */
const RETAGGED = 0.5;
/** Pairs looked at in one round: of more, only each one's best. */
const MOST_PAIRS = 500_000;
const LEAST_EACH = 16;

const overlapOf = (one: Placed, other: Placed): number =>
  Math.min(one.end, other.end) - Math.max(one.start, other.start);

/**
 * How close two that overlap are: their common part in what both cover (Jaccard 1901), halved where
 * their tags differ. 0 where nothing is common.
 */
function closeness(one: Placed, other: Placed): number {
  const common = overlapOf(one, other);
  if (common <= 0) return 0;
  const covered = Math.max(one.end, other.end) - Math.min(one.start, other.start);
  return (common / covered) * (one.tag === other.tag ? 1 : RETAGGED);
}

interface Pair {
  readonly one: number;
  readonly other: number;
  readonly closeness: number;
}

const comparePairs = (a: Pair, b: Pair): number =>
  b.closeness - a.closeness || a.one - b.one || a.other - b.other;

/** Groups that grow by being put together; a number names the group it is in. */
class Groups {
  readonly #placed: readonly Placed[];
  readonly #of: number[];
  readonly #members: (readonly number[])[];

  constructor(placed: readonly Placed[]) {
    this.#placed = placed;
    this.#of = placed.map((_, at) => at);
    this.#members = placed.map((_, at) => [at]);
  }

  isAlone(at: number): boolean {
    return this.#membersOf(at).length === 1;
  }

  /** Puts the groups of two together, where nobody has one in both and all overlap. */
  unite(one: number, other: number): boolean {
    const into = this.#of[one] as number;
    const from = this.#of[other] as number;
    if (into === from || !this.#fit(this.#membersOf(one), this.#membersOf(other))) return false;
    for (const member of this.#members[from] as readonly number[]) this.#of[member] = into;
    this.#members[into] = [
      ...(this.#members[into] as readonly number[]),
      ...(this.#members[from] as readonly number[]),
    ];
    this.#members[from] = [];
    return true;
  }

  /** By their first members. */
  all(): readonly (readonly number[])[] {
    return this.#members
      .filter((members) => members.length > 0)
      .map((members) => [...members].sort((a, b) => a - b))
      .sort((a, b) => (a[0] as number) - (b[0] as number));
  }

  #membersOf(at: number): readonly number[] {
    return this.#members[this.#of[at] as number] as readonly number[];
  }

  #fit(some: readonly number[], others: readonly number[]): boolean {
    return some.every((one) =>
      others.every((other) => {
        const [a, b] = [this.#placed[one] as Placed, this.#placed[other] as Placed];
        return a.coder !== b.coder && overlapOf(a, b) > 0;
      }),
    );
  }
}

/** Those that say the same, of each person at most one in a group; what is alike stands side by side. */
function uniteSame(placed: readonly Placed[], groups: Groups): void {
  for (let from = 0; from < placed.length;) {
    const { start, end } = placed[from] as Placed;
    let to = from + 1;
    while (placed[to]?.start === start && placed[to]?.end === end) to++;
    if (end > start)
      for (let one = from; one < to; one++)
        for (let other = one + 1; other < to; other++)
          if (placed[one]?.tag === placed[other]?.tag) groups.unite(one, other);
    from = to;
  }
}

/** The closest first, of which one at least passes `isWanted`. */
function closePairs(
  placed: readonly Placed[],
  isWanted: (one: number, other: number) => boolean,
): readonly Pair[] {
  const most = Math.max(LEAST_EACH, Math.floor(MOST_PAIRS / Math.max(1, placed.length)));
  const best = placed.map((): Pair[] => []);
  const keep = (at: number, pair: Pair): void => {
    const kept = best[at] as Pair[];
    kept.push(pair);
    // Rarely cut, and then by half, so that keeping costs little.
    if (kept.length >= most * 2) kept.sort(comparePairs).splice(most);
  };
  let open: number[] = [];
  for (const [other, unit] of placed.entries()) {
    open = open.filter((one) => (placed[one] as Placed).end > unit.start);
    for (const one of open) {
      if ((placed[one] as Placed).coder === unit.coder || !isWanted(one, other)) continue;
      const pair = { one, other, closeness: closeness(placed[one] as Placed, unit) };
      if (pair.closeness <= 0) continue;
      keep(one, pair);
      keep(other, pair);
    }
    open.push(other);
  }
  return [...new Set(best.flat())].sort(comparePairs);
}

/**
 * Groups annotations, each of which is in exactly one group: of each person at most one, and each
 * overlaps each. What is the same is put together first, then the closest of all pairs, and so on.
 *
 * @param placed by start, then by end, then in an order that is no accident: among equally close, the
 *   first win
 * @returns indices, ascending in each group; the groups by their first
 */
export function findPartners(placed: readonly Placed[]): readonly (readonly number[])[] {
  const groups = new Groups(placed);
  uniteSame(placed, groups);
  let isFirst = true;
  let isDone = false;
  while (!isDone) {
    const wasFirst = isFirst;
    const pairs = closePairs(
      placed,
      (one, other) => wasFirst || (groups.isAlone(one) && groups.isAlone(other)),
    );
    isDone = pairs.length === 0;
    for (const { one, other } of pairs) groups.unite(one, other);
    isFirst = false;
  }
  return groups.all();
}
