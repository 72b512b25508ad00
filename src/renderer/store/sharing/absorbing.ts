import {
  applyChange,
  kindOf,
  unborn,
  type AnalystId,
  type DocumentId,
  type RecordRef,
  type RecordState,
} from '#core/model';
import { strings } from '#renderer/words';
import { homed } from '../merging/arriving.ts';
import { allStored, FEW, storeBeside, threadFor } from '../beside/beside.ts';
import { shownAnalyst } from '../records/analysts.ts';
import type { Context } from '../context.ts';
import { absorb } from '../steps/edit.ts';
import type { HomedChange } from '../storing/materialise.ts';
import { Arrivals } from '../merging/arrivals.ts';
import { planFor, type Arriving } from '../merging/plan.ts';
import { notify, wayToConflicts } from '../notices.ts';
import { projectRef } from '../records/project-note.ts';

/** Changes that come while in step: taken over as they are, all at once. */

/** Changes that bring the names and the notes of two projects together. */
const MOST_OF_PROJECT = 2;

const UNTOLD = (): void => undefined;

/** What arrives for each record, by what is stored and what was done since. */
async function planned(
  context: Context,
  arrivals: Arrivals,
  project: { readonly id: string; readonly name: string },
  texts: ReadonlySet<string>,
): Promise<{
  readonly plan: readonly Arriving[];
  readonly states: Map<RecordRef, RecordState>;
}> {
  const since: HomedChange[] = [];
  const watch = (made: HomedChange): void => void since.push(made);
  context.watchers.add(watch);
  try {
    const { database, identity } = context;
    const owner = { ...identity, databaseName: database.dexie.name };
    const origin = { kind: 'project', ...project } as const;
    const plan = [...(await planFor(database, arrivals, origin, owner, texts, UNTOLD)).values()];
    const states = new Map<RecordRef, RecordState>();
    for (const { record, former } of plan)
      if (kindOf(record) === 'annotation') states.set(record, former ?? unborn(record));
    for (const { change } of since) {
      const state = states.get(change.record);
      if (state !== undefined) states.set(change.record, applyChange(state, change));
    }
    for (const { record, former } of plan)
      if (former === undefined && states.get(record)?.live.length === 0) states.delete(record);
    return { plan, states };
  } finally {
    context.watchers.delete(watch);
  }
}

interface Tally {
  readonly added: number;
  readonly changed: number;
  readonly deleted: number;
  readonly documents: number;
  readonly others: number;
}

const NONE: Tally = { added: 0, changed: 0, deleted: 0, documents: 0, others: 0 };

function counted(tally: Tally, { kind, effect, count }: Came): Tally {
  const withMore = (of: keyof Tally): Tally => ({ ...tally, [of]: tally[of] + count });
  if (effect === 'same' || effect === 'gone') return tally;
  if (kind === 'document' && effect === 'new') return withMore('documents');
  if (kind !== 'annotation') return withMore('others');
  if (effect === 'changed' || effect === 'deleted') return withMore(effect);
  return withMore('added');
}

/** What came of one kind, with one effect, from one analyst. */
interface Came {
  readonly kind: string;
  readonly effect: Arriving['effect'];
  readonly analyst: AnalystId;
  readonly count: number;
}

/** A quiet word on whose work came: a person's each, and of several people's together. */
function tell(context: Context, all: readonly Came[], conflicts: number): void {
  const byAnalyst = new Map<AnalystId, Tally>();
  for (const came of all)
    byAnalyst.set(came.analyst, counted(byAnalyst.get(came.analyst) ?? NONE, came));
  const told = [...byAnalyst].filter(([, tally]) =>
    Object.values(tally).some((count: number) => count > 0),
  );
  const words = strings.sharing;
  const [first] = told;
  if (first === undefined) return;
  const whole = told.map(([, tally]) => tally).reduce(sumOf);
  const who = told.length === 1 ? shownAnalyst(context, first[0]) : words.people(told.length);
  const way = conflicts === 0 ? undefined : wayToConflicts();
  notify(context.state, 'done', words.arrived(who, whole, conflicts), undefined, way);
}

const sumOf = (a: Tally, b: Tally): Tally => ({
  added: a.added + b.added,
  changed: a.changed + b.changed,
  deleted: a.deleted + b.deleted,
  documents: a.documents + b.documents,
  others: a.others + b.others,
});

const cameOf = ({ record, effect, by }: Arriving): Came => ({
  kind: kindOf(record),
  effect,
  analyst: by,
  count: 1,
});

/** As an opening does it, but as no step: told when it is stored. */
async function absorbBeside(
  context: Context,
  lines: string,
  count: number,
  project: { readonly id: string; readonly name: string },
  texts: ReadonlySet<DocumentId>,
): Promise<void> {
  const thread = await threadFor(context, count);
  try {
    await thread.ask('lines', { text: lines });
    await allStored(context);
    const origin = { kind: 'project', ...project } as const;
    const preview = await thread.ask('prepare', { origin, texts: [...texts] });
    if (context.isClosed || preview.changes === 0) return;
    await storeBeside(context, async () => {
      const { seq } = await thread.ask('taking', null);
      context.identity.seq = Math.max(context.identity.seq, seq);
      return {
        undoneAt: null,
        most: MOST_OF_PROJECT,
        store: async (sign) => (await thread.ask('store', { step: null, sign })).packs,
        stored: () => undefined,
        failed: () => undefined,
      };
    });
    tell(context, preview.groups, preview.conflicts);
  } finally {
    thread.end();
  }
}

/**
 * Takes over what arrived, in one transaction: by a thread, where it is much. It is no step of this
 * person's: undo takes back what they did, and never what a colleague does meanwhile.
 *
 * @param texts documents that are in the library
 * @returns what is wrong with a line; null where all were taken
 * @throws where a thread does not store it
 */
export async function absorbArrived(
  context: Context,
  lines: string,
  project: { readonly id: string; readonly name: string },
  texts: ReadonlySet<DocumentId>,
): Promise<string | null> {
  const arrivals = new Arrivals();
  const wrong = arrivals.addLines(lines);
  if (wrong !== null) return wrong;
  const own = projectRef(context);
  const isOfAnother = [...arrivals.records.keys()].some(
    (record) => kindOf(record) === 'project' && record !== own,
  );
  if (arrivals.size > FEW || isOfAnother) {
    await absorbBeside(context, lines, arrivals.size, project, texts);
    return null;
  }
  const { plan, states } = await planned(context, arrivals, project, texts);
  if (context.isClosed || plan.length === 0) return null;
  const changes = plan.flatMap(({ former, changes: arriving }) => homed(former, arriving));
  absorb(context, null, changes, [], states);
  const conflicts = plan.filter((arriving) => arriving.conflicts.length > 0).length;
  tell(context, plan.map(cameOf), conflicts);
  return null;
}
