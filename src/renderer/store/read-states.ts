import {
  applyChange,
  unborn,
  type DocumentId,
  type RecordRef,
  type RecordState,
} from '#core/model';
import { decodePack, packKey, packRange } from '#renderer/database';
import type { Context } from './context.ts';
import type { HomedChange } from './materialise.ts';

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
    const packs = (await read()).filter((row) => row !== undefined).map(decodePack);
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

/** All annotations of a document. */
export function readDocumentStates(context: Context, document: DocumentId): Promise<ReadStates> {
  const [from, to] = packRange(document);
  return readOver(
    context,
    () => context.database.annotations.where(':id').between(from, to, true, true).toArray(),
    ({ home }) => home === document,
  );
}

/** Some annotations, each with the document it belongs to. */
export async function readSomeStates(
  context: Context,
  wanted: ReadonlyMap<RecordRef, DocumentId>,
): Promise<ReadStates> {
  const keys = [...wanted].map(([record, home]) => packKey(home, record));
  const distinct = [...new Map(keys.map((key) => [key.join('/'), key])).values()];
  const read = await readOver(
    context,
    () => context.database.annotations.bulkGet(distinct),
    ({ change }) => wanted.has(change.record),
  );
  const states = new Map([...read.states].filter(([record]) => wanted.has(record)));
  return { ...read, states };
}
