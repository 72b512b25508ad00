import {
  BIRTH,
  canonicalJson,
  conflictsOf,
  headsOf,
  MAX_DEPTH,
  type AnalystId,
  type Change,
  type ChangeId,
  type Json,
  type RecordState,
} from '#core/model';

/**
 * Taking back what was done: history is never rewritten, so what stood before is said again. Where
 * people were at odds, each of the values is, by changes that do not name one another: then they
 * are at odds as before, on every replica that these changes reach. What others said meanwhile,
 * without knowing of what is taken back, stays.
 */

/** What a head of a field says. */
export interface Side {
  readonly value: Json;
  /** Of a delete: what its writer knew. */
  readonly covers?: readonly ChangeId[];
}

/** The sides of a field on which people are at odds, in one order; none where they are not. */
export function sidesOf(state: RecordState, field: string): readonly Side[] {
  if (state.live.length < 2) return [];
  const conflict = conflictsOf(state).find((each) => each.field === field);
  if (conflict === undefined) return [];
  const covers = new Map(headsOf(state, field).map((head) => [head.id, head.covers]));
  const sides = conflict.heads.map(({ change, value }): Side => {
    const known = covers.get(change);
    return known === undefined ? { value } : { value, covers: known };
  });
  const distinct = new Map(sides.map((side) => [canonicalJson(side as unknown as Json), side]));
  return [...distinct.keys()].sort().map((key) => distinct.get(key) as Side);
}

/** What a head of the field says: a birth says many fields. */
const saidBy = (head: { readonly field: string; readonly value: Json }, field: string): Json =>
  head.field === BIRTH
    ? ((head.value as Readonly<Record<string, Json>>)[field] ?? null)
    : head.value;

/** What a change has to say and to name, before it is sealed. */
export type Succession = Pick<Change, 'value' | 'preds' | 'depth'>;

/**
 * What says again what stood before, or after, something was done. Of the heads those are replaced that
 * say what it did; where there is none, others have decided otherwise since, and nothing is said.
 */
export function replaceSides(
  state: RecordState,
  field: string,
  from: readonly Side[],
  to: readonly Side[],
): readonly Succession[] {
  const replaced = new Set(from.map(({ value }) => canonicalJson(value)));
  const seen = headsOf(state, field).filter((head) =>
    replaced.has(canonicalJson(saidBy(head, field))),
  );
  if (seen.length === 0) return [];
  const depth = Math.min(Math.max(...seen.map((head) => head.depth)) + 1, MAX_DEPTH);
  return to.map(({ value, covers = [] }) => ({
    value,
    preds: [...new Set([...seen.map(({ id }) => id), ...covers])].sort(),
    depth,
  }));
}

/**
 * How someone who made a record takes that back where others have worked on it since: as who does not
 * know of their work, so that it is not lost. Null where nobody else has.
 */
export function withoutOthers(state: RecordState, analyst: AnalystId): Side | null {
  const isOwnBirth = headsOf(state, 'alive').every(
    (head) => head.field === BIRTH && head.analyst === analyst,
  );
  const own = state.live.filter((change) => change.analyst === analyst);
  if (!isOwnBirth || own.length === state.live.length) return null;
  return { value: false, covers: own.map(({ id }) => id).sort() };
}
