import { inFileOrder } from '#core/merge';
import {
  BIRTH,
  kindOf,
  type Change,
  type DocumentId,
  type LiveChange,
  type RecordRef,
  type RecordState,
} from '#core/model';
import {
  changeIn,
  type ChangeKey,
  type ChangeRow,
  isBirthKept,
  rowsAfter,
} from '#renderer/database';
import type { Context } from '../context.ts';
import type { HomedChange } from '../storing/materialise.ts';
import { readSomeStates } from '../records/read-states.ts';

/** Rows read at a time: between two pages the page on screen is free to answer. */
const PAGE = 2_000;

/** What waits to be stored, and what is done until the reading ends. */
async function withRecent<T>(
  context: Context,
  read: (recent: readonly HomedChange[]) => Promise<T>,
): Promise<T> {
  const recent: HomedChange[] = context.writer.pending().flatMap(({ changes }) => changes);
  const watch = (change: HomedChange): void => void recent.push(change);
  context.watchers.add(watch);
  try {
    return await read(recent);
  } finally {
    context.watchers.delete(watch);
  }
}

/** Every change there is, once, in no promised order; what is not stored yet too. */
export const eachChange = (context: Context, visit: (change: Change) => void): Promise<void> =>
  withRecent(context, async (recent) => {
    const { changes } = context.database;
    const seen = new Set<string>();
    let last: ChangeKey | null = null;
    for (;;) {
      const page: readonly ChangeRow[] = await rowsAfter(changes, last, PAGE);
      // What is stored while this goes on stands in the table and among the recent ones.
      for (const { change } of recent) seen.add(change.id);
      for (const row of page) {
        const change = changeIn(row);
        if (change !== null && !seen.has(change.id)) visit(change);
      }
      const end = page.at(-1);
      if (end === undefined || page.length < PAGE) break;
      last = [end.replica, end.seq, end.id];
    }
    const own = new Map(recent.map(({ change }) => [change.id, change]));
    for (const change of own.values()) visit(change);
  });

/**
 * Every change there is, once, page by page: by installation and number. What waits to be stored has its
 * place among the others; of what is done meanwhile some may be there.
 */
export async function* changesInSequence(context: Context): AsyncGenerator<readonly Change[]> {
  const { changes } = context.database;
  const waiting = context.writer
    .pending()
    .flatMap((batch) => batch.changes.map(({ change }) => change))
    .sort(inFileOrder);
  const known = new Set(waiting.map(({ id }) => id));
  let last: ChangeKey | null = null;
  for (;;) {
    const rows: readonly ChangeRow[] = await rowsAfter(changes, last, PAGE);
    const end = rows.at(-1);
    const isLast = end === undefined || rows.length < PAGE;
    const stored = rows.map(changeIn).filter((change) => change !== null && !known.has(change.id));
    const reached = isLast
      ? waiting.length
      : waiting.findIndex((each) => inFileOrder(each, end) > 0);
    const due = waiting.splice(0, reached < 0 ? waiting.length : reached);
    yield [...(stored as readonly Change[]), ...due].sort(inFileOrder);
    if (isLast) return;
    last = [end.replica, end.seq, end.id];
  }
}

/** A change of a record's past. Births that only the record's state tells of have no number. */
export type PastChange = Pick<
  Change,
  'id' | 'record' | 'field' | 'value' | 'preds' | 'depth' | 'analyst' | 'at'
> & { readonly seq: number };

const asBirth = (record: RecordRef, live: LiveChange): PastChange => ({
  ...live,
  record,
  preds: [],
  seq: 0,
});

/** A record's state, where it is in memory or a deletion says in which document it lies. */
async function stateOf(
  context: Context,
  record: RecordRef,
  home: DocumentId | undefined,
): Promise<RecordState | undefined> {
  if (kindOf(record) !== 'annotation') return context.records.get(record);
  const here = context.loaded?.states.get(record);
  if (here !== undefined || home === undefined) return here;
  return (await readSomeStates(context, new Map([[record, home]]))).states.get(record);
}

/** Births that a record's state keeps. */
const birthsIn = (record: RecordRef, state: RecordState | undefined): readonly PastChange[] =>
  (state?.live ?? []).filter(({ field }) => field === BIRTH).map((birth) => asBirth(record, birth));

