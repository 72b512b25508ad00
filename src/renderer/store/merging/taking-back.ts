import { replaceSides, sidesOf, withoutOthers, type Side } from '#core/merge';
import {
  canonicalJson,
  MAX_DEPTH,
  readField,
  type AnalystId,
  type Change,
  type Json,
  type RecordState,
} from '#core/model';
import type { StepEntry } from '#renderer/database';
import { isThere } from '../records/absent.ts';

/**
 * What has to be said so that a field is as it was before a step, or as it was after it.
 *
 * Steps are taken back in turn: what the person did since was a step after it, and is taken back before.
 * What others have said since without knowing of this stays: a field over which they have decided
 * is left alone, and a record on which they have worked stays for their part of it.
 */

export type Direction = 'before' | 'after';

/** What a change that takes back has to say. */
export interface SaidAgain {
  readonly value: Json;
  /** What it names, where that is not all that it finds. */
  readonly succeeds?: Pick<Change, 'preds' | 'depth'>;
}

const opposite = (direction: Direction): Direction => (direction === 'before' ? 'after' : 'before');

const sidesIn = (entry: StepEntry, direction: Direction): readonly Side[] =>
  (direction === 'before' ? entry.sidesBefore : entry.sidesAfter) ?? [{ value: entry[direction] }];

const isSo = (state: RecordState, entry: StepEntry, direction: Direction): boolean => {
  if (entry.field === 'alive') return isThere(state) === entry[direction];
  const value = readField(state, entry.field);
  return value !== undefined && canonicalJson(value) === canonicalJson(entry[direction]);
};

/** How a record that a step brought is taken back; null where that is a delete like any other. */
function unmade(state: RecordState, entry: StepEntry, analyst: AnalystId): Side | null {
  const [brought] = entry.sidesBefore ?? [];
  if (brought?.covers === undefined) return withoutOthers(state, analyst);
  const covers = new Set(brought.covers);
  for (const change of state.live) if (change.analyst === analyst) covers.add(change.id);
  const isWhole = state.live.every(({ id }) => covers.has(id));
  return isWhole ? null : { value: false, covers: [...covers].sort() };
}

/**
 * @param analyst who takes it back
 * @returns the changes to be made: none where it is so, or where others have decided otherwise
 */
export function saidAgain(
  state: RecordState,
  entry: StepEntry,
  direction: Direction,
  analyst: AnalystId,
): readonly SaidAgain[] {
  const { field } = entry;
  const value = entry[direction];
  const isUnmade = direction === 'before' && field === 'alive' && value === false;
  const side = isUnmade ? unmade(state, entry, analyst) : null;
  const plain: Side = { value };
  const to = side !== null ? [side] : isUnmade ? [plain] : sidesIn(entry, direction);
  const isPlain = to.length === 1 && to[0]?.covers === undefined;
  if (isPlain && sidesOf(state, field).length === 0)
    return isSo(state, entry, direction) ? [] : [{ value }];
  const said = replaceSides(state, field, sidesIn(entry, opposite(direction)), to);
  const shown = canonicalJson(value);
  return said.map(({ value: again, preds, depth }) => {
    // All that is there is seen: a delete names more than its own field.
    if (isPlain && again === false) return { value: again };
    // Of several sides that is shown again which was: the deepest is.
    const isShown = said.length > 1 && canonicalJson(again) === shown;
    const deep = isShown ? Math.min(depth + 1, MAX_DEPTH) : depth;
    return { value: again, succeeds: { preds, depth: deep } };
  });
}
