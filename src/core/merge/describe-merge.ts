import {
  applyChange,
  BIRTH,
  builtInTags,
  canonicalJson,
  isAlive,
  kindOf,
  readField,
  replay,
  unborn,
  type AnalystId,
  type Change,
  type Conflict,
  type RecordRef,
  type RecordState,
} from '#core/model';
import { byRecord } from './by-record.ts';
import { openConflicts, type MergeConflict } from './conflicts.ts';
import { doneBy } from './done-by.ts';
import type { Effect } from './effect.ts';
import { uniteChanges } from './unite-changes.ts';

export interface RecordEffect {
  readonly record: RecordRef;
  readonly effect: Effect;
  /** Who made the changes that arrive, sorted. */
  readonly analysts: readonly AnalystId[];
}

/** What a set of changes brings to another. */
export interface MergeDescription {
  /** Changes that arrive. */
  readonly changes: number;
  /** The records they are of, by reference. */
  readonly records: readonly RecordEffect[];
  /** On what people will be at odds who were not before, or over more than before; by record and field. */
  readonly conflicts: readonly MergeConflict[];
}

export interface Tally {
  /** Kind of record, as `kindOf` says it. */
  readonly kind: string;
  readonly analyst: AnalystId;
  readonly counts: Readonly<Record<Effect, number>>;
}

const textOf = (state: RecordState, field: string): string =>
  canonicalJson(readField(state, field) ?? null);

/** Whether two states of a record say the same of all that changes speak of. */
export function sayAlike(a: RecordState, b: RecordState, changes: readonly Change[]): boolean {
  const fields = changes.flatMap(({ field, value }) =>
    field === BIRTH ? Object.keys(value as object) : [field],
  );
  return [...new Set(fields)].every((field) => textOf(a, field) === textOf(b, field));
}

function effectOf(
  before: RecordState | undefined,
  after: RecordState,
  arriving: readonly Change[],
  isAtOdds: boolean,
): Effect {
  const isThere = isAlive(after);
  if (before === undefined) return isThere ? 'new' : 'gone';
  if (!isAlive(before) && before.live.length > 0) return isThere ? 'restored' : 'gone';
  if (!isThere) return 'deleted';
  return !isAtOdds && sayAlike(before, after, arriving) ? 'same' : 'changed';
}

const keyOf = ({ field, heads }: Conflict): string =>
  [field, ...heads.map(({ change }) => change)].join(' ');

/** Conflicts that were not, with the very same heads, there before. */
function arising(before: RecordState | undefined, after: RecordState): readonly Conflict[] {
  const known = new Set(before === undefined ? [] : openConflicts(before).map(keyOf));
  return openConflicts(after).filter((conflict) => !known.has(keyOf(conflict)));
}

/** What becomes of one record, and what it comes to. */
export interface RecordMerge extends RecordEffect {
  readonly after: RecordState;
  readonly conflicts: readonly Conflict[];
  /** Of those who made them, whose doing the effect is; of an annotation that is new, whoever drew it. */
  readonly by: AnalystId;
}

/** What is there without any change of its own: what is built in, and the project. */
const isStanding = (record: RecordRef): boolean =>
  kindOf(record) === 'project' || builtInTags.some(({ id }) => record === `tag/${id}`);

/**
 * What changes do to a record.
 *
 * @param former its state; undefined where nothing was ever said of it
 * @param arriving at least one, in any order, none of which the state knows
 */
export function mergeRecord(
  former: RecordState | undefined,
  arriving: readonly [Change, ...Change[]],
): RecordMerge {
  const { record } = arriving[0];
  const before = former ?? (isStanding(record) ? unborn(record) : undefined);
  const after = arriving.reduce(applyChange, before ?? unborn(record));
  const analysts = [...new Set(arriving.map(({ analyst }) => analyst))].sort();
  const conflicts = arising(former, after);
  const effect = effectOf(before, after, arriving, conflicts.length > 0);
  const by = doneBy(effect, before, after, arriving);
  return { record, effect, analysts, after, conflicts, by };
}

/** Says beforehand what uniting two sets would do to the first. Neither is altered. */
export function describeMerge(mine: Iterable<Change>, theirs: Iterable<Change>): MergeDescription {
  const own = [...mine];
  const known = new Set<string>(own.map(({ id }) => id));
  const fresh = byRecord(uniteChanges([theirs]).filter(({ id }) => !known.has(id)));
  // Only what is touched is worked out: the rest stays as it is.
  const before = replay(own.filter(({ record }) => fresh.has(record)));
  const records: RecordEffect[] = [];
  const conflicts: MergeConflict[] = [];
  let changes = 0;
  for (const record of [...fresh.keys()].sort()) {
    const arriving = fresh.get(record) as [Change, ...Change[]];
    const merged = mergeRecord(before.get(record), arriving);
    changes += arriving.length;
    records.push({ record, effect: merged.effect, analysts: merged.analysts });
    for (const conflict of merged.conflicts) conflicts.push({ record, conflict });
  }
  return { changes, records, conflicts };
}

const none = (): Record<Effect, number> => ({
  new: 0,
  changed: 0,
  deleted: 0,
  restored: 0,
  same: 0,
  gone: 0,
});

/**
 * Counts what a merge brings by kind of record and by analyst, sorted so. A record on which several
 * worked counts with each of them.
 */
export function tallyOf({ records }: Pick<MergeDescription, 'records'>): readonly Tally[] {
  const tallies = new Map<string, Tally & { readonly counts: Record<Effect, number> }>();
  for (const { record, effect, analysts } of records)
    for (const analyst of analysts) {
      const kind = kindOf(record);
      const key = `${kind} ${analyst}`;
      const tally = tallies.get(key) ?? { kind, analyst, counts: none() };
      tally.counts[effect]++;
      tallies.set(key, tally);
    }
  return [...tallies.keys()].sort().map((key) => tallies.get(key) as Tally);
}
