import { BIRTH, MAX_DEPTH, type Change } from './change.ts';
import type { AnalystId, ChangeId, RecordRef } from './ids.ts';
import { canonicalJson, type Json } from './json.ts';

/**
 * What a set of changes says of one record.
 *
 * Per field, the candidates are the changes of that field and the births that name it; superseded
 * are all ids that a change *of that field* names as predecessors; the heads are the candidates
 * not superseded. Both parts are unions over the set, so any order and any repetition of the
 * same changes give the same state, and two states of one set are equal as canonical JSON.
 */
export interface RecordState {
  readonly record: RecordRef;
  /** Changes that are a head of at least one field, by id. */
  readonly live: readonly LiveChange[];
  /** Per field, by name, the ids superseded there, sorted. Fields without any are left out. */
  readonly superseded: readonly (readonly [field: string, ids: readonly ChangeId[]])[];
}

/** What a state keeps of a change. */
export interface LiveChange {
  readonly id: ChangeId;
  readonly field: string;
  readonly value: Json;
  readonly depth: number;
  readonly analyst: AnalystId;
  readonly at: string;
  /** Deletes only: the heads of every field that its writer saw. */
  readonly covers?: readonly ChangeId[];
}

export const unborn = (record: RecordRef): RecordState => ({ record, live: [], superseded: [] });

const isDelete = (change: { readonly field: string; readonly value: Json }): boolean =>
  change.field === 'alive' && change.value === false;

const asLive = ({ id, field, value, depth, analyst, at, preds }: Change): LiveChange =>
  isDelete({ field, value })
    ? { id, field, value, depth, analyst, at, covers: preds }
    : { id, field, value, depth, analyst, at };

type Fields = Readonly<Record<string, Json>>;

const names = (change: LiveChange, field: string): boolean =>
  change.field === field ||
  (change.field === BIRTH && Object.hasOwn(change.value as Fields, field));

const valueOf = (change: LiveChange, field: string): Json =>
  change.field === BIRTH ? ((change.value as Fields)[field] as Json) : change.value;

const NONE: readonly ChangeId[] = [];

const supersededIn = (state: RecordState, field: string): readonly ChangeId[] =>
  state.superseded.find(([name]) => name === field)?.[1] ?? NONE;

const fieldsOf = (change: LiveChange): readonly string[] =>
  change.field === BIRTH ? Object.keys(change.value as Fields) : [change.field];

const byId = (a: { readonly id: string }, b: { readonly id: string }): number =>
  a.id < b.id ? -1 : a.id > b.id ? 1 : 0;

function withSuperseded(state: RecordState, change: Change): RecordState['superseded'] {
  if (change.preds.length === 0) return state.superseded;
  const known = supersededIn(state, change.field);
  const ids = [...new Set([...known, ...change.preds])].sort();
  if (ids.length === known.length) return state.superseded;
  const others = state.superseded.filter(([name]) => name !== change.field);
  const all: (readonly [string, readonly ChangeId[]])[] = [...others, [change.field, ids]];
  return all.sort(([a], [b]) => (a < b ? -1 : 1));
}

/** The state of the set that holds this change too. The change is a decoded one of this record. */
export function applyChange(state: RecordState, change: Change): RecordState {
  const isFirst = state.live.length === 0 && state.superseded.length === 0;
  if (isFirst && change.preds.length === 0) return { ...state, live: [asLive(change)] };
  const isKnown = state.live.some(({ id }) => id === change.id);
  const superseded = withSuperseded(state, change);
  if (isKnown && superseded === state.superseded) return state;
  const candidates = isKnown ? state.live : [...state.live, asLive(change)].sort(byId);
  const next: RecordState = { record: state.record, live: candidates, superseded };
  const live = candidates.filter((candidate) =>
    fieldsOf(candidate).some((field) => !supersededIn(next, field).includes(candidate.id)),
  );
  return { ...next, live };
}

/** A field's heads, by id. None where nobody ever said anything of it. */
export function headsOf(state: RecordState, field: string): readonly LiveChange[] {
  const superseded = supersededIn(state, field);
  return state.live.filter((change) => names(change, field) && !superseded.includes(change.id));
}

/** Greatest depth, then smallest id: the same everywhere, whatever the clocks said. */
const pick = (heads: readonly LiveChange[]): LiveChange | undefined =>
  heads.reduce<LiveChange | undefined>(
    (best, head) => (best === undefined || head.depth > best.depth ? head : best),
    undefined,
  );

