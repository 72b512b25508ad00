import type { HostApi } from '#contract';
import { isSilent, type WorkbenchDatabase } from '#renderer/database';
import { isRescued } from './rescuing.ts';
import { Untouchable } from '../start/stored.ts';
import { keptUnstored } from '../storing/unstored.ts';

/**
 * A database that the browser can neither open nor read nor delete, as where one of its files is gone, is
 * let go of by the shell, which keeps a copy, and comes back from the journal: all that was ever saved
 * is there.
 */

/** Errors that say nothing of what the files hold. */
const PASSING = /quota|security|missingapi|invalidstate|versionerror|blocked/i;

const isPassing = (error: unknown): boolean => isSilent(error) || PASSING.test(String(error));

/** Milliseconds after which it is tried once more. */
const PAUSE = 300;

/** Asked to at the last start, which could not read everything. */
const keyOf = ({ dexie }: WorkbenchDatabase): string => `obelus unreadable ${dexie.name}`;

/** Has the next start bring the database back from the journal. */
export function bringBackNext(database: WorkbenchDatabase): void {
  try {
    localStorage.setItem(keyOf(database), 'yes');
  } catch {
    // Then the next start reads it as it is.
  }
}

function wasAskedTo(database: WorkbenchDatabase): boolean {
  try {
    const wasAsked = localStorage.getItem(keyOf(database)) !== null;
    localStorage.removeItem(keyOf(database));
    return wasAsked;
  } catch {
    return false;
  }
}

async function putAside(
  host: HostApi,
  database: WorkbenchDatabase,
  isPrivate: boolean,
): Promise<boolean> {
  if (!(await isRescued(host, database))) return false;
  // Nothing of it lies on the disk, and no copy of it may.
  if (isPrivate)
    return database.dexie.delete({ disableAutoOpen: false }).then(
      () => true,
      () => false,
    );
  database.dexie.close();
  // What the page before this one had no time to store lies beside the database, and goes with it.
  const putBack = keptUnstored(database);
  const answer = await host.putDatabaseAside({});
  putBack();
  return answer.ok;
}

/**
 * @param read opens the database and reads it
 * @throws what reading throws, where nothing helps
 */
export async function readOrBringBack<T>(
  host: HostApi,
  database: WorkbenchDatabase,
  read: () => Promise<T>,
  isPrivate = false,
): Promise<T> {
  if (wasAskedTo(database)) await putAside(host, database, isPrivate);
  try {
    return await read();
  } catch (error) {
    if (error instanceof Untouchable || isPassing(error)) throw error;
  }
  database.dexie.close();
  await new Promise((resolve) => {
    setTimeout(resolve, PAUSE);
  });
  try {
    return await read();
  } catch (error) {
    if (isPassing(error) || !(await putAside(host, database, isPrivate))) throw error;
    return read();
  }
}
