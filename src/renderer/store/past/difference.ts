import {
  applyChange,
  BIRTH,
  canonicalJson,
  isAlive,
  kindOf,
  readField,
  unborn,
  type Change,
  type Json,
  type RecordRef,
  type RecordState,
} from '#core/model';
import { homeOf } from '#renderer/database';
import { absentField, isThere } from '../records/absent.ts';
import type { Context } from '../context.ts';
import type { Draft } from '../steps/edit.ts';
import { projectRef } from '../records/project-note.ts';
import { eachChange } from './changes.ts';
import type { RestorePreview } from '../shapes.ts';

/** How the project differs from what it was at a time, and the changes that make up for it. */

/**
 * Kinds that going back goes back on. Who the analysts are does not depend on the time; what a newer
 * program keeps besides is not this one's to judge.
 */
const KINDS: ReadonlySet<string> = new Set([
  'annotation',
  'tag',
  'entity',
  'relation',
  'decision',
  'document',
  'project',
]);

/** What was imported with the history of another project may speak of that project too. */
const isOurs = (context: Context, record: RecordRef): boolean =>
  KINDS.has(kindOf(record)) && (kindOf(record) !== 'project' || record === projectRef(context));

/** A record with changes after the time. */
interface Meanwhile {
  then: RecordState;
  now: RecordState;
}

/** Which of all changes there were. */
export interface Moment {
  readonly had: (change: Change) => boolean;
  /** Changes of then that are not here, and are taken for here. */
  readonly lost?: readonly Change[];
}

/**
 * All with a time up to `at`, whosever clock it was: what a colleague with a slow clock wrote later
 * counts too.
 */
export const upTo = (at: string): Moment => ({ had: (change) => change.at <= at });

/** Records that have changed since. */
async function changedSince(
  context: Context,
  { had, lost = [] }: Moment,
): Promise<Map<RecordRef, Meanwhile>> {
  const changed = new Map<RecordRef, Meanwhile>();
  await eachChange(context, (change) => {
    const { record } = change;
    if (had(change) || changed.has(record) || !isOurs(context, record)) return;
    changed.set(record, { then: unborn(record), now: unborn(record) });
  });
  if (changed.size === 0) return changed;
  const lay = (change: Change): void => {
    const meanwhile = changed.get(change.record);
    if (meanwhile === undefined) return;
    meanwhile.now = applyChange(meanwhile.now, change);
    if (had(change)) meanwhile.then = applyChange(meanwhile.then, change);
  };
  await eachChange(context, lay);
  for (const change of lost) lay(change);
  return changed;
}

function* fieldsIn({ live }: RecordState): Generator<string> {
  for (const { field, value } of live)
    if (field === BIRTH) yield* Object.keys(value as { readonly [key: string]: Json });
    else yield field;
}

const fieldOf = (state: RecordState, field: string): Json =>
  readField(state, field) ?? absentField(state.record, field, readField(state, 'kind'));

/** Where an annotation lies comes last: the changes before it are looked for where it was. */
const passageLast = (a: string, b: string): number =>
  Number(a === 'passage') - Number(b === 'passage') || (a < b ? -1 : 1);

/** Fields that say something else now, with what they said then. */
function fieldDrafts({ then, now }: Meanwhile, home: Draft['home']): readonly Draft[] {
  const { record } = now;
  const fields = new Set([...fieldsIn(then), ...fieldsIn(now)]);
  fields.delete('alive');
  return [...fields].sort(passageLast).flatMap((field) => {
    const value = fieldOf(then, field);
    const isSame = canonicalJson(value) === canonicalJson(fieldOf(now, field));
    return isSame ? [] : [{ record, home, field, value }];
  });
}

type Way = 'restored' | 'removed' | 'changed';

/** What takes one record back; nothing where it is as it was. */
function wayBack(meanwhile: Meanwhile): readonly [Way, readonly Draft[]] | null {
  const { then, now } = meanwhile;
  const { record } = now;
  const home = kindOf(record) === 'annotation' ? homeOf(now) : null;
  const alive = (value: boolean): Draft => ({ record, home, field: 'alive', value });
  if (!isThere(then)) return isAlive(now) ? ['removed', [alive(false)]] : null;
  const fields = fieldDrafts(meanwhile, home);
  if (!isThere(now)) return ['restored', [alive(true), ...fields]];
  return fields.length === 0 ? null : ['changed', fields];
}

/** How far the project is from what it was, and the way back. */
export interface Difference {
  readonly preview: Omit<RestorePreview, 'at'>;
  readonly drafts: readonly Draft[];
  /** As they are now, for those annotations that are not of the open document. */
  readonly states: Map<RecordRef, RecordState>;
}

/** Null where nothing differs. */
export async function differenceTo(context: Context, moment: Moment): Promise<Difference | null> {
  const changed = await changedSince(context, moment);
  const counts: Record<Way, Record<string, number>> = { restored: {}, removed: {}, changed: {} };
  const drafts: Draft[] = [];
  const states = new Map<RecordRef, RecordState>();
  for (const [record, meanwhile] of changed) {
    const way = wayBack(meanwhile);
    if (way === null) continue;
    const kind = kindOf(record);
    counts[way[0]][kind] = (counts[way[0]][kind] ?? 0) + 1;
    drafts.push(...way[1]);
    if (kind === 'annotation') states.set(record, meanwhile.now);
  }
  return drafts.length === 0 ? null : { preview: counts, drafts, states };
}