async function birthsAnywhere(context: Context, record: RecordRef): Promise<readonly PastChange[]> {
  const found: PastChange[] = [];
  await eachChange(context, (change) => {
    if (change.record === record && change.field === BIRTH) found.push(change);
  });
  return found;
}

const inTime = (a: PastChange, b: PastChange): number =>
  Number(b.field === BIRTH) - Number(a.field === BIRTH) ||
  (a.at < b.at ? -1 : a.at > b.at ? 1 : 0) ||
  a.depth - b.depth ||
  a.seq - b.seq ||
  (a.id < b.id ? -1 : 1);

/**
 * Every change of a record, oldest first, what is not stored yet too. Its birth is where its state
 * keeps it; only where that does not know of one is the whole set gone through.
 */
export async function changesOf(
  context: Context,
  record: RecordRef,
): Promise<readonly PastChange[]> {
  const found = await withRecent(context, async (recent) => {
    const rows = await context.database.changes.where('of').equals(record).toArray();
    const stored = rows.map(changeIn).filter((change) => change !== null);
    const fresh = recent.map(({ change }) => change).filter((change) => change.record === record);
    const home = rows.find(({ gone }) => gone !== undefined)?.gone;
    const births = birthsIn(record, await stateOf(context, record, home));
    return [...births, ...stored, ...fresh];
  });
  const isWhole = !isBirthKept(record) || found.some(({ field }) => field === BIRTH);
  const births = isWhole ? [] : await birthsAnywhere(context, record);
  const all = new Map([...found, ...births].map((change) => [change.id, change]));
  return [...all.values()].sort(inTime);
}

/** A change that deletes an annotation, and the document this lies in. */
export interface Deletion {
  readonly record: RecordRef;
  readonly home: DocumentId;
  readonly at: string;
}

const isDeletion = ({ change, home }: HomedChange): boolean =>
  home !== null && change.field === 'alive' && change.value === false;

const asDeletion = ({ record, at, gone }: ChangeRow): Deletion | null =>
  typeof record === 'string' && gone !== undefined ? { record, at, home: gone } : null;

/** Deletions of annotations not stored yet, newest first. */
const recentDeletions = (recent: readonly HomedChange[]): readonly Deletion[] =>
  recent
    .filter(isDeletion)
    .map(({ change: { record, at }, home }) => ({ record, at, home: home as DocumentId }))
    .reverse();

/**
 * Deletions of annotations, newest first, page by page, until `visit` says that these are enough. Those
 * of annotations that came back since are among them.
 */
export const eachDeletion = (
  context: Context,
  visit: (page: readonly Deletion[]) => Promise<'enough' | 'more'>,
): Promise<void> =>
  withRecent(context, async (recent) => {
    if ((await visit(recentDeletions(recent))) === 'enough') return;
    for (let offset = 0; ; offset += PAGE) {
      const rows = await context.database.changes
        .orderBy('[at+gone]')
        .reverse()
        .offset(offset)
        .limit(PAGE)
        .toArray();
      const answer = await visit(rows.map(asDeletion).filter((each) => each !== null));
      if (rows.length < PAGE || answer === 'enough') return;
    }
  });

/** So many are looked up one by one; beyond, going through all deletions costs less. */
const MOST_LOOKED_UP = 200;

/** In which document each of some deleted annotations lies. */
export async function homesOfDeleted(
  context: Context,
  records: ReadonlySet<RecordRef>,
): Promise<ReadonlyMap<RecordRef, DocumentId>> {
  const homes = new Map<RecordRef, DocumentId>();
  const take = (deletions: readonly Deletion[]): void => {
    for (const { record, home } of deletions) if (records.has(record)) homes.set(record, home);
  };
  if (records.size > MOST_LOOKED_UP)
    await eachDeletion(context, (page) => {
      take(page);
      return Promise.resolve(homes.size === records.size ? 'enough' : 'more');
    });
  else
    await withRecent(context, async (recent) => {
      const rows = await context.database.changes
        .where('of')
        .anyOf([...records])
        .toArray();
      take(rows.map(asDeletion).filter((each) => each !== null));
      take(recentDeletions(recent));
    });
  return homes;
}
