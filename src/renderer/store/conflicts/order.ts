import {
  kindOf,
  readField,
  type DocumentId,
  type Passage,
  type RecordRef,
  type RecordState,
} from '#core/model';
import type { ConflictRow } from '#renderer/database';
import type { ConflictPlace } from './conflict-index.ts';
import type { Context } from '../context.ts';
import { titleOf } from './words.ts';
import { stateOf } from '../steps/edit.ts';
import { readSomeStates } from '../records/read-states.ts';

/**
 * The order of the list: annotations by document and place, then what lies in none by kind and name. It
 * is found document by document, as far as it is asked for.
 */

/** What stands together: a document's annotations, or all records of one kind. */
export interface ConflictGroup {
  readonly home: DocumentId | null;
  readonly rows: readonly ConflictRow[];
  /** Lines before it, and in it. */
  readonly from: number;
  readonly count: number;
}

const KINDS = ['project', 'document', 'tag', 'entity', 'relation', 'decision', 'analyst'];

export function groupsOf(context: Context): readonly ConflictGroup[] {
  const { documents } = context.state.getState();
  const places = new Map<string, number>(documents.map(({ summary }, at) => [summary.id, at]));
  const groups = new Map<string, ConflictRow[]>();
  for (const row of context.conflictIndex.rows.values()) {
    const key = row.home ?? kindOf(row.record);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [row]);
    else known.push(row);
  }
  const rank = (key: string): number => {
    const kind = KINDS.indexOf(key);
    return kind < 0 ? (places.get(key) ?? documents.length) : documents.length + 1 + kind;
  };
  const keys = [...groups.keys()].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  let from = 0;
  return keys.map((key): ConflictGroup => {
    const rows = groups.get(key) ?? [];
    const count = rows.reduce((sum, { fields }) => sum + fields.length, 0);
    const group = { home: rows[0]?.home ?? null, rows, from, count };
    from += count;
    return group;
  });
}

/** The states of a group's records. Annotations of which nothing could be read are not there. */
export async function statesIn(
  context: Context,
  { home, rows }: Pick<ConflictGroup, 'home' | 'rows'>,
): Promise<ReadonlyMap<RecordRef, RecordState>> {
  const isHere = home !== null && context.loaded?.id === home;
  const isElsewhere = home !== null && !isHere;
  const wanted = new Map(rows.map(({ record }) => [record, home as DocumentId] as const));
  const foreign = isElsewhere ? (await readSomeStates(context, wanted)).states : undefined;
  const states = new Map<RecordRef, RecordState>();
  for (const { record } of rows) {
    const state = foreign?.get(record) ?? stateOf(context, record);
    if (state !== undefined) states.set(record, state);
  }
  return states;
}

const collator = new Intl.Collator(undefined, { numeric: true });

function placeOf(context: Context, state: RecordState): ConflictPlace {
  if (kindOf(state.record) !== 'annotation') return { at: 0, title: titleOf(context, state) };
  const passage = readField(state, 'passage') as Passage | undefined;
  return { at: passage?.start ?? Number.POSITIVE_INFINITY, title: '' };
}

/** A line of the list: a record and one of its fields. */
export interface ConflictLine {
  readonly row: ConflictRow;
  readonly field: string;
}

/** A group's lines in their order. Only what was not looked up before is read. */
export async function linesOf(
  context: Context,
  { home, rows }: ConflictGroup,
): Promise<readonly ConflictLine[]> {
  const { places } = context.conflictIndex;
  const unknown = rows.filter(({ record }) => !places.has(record));
  const states = unknown.length === 0 ? null : await statesIn(context, { home, rows: unknown });
  for (const state of states?.values() ?? []) places.set(state.record, placeOf(context, state));
  const keyed = rows.flatMap((row) => {
    const place = places.get(row.record);
    return place === undefined ? [] : [{ row, place }];
  });
  keyed.sort(
    (a, b) =>
      (a.place.at === b.place.at ? 0 : a.place.at - b.place.at) ||
      (a.place.title === b.place.title ? 0 : collator.compare(a.place.title, b.place.title)) ||
      (a.row.record < b.row.record ? -1 : 1),
  );
  return keyed.flatMap(({ row }) => row.fields.map((field) => ({ row, field })));
}
