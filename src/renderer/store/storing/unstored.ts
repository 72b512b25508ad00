import { changeIn, FORMAT_VERSION, isStepRow, type WorkbenchDatabase } from '#renderer/database';
import { isSha256 } from '#core/model';
import { storeBatches, type Batch, type HistoryWrite, type HomedChange } from './materialise.ts';

/**
 * What is done in the moment before the page goes: the database answers too late for that, and what
 * has begun there is given up with the page. So it is kept where keeping takes no time, and stored at
 * the next start, before anything is read. Storing what is stored already changes nothing.
 */

/** Changes; of more, which only finding and tagging all makes, the last are not kept. */
const MOST_CHANGES = 500;

const keyOf = (databaseName: string): string =>
  `obelus unstored ${String(FORMAT_VERSION)} ${databaseName}`;

interface Kept {
  readonly replica: string;
  readonly batches: readonly Batch[];
}

/** Keeps what waits, each time the page goes. Returns what ends that. */
export function keepUnstored(
  databaseName: string,
  replica: string,
  pending: () => readonly Batch[],
): () => void {
  const keep = (): void => {
    const batches = pending();
    const changes = batches.reduce((sum, batch) => sum + batch.changes.length, 0);
    try {
      if (batches.length === 0 || changes > MOST_CHANGES)
        return localStorage.removeItem(keyOf(databaseName));
      const kept: Kept = { replica, batches };
      localStorage.setItem(keyOf(databaseName), JSON.stringify(kept));
    } catch {
      // No room, or no leave to keep anything: as if the page had gone without a word.
    }
  };
  globalThis.addEventListener('pagehide', keep);
  return () => {
    globalThis.removeEventListener('pagehide', keep);
  };
}

/** Takes what is kept into memory, for as long as all that the browser keeps goes. Returns what puts it back. */
export function keptUnstored({ dexie }: WorkbenchDatabase): () => void {
  const key = keyOf(dexie.name);
  const kept = readItem(key);
  return () => {
    try {
      if (kept !== null) localStorage.setItem(key, kept);
    } catch {
      // No room, or no leave to keep anything.
    }
  };
}

/** Stores what the page before this one kept. A full disk is an error; what is damaged is let go. */
export async function storeUnstored(database: WorkbenchDatabase): Promise<void> {
  const key = keyOf(database.dexie.name);
  const found = readItem(key);
  if (found === null) return;
  const kept = decode(found);
  const row = await database.meta.get('replica');
  if (kept !== null && row?.value === kept.replica)
    try {
      await storeBatches(database, kept.batches);
    } catch (error) {
      if (/quota/i.test(String(error))) throw error;
    }
  localStorage.removeItem(key);
}

function readItem(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isCount = (value: unknown): value is number => Number.isSafeInteger(value);

const isHomedChange = (value: unknown): value is HomedChange =>
  isObject(value) &&
  changeIn(value['change']) !== null &&
  (value['home'] === null || isSha256(value['home']));

const isHistoryWrite = (value: unknown): value is HistoryWrite =>
  isObject(value) &&
  Array.isArray(value['put']) &&
  value['put'].every(isStepRow) &&
  Array.isArray(value['dropped']) &&
  value['dropped'].every(isCount) &&
  isCount(value['undoneAt']);

const isBatch = (value: unknown): value is Batch =>
  isObject(value) &&
  Array.isArray(value['changes']) &&
  value['changes'].every(isHomedChange) &&
  (value['history'] === null || isHistoryWrite(value['history'])) &&
  isObject(value['meta']);

function decode(text: string): Kept | null {
  try {
    const kept: unknown = JSON.parse(text);
    if (!isObject(kept) || typeof kept['replica'] !== 'string') return null;
    const batches: unknown = kept['batches'];
    if (!Array.isArray(batches) || !batches.every(isBatch)) return null;
    return { replica: kept['replica'], batches };
  } catch {
    return null;
  }
}
