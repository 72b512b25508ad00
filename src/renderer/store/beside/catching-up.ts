import { sidesOf } from '#core/merge';
import {
  applyChange,
  BIRTH,
  headsOf,
  isAlive,
  MAX_DEPTH,
  readField,
  sealChange,
  succession,
  unborn,
  type Change,
  type ChangeId,
  type LiveChange,
  type RecordRef,
  type RecordState,
} from '#core/model';
import { decodeEntries, type StepEntry, type StepRow } from '#renderer/database';
import { absentField, isThere } from '../records/absent.ts';
import type { Context } from '../context.ts';
import type { HomedChange } from '../storing/materialise.ts';
import type { Signature } from '../merging/jobs.ts';

/**
 * What a person did while a thread took a step back in their name. It was done after the step, on what the
 * page still showed: it has to name what the thread has made, or the person would be at odds with
 * themselves. None of it is stored or told to anybody yet, so it can be sealed anew.
 */

/** By which changes the thread made are known. */
export type Made = Pick<Signature, 'analyst' | 'at'>;

type Stored = (record: RecordRef) => RecordState | undefined;

const isDelete = ({ field, value }: Pick<Change, 'field' | 'value'>): boolean =>
  field === 'alive' && value === false;

class Catching {
  readonly #made: Made;
  readonly #stored: Stored;
  /** With what was laid over them. */
  readonly #now = new Map<RecordRef, RecordState>();
  readonly #renamed = new Map<ChangeId, ChangeId>();

  constructor(made: Made, stored: Stored) {
    this.#made = made;
    this.#stored = stored;
  }

  #isMade({ analyst, at }: LiveChange): boolean {
    return analyst === this.#made.analyst && at === this.#made.at;
  }

  #stateOf(record: RecordRef): RecordState {
    return this.#now.get(record) ?? this.#stored(record) ?? unborn(record);
  }

  #sealed(change: Change): Change {
    if (change.field === BIRTH) return change;
    const state = this.#stateOf(change.record);
    const heads = isDelete(change) ? state.live : headsOf(state, change.field);
    const made = heads.filter((head) => this.#isMade(head));
    const known = change.preds.map((id) => this.#renamed.get(id) ?? id);
    const preds = [...new Set([...known, ...made.map(({ id }) => id)])].sort();
    if (preds.join() === change.preds.join()) return change;
    const deepest = Math.max(change.depth, ...made.map(({ depth }) => depth + 1));
    const { id, ...body } = change;
    const sealed = sealChange({ ...body, preds, depth: Math.min(deepest, MAX_DEPTH) });
    this.#renamed.set(id, sealed.id);
    return sealed;
  }

  follow(homed: HomedChange): void {
    const change = this.#sealed(homed.change);
    (homed as { change: Change }).change = change;
    this.#now.set(change.record, applyChange(this.#stateOf(change.record), change));
  }

  /** Records that went with the step and were worked on since: they stay. */
  *reviving(): Generator<RecordState> {
    for (const state of this.#now.values())
      if (isAlive(state) && headsOf(state, 'alive').some((head) => this.#isGone(head))) yield state;
  }

  #isGone(head: LiveChange): boolean {
    return isDelete(head) && this.#isMade(head);
  }

  /** What a step says was before it, where the thread has made that another. */
  told(entry: StepEntry): StepEntry {
    const state = this.#stored(entry.record);
    if (state === undefined) return entry;
    if (!headsOf(state, entry.field).some((head) => this.#isMade(head))) return entry;
    const { record, home, field, after } = entry;
    const before =
      field === 'alive'
        ? isThere(state)
        : (readField(state, field) ?? absentField(record, field, readField(state, 'kind')));
    const sides = sidesOf(state, field);
    return { record, home, field, before, after, ...(sides.length > 0 && { sidesBefore: sides }) };
  }
}

function tellAnew(row: StepRow, catching: Catching, told: Set<string>): void {
  const entries = decodeEntries(row);
  if (entries === null) return;
  const anew = entries.map((entry) => {
    const key = `${entry.record} ${entry.field}`;
    if (told.has(key)) return entry;
    told.add(key);
    return catching.told(entry);
  });
  (row as { entries: string }).entries = JSON.stringify(anew);
}

/**
 * Has everything that waits to be stored follow what the thread has made. All at once.
 *
 * @param stored tells records as they are stored
 */
export function catchUp({ writer, identity }: Context, made: Made, stored: Stored): void {
  const catching = new Catching(made, stored);
  const told = new Set<string>();
  const homes = new Map<RecordRef, HomedChange['home']>();
  for (const { changes, history } of writer.pending()) {
    for (const homed of changes) {
      catching.follow(homed);
      homes.set(homed.change.record, homed.home);
    }
    for (const row of history?.put ?? []) tellAnew(row, catching, told);
  }
  const { analyst, replica } = identity;
  const changes = [...catching.reviving()].map((state): HomedChange => {
    const { record } = state;
    const next = succession(state, 'alive', true);
    identity.seq++;
    const said = { record, field: 'alive', value: true, ...next } as const;
    const change = sealChange({ ...said, analyst, replica, seq: identity.seq, at: made.at });
    return { change, home: homes.get(record) ?? null };
  });
  if (changes.length > 0) writer.enqueue({ changes, history: null, meta: { seq: identity.seq } });
}
