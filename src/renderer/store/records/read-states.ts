import {
  applyChange,
  unborn,
  type DocumentId,
  type Passage,
  type RecordRef,
  type RecordState,
} from '#core/model';
import { decodePack, isMovedRow, packKey, packRange } from '#renderer/database';
import type { Context } from '../context.ts';
import type { HomedChange } from '../storing/materialise.ts';

/** Annotations' states out of the database, with everything laid over them that is not stored yet. */
export interface ReadStates {
  readonly states: Map<RecordRef, RecordState>;
  /** How many could not be read. They stay where they are. */
  readonly damaged: number;
}

/**
 * Reads rows while edits go on: what waits to be stored, and what is done until the reading ends, is
 * applied once more. A change applied twice changes nothing, so no more care is needed.
 */
async function readOver(
  context: Context,
  read: () => Promise<readonly unknown[]>,
  isWanted: (change: HomedChange) => boolean,
): Promise<ReadStates> {
  const recent: HomedChange[] = context.writer.pending().flatMap(({ changes }) => changes);
  const watch = (change: HomedChange): void => void recent.push(change);
  context.watchers.add(watch);
  try {
    let rows: readonly unknown[];
    let seen: number;
    do {
      seen = context.arrivals;
      rows = await read();
    } while (seen !== context.arrivals);
    const packs = rows.filter((row) => row !== undefined).map(decodePack);
    const states = new Map<RecordRef, RecordState>();
    for (const pack of packs) for (const state of pack.states) states.set(state.record, state);
    for (const { change } of recent.filter(isWanted)) {
      const before = states.get(change.record) ?? unborn(change.record);
      states.set(change.record, applyChange(before, change));
    }
    return { states, damaged: packs.reduce((sum, pack) => sum + pack.damaged.length, 0) };
  } finally {
    context.watchers.delete(watch);
  }
}

/** Whether a change takes an annotation from one document to another. */
const isMove = ({ change: { field, value }, home }: HomedChange): boolean =>
  field === 'passage' && home !== null && (value as unknown as Passage).document !== home;

/** Resolves when no move waits to be stored; rejects where nothing can be stored. */
function movesStored({ writer, state }: Context): Promise<void> {
  if (!writer.pending().some(({ changes }) => changes.some(isMove))) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const look = (): void => {
      if (state.getState().saving.kind === 'failed') reject(new Error('Nothing can be stored.'));
    };
    const end = state.subscribe(look);
    look();
    void writer.settled().then(() => {
      end();
      resolve();
    });
  });
}

/** All annotations of a document. What is being moved to it, or from it, is waited for. */
export async function readDocumentStates(
  context: Context,
  document: DocumentId,
): Promise<ReadStates> {
  const [from, to] = packRange(document);
  let isMoved = false;
  const watch = (made: HomedChange): void => void (isMoved ||= isMove(made));
  context.watchers.add(watch);
  try {
    for (;;) {
      await movesStored(context);
      isMoved = false;
      const read = await readOver(
        context,
        () => context.database.annotations.where(':id').between(from, to, true, true).toArray(),
        ({ home }) => home === document,
      );
      if (!isMoved) return read;
    }
  } finally {
    context.watchers.delete(watch);
  }
}

/**
 * Packs of the annotations, where they were said to lie and where they were moved to: as one look at the
 * database, so that none is passed over on its way.
 */
function packsFor(
  { annotations, moved, dexie }: Context['database'],
  wanted: ReadonlyMap<RecordRef, DocumentId>,
): Promise<readonly unknown[]> {
  return dexie.transaction('r', [annotations, moved], async () => {
    const keys = [...wanted].map(([record, home]) => packKey(home, record));
    if ((await moved.count()) > 0)
      for (const row of await moved.bulkGet([...wanted.keys()]))
        if (isMovedRow(row)) keys.push(packKey(row.home, row.record));
    const distinct = [...new Map(keys.map((key) => [key.join('/'), key])).values()];
    return annotations.bulkGet(distinct);
  });
}

/** Some annotations, each with the document it belongs to, or did before it was moved. */
export async function readSomeStates(
  context: Context,
  wanted: ReadonlyMap<RecordRef, DocumentId>,
): Promise<ReadStates> {
  const read = await readOver(
    context,
    () => packsFor(context.database, wanted),
    ({ change }) => wanted.has(change.record),
  );
  const states = new Map([...read.states].filter(([record]) => wanted.has(record)));
  return { ...read, states };
}
