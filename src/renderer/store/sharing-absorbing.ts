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
import { homed } from './arriving.ts';
import { nameOfAnalyst, type Context } from './context.ts';
import { absorb } from './edit.ts';
import type { HomedChange } from './materialise.ts';
import { Arrivals } from './merging-arrivals.ts';
import { planFor, type Arriving } from './merging-plan.ts';
import { notify, wayToConflicts } from './notices.ts';

/** Changes that come while in step: taken over as they are, all at once. */

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

function counted(tally: Tally, { record, effect }: Arriving): Tally {
  const kind = kindOf(record);
  if (effect === 'same' || effect === 'gone') return tally;
  if (kind === 'document' && effect === 'new') return { ...tally, documents: tally.documents + 1 };
  if (kind !== 'annotation') return { ...tally, others: tally.others + 1 };
  if (effect === 'changed') return { ...tally, changed: tally.changed + 1 };
  if (effect === 'deleted') return { ...tally, deleted: tally.deleted + 1 };
  return { ...tally, added: tally.added + 1 };
}

/** A quiet word on whose work came: a person's each, and of several people's together. */
function tell(context: Context, plan: readonly Arriving[]): void {
  const byAnalyst = new Map<AnalystId, Tally>();
  for (const arriving of plan) {
    const { by } = arriving;
    byAnalyst.set(by, counted(byAnalyst.get(by) ?? NONE, arriving));
  }
  const told = [...byAnalyst].filter(([, tally]) =>
    Object.values(tally).some((count: number) => count > 0),
  );
  const conflicts = plan.filter((arriving) => arriving.conflicts.length > 0).length;
  const words = strings.sharing;
  const [first] = told;
  if (first === undefined) return;
  const whole = told.map(([, tally]) => tally).reduce(sumOf);
  const who = told.length === 1 ? nameOfAnalyst(context, first[0]) : words.people(told.length);
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

/**
 * Takes over what arrived, in one transaction. It is no step of this person's: undo takes back what they
 * did, and never what a colleague does meanwhile.
 *
 * @param texts documents that are in the library
 * @returns what is wrong with a line; null where all were taken
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
  const { plan, states } = await planned(context, arrivals, project, texts);
  if (context.isClosed || plan.length === 0) return null;
  const changes = plan.flatMap(({ former, changes: arriving }) => homed(former, arriving));
  absorb(context, null, changes, [], states);
  tell(context, plan);
  return null;
}