/** A field's value: its only head's, or the deterministic pick; undefined without any. */
export function readField(state: RecordState, field: string): Json | undefined {
  const [first] = state.live;
  // Most records are as they were born, and a hundred thousand are read while a document opens.
  if (first !== undefined && state.live.length === 1 && state.superseded.length === 0)
    return names(first, field) ? valueOf(first, field) : undefined;
  const picked = headShown(state, field);
  return picked === undefined ? undefined : valueOf(picked, field);
}

/** The change that says what `readField` tells; undefined where nobody said anything. */
export const headShown = (state: RecordState, field: string): LiveChange | undefined =>
  pick(headsOf(state, field));

/** Every field anyone spoke of and that has a head, sorted. */
const fieldNames = (state: RecordState): readonly string[] =>
  [...new Set(state.live.flatMap(fieldsOf))]
    .filter((field) => headsOf(state, field).length > 0)
    .sort();

/** Heads that no delete among the heads of `alive` knew of. */
function uncovered(state: RecordState, deletes: readonly LiveChange[]): readonly string[] {
  const covered = new Set(deletes.flatMap(({ covers }) => covers ?? []));
  return fieldNames(state).filter(
    (field) => field !== 'alive' && headsOf(state, field).some(({ id }) => !covered.has(id)),
  );
}

/**
 * Whether the record is there. It is dead only where every head of `alive` says so and these deletes
 * knew of every other field's heads: what someone wrote while another deleted it is not lost.
 */
export function isAlive(state: RecordState): boolean {
  if (state.live.length === 0) return false;
  if (readField(state, 'alive') === true) return true;
  const heads = headsOf(state, 'alive');
  if (heads.some((head) => valueOf(head, 'alive') === true)) return true;
  return uncovered(state, heads).length > 0;
}

/** A field on which writers who did not know of one another said different things. */
export interface Conflict {
  readonly field: string;
  /** The value shown until someone decides. */
  readonly picked: Json;
  readonly heads: readonly {
    readonly change: ChangeId;
    readonly value: Json;
    readonly analyst: AnalystId;
    readonly at: string;
  }[];
}

const asConflict = (state: RecordState, field: string): Conflict => {
  const heads = headsOf(state, field);
  return {
    field,
    picked: readField(state, field) ?? null,
    heads: heads.map((head) => ({
      change: head.id,
      value: valueOf(head, field),
      analyst: head.analyst,
      at: head.at,
    })),
  };
};

/**
 * Fields whose heads differ in value (two births of one document that agree are no conflict), and
 * `alive` where a delete did not know of an edit.
 */
export function conflictsOf(state: RecordState): readonly Conflict[] {
  const differing = fieldNames(state).filter(
    (field) =>
      new Set(headsOf(state, field).map((head) => canonicalJson(valueOf(head, field)))).size > 1,
  );
  const alive = headsOf(state, 'alive');
  const isContested =
    !differing.includes('alive') &&
    alive.length > 0 &&
    alive.every((head) => valueOf(head, 'alive') === false) &&
    uncovered(state, alive).length > 0;
  const fields = isContested ? [...differing, 'alive'].sort() : differing;
  return fields.map((field) => asConflict(state, field));
}

/** What was written while others, who did not know of it, deleted the record; by field. */
export function editsUnseen(state: RecordState): readonly {
  readonly field: string;
  readonly head: Conflict['heads'][number];
}[] {
  const deletes = headsOf(state, 'alive');
  const covered = new Set(deletes.flatMap(({ covers }) => covers ?? []));
  return uncovered(state, deletes).flatMap((field) =>
    asConflict(state, field)
      .heads.filter(({ change }) => !covered.has(change))
      .map((head) => ({ field, head })),
  );
}

/** What a change of this field has to name, and its depth, so that it replaces all it saw. */
export function succession(
  state: RecordState,
  field: string,
  value: Json,
): Pick<Change, 'preds' | 'depth'> {
  const seen = isDelete({ field, value })
    ? fieldNames(state).flatMap((name) => headsOf(state, name))
    : headsOf(state, field);
  const preds = [...new Set(seen.map(({ id }) => id))].sort();
  const deepest = Math.max(-1, ...seen.map(({ depth }) => depth));
  return { preds, depth: Math.min(deepest + 1, MAX_DEPTH) };
}
