import {
  BIRTH,
  canonicalJson,
  kindOf,
  readField,
  type AnalystId,
  type Change,
  type RecordState,
} from '#core/model';
import type { Effect } from './effect.ts';

/** Whose doing it is what becomes of a record, where several have written of it. */

type Some = readonly [Change, ...Change[]];

/** By when they were written, as each clock has it; ids decide where clocks do not. */
const isLater = (a: Change, b: Change): boolean => (a.at === b.at ? a.id > b.id : a.at > b.at);

const latest = (changes: readonly Change[]): Change | undefined =>
  changes.reduce<Change | undefined>(
    (last, each) => (last === undefined || isLater(each, last) ? each : last),
    undefined,
  );

const said = ({ value }: Pick<Change, 'value'>): string => canonicalJson(value);

/**
 * Who said it first. Undo and redo say again, under the name of whoever presses them, what somebody
 * else has said: what one took back oneself and says again is still the other's.
 */
function saidFirst(last: Change, arriving: Some): AnalystId {
  const turns = arriving
    .filter(({ field }) => field === last.field)
    .sort((a, b) => a.depth - b.depth || (isLater(a, b) ? 1 : -1));
  let at = turns.indexOf(last);
  for (let before = at - 1; before >= 0; before--) {
    const [now, then] = [turns[at], turns[before]];
    if (now === undefined || then === undefined) break;
    if (then.analyst === now.analyst) continue;
    if (said(then) !== said(now)) break;
    at = before;
  }
  return turns[at]?.analyst ?? last.analyst;
}

function makerOf(after: RecordState, arriving: Some): AnalystId {
  const creator = kindOf(after.record) === 'annotation' ? readField(after, 'creator') : undefined;
  if (typeof creator === 'string') return creator as AnalystId;
  const births = arriving.filter(({ field }) => field === BIRTH);
  const [first = arriving[0]] = births.sort((a, b) => (isLater(a, b) ? 1 : -1));
  return first.analyst;
}

/**
 * @param before undefined where nothing was ever said of it
 * @param arriving what brings the record from what it was to what it is
 */
export function doneBy(
  effect: Effect,
  before: RecordState | undefined,
  after: RecordState,
  arriving: Some,
): AnalystId {
  if (effect === 'new') return makerOf(after, arriving);
  const heads = new Set(after.live.map(({ id }) => id));
  const standing = arriving.filter(({ id }) => heads.has(id));
  const isFate = ({ field }: Change): boolean => field === 'alive';
  const isOther = ({ field, value }: Change): boolean =>
    before === undefined ||
    canonicalJson(readField(before, field) ?? null) !== canonicalJson(value);
  const telling = standing.filter(effect === 'deleted' || effect === 'restored' ? isFate : isOther);
  const last = latest(telling) ?? latest(standing) ?? latest(arriving) ?? arriving[0];
  return saidFirst(last, arriving);
}
