import {
  fieldName,
  documentOfBirth,
  isConflictOpen,
  openConflicts,
  resolution,
  twinsOf,
  type Choice,
  type Statement,
} from '#core/merge';
import {
  BIRTH,
  isAlive,
  kindOf,
  type DocumentId,
  type RecordRef,
  type RecordState,
} from '#core/model';
import { strings } from '#renderer/words';
import type { Context } from '../context.ts';
import { groupsOf, statesIn } from './order.ts';
import { firstSaid, sidesTold } from './telling.ts';
import type { ConflictSide, TakeFrom } from './shapes.ts';
import { commit, stateOf, type Draft, type ForeignStates } from '../steps/edit.ts';
import { notify } from '../notices.ts';
import { readSomeStates } from '../records/read-states.ts';
import { linkedTo, twinLinks } from './twin-links.ts';

/** Deciding what people are at odds over: one field, or all at once, in any documents, as one step. */

const words = strings.conflicts;

/** The document an annotation belongs to; null for other records. */
function homeFor(context: Context, { record, field, value }: Statement): DocumentId | null {
  if (kindOf(record) !== 'annotation') return null;
  const born = field === BIRTH ? documentOfBirth({ record, field, value }) : null;
  return born === null ? context.conflictIndex.homeOf(record) : (born as DocumentId);
}

/** The twins that a choice may need, where they may be. */
function twinsNeeded(
  states: Iterable<RecordState>,
  choice: Choice,
): ReadonlyMap<RecordRef, DocumentId> {
  const twins = new Map<RecordRef, DocumentId>();
  if (choice.kind !== 'both') return twins;
  for (const state of states)
    for (const { field } of openConflicts(state))
      for (const twin of twinsOf(state, field))
        twins.set(twin.record, documentOfBirth(twin) as DocumentId);
  return twins;
}

/** States of some records, and of the twins they may get, none of them out of date. */
async function statesFor(
  context: Context,
  records: readonly RecordRef[],
  choice: Choice | null,
): Promise<ForeignStates> {
  const { conflictIndex } = context;
  const here = context.loaded?.id;
  const elsewhere = (all: Iterable<readonly [RecordRef, DocumentId | null]>) =>
    new Map(
      [...all].filter(
        (each): each is [RecordRef, DocumentId] => each[1] !== null && each[1] !== here,
      ),
    );
  const wanted = elsewhere(
    records.map((record) => [record, conflictIndex.homeOf(record)] as const),
  );
  let { states } = await readSomeStates(context, wanted);
  if (choice?.kind !== 'both') return states;
  const known = records.flatMap((record) => stateOf(context, record, states) ?? []);
  const linked = records.flatMap((record) => linkedTo(context, record));
  const twins = elsewhere([...linked, ...twinsNeeded(known, choice)]);
  if (twins.size > 0) ({ states } = await readSomeStates(context, new Map([...wanted, ...twins])));
  return states;
}

/** What a choice comes to; none where there is nothing to decide any more. */
function draftsFor(
  context: Context,
  state: RecordState,
  field: string,
  choice: Choice,
  foreign: ForeignStates,
): readonly Draft[] {
  const known = (record: RecordRef): RecordState | undefined => stateOf(context, record, foreign);
  const home = context.conflictIndex.homeOf(state.record);
  const stands = (record: RecordRef): boolean => {
    const end = known(record);
    return end !== undefined && isAlive(end);
  };
  return (resolution(state, field, choice, known) ?? []).flatMap((statement): readonly Draft[] => {
    const { record } = statement;
    if (kindOf(record) !== 'annotation') return [{ ...statement, home: null }];
    const draft = { ...statement, home: homeFor(context, statement) ?? home };
    return record === state.record
      ? [draft]
      : [draft, ...twinLinks(context, state.record, record, draft.home, stands)];
  });
}

export async function resolve(
  context: Context,
  record: RecordRef,
  field: string,
  choice: Choice,
): Promise<boolean> {
  const foreign = await statesFor(context, [record], choice);
  if (context.isClosed) return false;
  const state = stateOf(context, record, foreign);
  if (state === undefined || !isConflictOpen(state, field)) {
    notify(context.state, 'problem', words.decidedAlready);
    return false;
  }
  const drafts = draftsFor(context, state, field, choice, foreign);
  if (drafts.length === 0) {
    notify(context.state, 'problem', words.notSo);
    return false;
  }
  commit(context, words.step(fieldName(field)), drafts, foreign);
  return true;
}

/** Of several sides that one person has a say in, the last. */
function sideOf(sides: readonly ConflictSide[], { analyst }: TakeFrom): ConflictSide | undefined {
  const own = sides.flatMap((side) =>
    side.by.filter((by) => by.analyst === analyst).map(({ at }) => ({ side, at })),
  );
  return own.sort((a, b) => (a.at < b.at ? 1 : -1))[0]?.side;
}

/** Every state with something to decide. */
export async function eachState(context: Context): Promise<ForeignStates> {
  const states: ForeignStates = new Map();
  for (const group of groupsOf(context))
    for (const [record, state] of await statesIn(context, group)) states.set(record, state);
  return states;
}

export async function resolveMany(context: Context, take: TakeFrom): Promise<number> {
  const before = await eachState(context);
  const first = await firstSaid(context, [...before.values()]);
  // Once more, and from here on nothing comes between.
  const foreign = await statesFor(context, [...before.keys()], null);
  if (context.isClosed) return 0;
  let count = 0;
  const drafts = [...before.keys()].flatMap((record): readonly Draft[] => {
    const state = stateOf(context, record, foreign);
    if (state === undefined) return [];
    const conflicts = openConflicts(state);
    const gone = conflicts.find(({ field }) => field === 'alive');
    // A record that goes takes along what else is to be decided of it.
    const asked = gone === undefined ? conflicts : [gone, ...conflicts.filter((c) => c !== gone)];
    let isGone = false;
    return asked.flatMap((conflict): readonly Draft[] => {
      const side = sideOf(sidesTold(context, state, conflict, first), take);
      if (side === undefined || isGone) return [];
      isGone = side.kind === 'delete';
      count += 1;
      return draftsFor(context, state, conflict.field, side.choice, foreign);
    });
  });
  commit(context, words.stepMany(count), drafts, foreign);
  return count;
}
