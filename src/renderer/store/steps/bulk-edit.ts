import { sidesOf } from '#core/merge';
import {
  applyChange,
  canonicalJson,
  isAlive,
  readField,
  sealChange,
  succession,
  type DocumentId,
  type Json,
  type RecordRef,
  type RecordState,
} from '#core/model';
import type { StepEntry } from '#renderer/database';
import { Pace } from '#renderer/threads';
import { absentField } from '../records/absent.ts';
import { timeNow, type Context } from '../context.ts';
import { absorb, stateOf, type Draft, type ForeignStates } from './edit.ts';
import type { HomedChange } from '../storing/materialise.ts';
import { readSomeStates } from '../records/read-states.ts';

/**
 * One field of very many annotations, in any documents, as one step. What costs, reading their states
 * and naming the changes, is done in slices between which the page can draw; then all is there at once.
 */

/** Annotations read at a time. */
const READ_AT_ONCE = 400;
/** How often it is begun anew because something else was done meanwhile, before it is done in one go. */
const MOST_TRIES = 4;

/** An annotation's field and what it is to say. */
export type BulkDraft = Omit<Draft, 'home'> & { readonly home: DocumentId };

/** States of annotations, kept true from the moment they are asked for. */
class LiveStates {
  readonly states: ForeignStates = new Map();
  /** Grows with each change that anybody makes. */
  changes = 0;
  readonly #context: Context;
  readonly #recent: HomedChange[] = [];
  readonly #wanted: ReadonlyMap<RecordRef, DocumentId>;
  readonly #pace = new Pace();

  constructor(context: Context, wanted: ReadonlyMap<RecordRef, DocumentId>) {
    this.#context = context;
    this.#wanted = wanted;
    context.watchers.add(this.#note);
  }

  readonly #note = (made: HomedChange): void => {
    this.changes++;
    if (!this.#wanted.has(made.change.record)) return;
    this.#recent.push(made);
    this.#lay(made);
  };

  #lay({ change }: HomedChange): void {
    const before = this.states.get(change.record);
    if (before !== undefined) this.states.set(change.record, applyChange(before, change));
  }

  /** @returns how many stored entries could not be read */
  async read(): Promise<number> {
    const { loaded } = this.#context;
    let damaged = 0;
    let slice = new Map<RecordRef, DocumentId>();
    const take = async (): Promise<void> => {
      const read = await readSomeStates(this.#context, slice);
      damaged += read.damaged;
      for (const [record, state] of read.states) this.states.set(record, state);
      slice = new Map();
      await this.#pace.rest();
    };
    for (const [record, home] of this.#wanted) {
      const here = loaded?.id === home ? loaded.states.get(record) : undefined;
      if (here !== undefined) this.states.set(record, here);
      else slice.set(record, home);
      if (slice.size >= READ_AT_ONCE) await take();
    }
    if (slice.size > 0) await take();
    // What was done between a slice's reading and its arrival here; a change laid twice changes nothing.
    for (const made of this.#recent) this.#lay(made);
    return damaged;
  }

  end(): void {
    this.#context.watchers.delete(this.#note);
  }
}

function entryFor(state: RecordState, { record, home, field, value }: Draft): StepEntry {
  const sides = sidesOf(state, field);
  return {
    record,
    home,
    field,
    before:
      field === 'alive' ? isAlive(state) : (readField(state, field) ?? absentField(record, field)),
    after: value,
    ...(sides.length > 0 && { sidesBefore: sides }),
  };
}

const isSo = (state: RecordState, { field, value }: Draft): boolean => {
  if (field === 'alive') return isAlive(state) === value;
  const now: Json | undefined = readField(state, field);
  return now !== undefined && canonicalJson(now) === canonicalJson(value);
};

/** What drafts come to, as if nothing were done meanwhile; null where something was. */
async function sealed(
  context: Context,
  live: LiveStates,
  drafts: readonly Draft[],
  isPatient: boolean,
): Promise<{ changes: HomedChange[]; entries: StepEntry[] } | null> {
  const { analyst, replica, seq } = context.identity;
  const at = timeNow(context);
  const changes: HomedChange[] = [];
  const entries: StepEntry[] = [];
  const seen = live.changes;
  const pace = new Pace();
  for (const draft of drafts) {
    const { record, home, field, value } = draft;
    const state = stateOf(context, record, live.states);
    if (state === undefined || isSo(state, draft)) continue;
    const next = succession(state, field, value);
    const numbered = { analyst, replica, seq: seq + changes.length + 1, at };
    changes.push({ change: sealChange({ record, field, value, ...next, ...numbered }), home });
    entries.push(entryFor(state, draft));
    if (!isPatient || !pace.isDue()) continue;
    await pace.rest();
    if (live.changes !== seen) return null;
  }
  return { changes, entries };
}

/** How a bulk edit went. */
export interface BulkOutcome {
  readonly changed: readonly RecordRef[];
  readonly documents: number;
  /** Stored entries that could not be read, and stay as they are. */
  readonly damaged: number;
}

const NOTHING: BulkOutcome = { changed: [], documents: 0, damaged: 0 };

/**
 * Does to annotations, wherever they are, what a draft of each says, as one step.
 *
 * @param draftFor null where an annotation stays as it is; several, of different fields, where more is
 *   said of it
 * @param labelFor the step's, by how many it changes
 * @param also what is said of other records in the same step
 */
export async function editMany(
  context: Context,
  wanted: ReadonlyMap<RecordRef, DocumentId>,
  draftFor: (state: RecordState) => BulkDraft | readonly BulkDraft[] | null,
  labelFor: (count: number) => string,
  also: () => readonly Draft[] = () => [],
): Promise<BulkOutcome> {
  const live = new LiveStates(context, wanted);
  try {
    const damaged = await live.read();
    for (let tries = 1; ; tries++) {
      if (context.isClosed) return NOTHING;
      const drafts = [...wanted.keys()].flatMap((record): readonly Draft[] => {
        const state = stateOf(context, record, live.states);
        return [(state === undefined ? null : draftFor(state)) ?? []].flat();
      });
      const made = await sealed(context, live, [...drafts, ...also()], tries < MOST_TRIES);
      if (made === null || context.isClosed) continue;
      const { changes, entries } = made;
      if (changes.length === 0) return { ...NOTHING, damaged };
      const changed = [
        ...new Set(changes.flatMap(({ change, home }) => (home === null ? [] : [change.record]))),
      ];
      absorb(context, labelFor(changed.length), changes, entries, live.states);
      return {
        changed,
        documents: new Set(changes.map(({ home }) => home)).size,
        damaged,
      };
    }
  } finally {
    live.end();
  }
}
