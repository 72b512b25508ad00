import { openDatabase } from '#renderer/database';
import type { Context } from '../context.ts';
import type { Left } from './left.ts';
import { storeBatches, type Batch } from '../storing/materialise.ts';
import { holdDatabase } from './single-writer.ts';

/**
 * A page whose host was started again lets go of the database where another page asks for it: that one has
 * a host, and this one has none. What is done here is stored before; what cannot be stays in memory.
 */

/** Milliseconds that storing the last of the work may take. */
const PATIENCE = 5_000;
/** Milliseconds that the page that has the database may take to let go of it. */
const LOCK_PATIENCE = 2_000;

const countOf = (batches: readonly Batch[]): number =>
  batches.reduce((sum, { changes }) => sum + changes.length, 0);

const within = (work: Promise<void>): Promise<boolean> =>
  Promise.race([
    work.then(
      () => true,
      () => false,
    ),
    new Promise<boolean>((resolve) => {
      setTimeout(() => {
        resolve(false);
      }, PATIENCE);
    }),
  ]);

async function storeLater(name: string, batches: readonly Batch[]): Promise<boolean> {
  const hold = await holdDatabase(name, LOCK_PATIENCE).catch(() => null);
  if (hold === null) return false;
  const database = openDatabase(name);
  try {
    await database.dexie.open();
    await storeBatches(database, batches);
    return true;
  } catch {
    return false;
  } finally {
    database.dexie.close();
    hold.release();
  }
}

/** Stores what waits without the journal. The writer stores nothing any more. */
export async function storeTheLast({ database, writer }: Context): Promise<Left> {
  writer.stop();
  const waiting = [...writer.pending()];
  const isStored = waiting.length === 0 || (await within(storeBatches(database, waiting)));
  const { name } = database.dexie;
  return {
    unstored: isStored ? 0 : countOf(waiting),
    store: () => (isStored ? Promise.resolve(true) : storeLater(name, waiting)),
  };
}

/** Whether the host still answers this page; one that gives no answer at all may do so again. */
export async function isServed({ host }: Pick<Context, 'host'>): Promise<boolean> {
  const answer = await host.describeHost({});
  return answer.ok || answer.code === 'internal';
}
