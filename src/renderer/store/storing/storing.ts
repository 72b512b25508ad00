import { reopenDatabase, type WorkbenchDatabase } from '#renderer/database';
import { storeBatches, type Batch } from './materialise.ts';
import type { StoringJob, StoringNews } from './storing-jobs.ts';
import { openStoringThread } from './storing-thread.ts';
import type { WriterTarget } from './writer.ts';

/**
 * Storing batches: few changes in the page, which is sooner; very many, as finding and tagging all
 * makes them, in a thread of their own, since each is a request that costs the page's own thread.
 * Either way it is one transaction.
 */

/** As many changes are stored beside the page. */
const MANY = 500;

/** The transaction itself came to nothing; anything else is the thread's fault. */
class NotStored extends Error {}

/** One thread for one transaction. What was under way when it ends is stored whole or not at all. */
function storeBeside(
  job: StoringJob,
  open: () => Worker,
): { readonly stored: Promise<void>; readonly giveUp: () => void } {
  let giveUp = (): void => undefined;
  const stored = new Promise<void>((resolve, reject) => {
    const worker = open();
    const end = (error: Error | null): void => {
      worker.terminate();
      if (error === null) resolve();
      else reject(error);
    };
    giveUp = () => {
      end(new NotStored('The storing was given up.'));
    };
    worker.addEventListener('message', ({ data }: MessageEvent<StoringNews>) => {
      end(data.kind === 'stored' ? null : new NotStored(data.reason));
    });
    worker.addEventListener('error', (event) => {
      // It is dealt with: the page does it instead.
      event.preventDefault();
      end(new Error('The thread broke off.'));
    });
    worker.postMessage(job);
  });
  return { stored, giveUp: () => giveUp() };
}

/** @param open the thread; where it cannot be opened, everything is stored in the page */
export function storingIn(
  database: WorkbenchDatabase,
  open: () => Worker = openStoringThread,
): Pick<WriterTarget, 'store' | 'reopen'> {
  let giveUp = (): void => undefined;
  const isMany = (batches: readonly Batch[]): boolean =>
    batches.reduce((sum, { changes }) => sum + changes.length, 0) >= MANY;
  return {
    async store(batches) {
      if (!isMany(batches)) return storeBatches(database, batches);
      const begun = storeBeside({ databaseName: database.dexie.name, batches }, open);
      ({ giveUp } = begun);
      try {
        await begun.stored;
      } catch (error) {
        if (error instanceof NotStored) throw error;
        // What is stored already may be stored once more.
        await storeBatches(database, batches);
      } finally {
        giveUp = () => undefined;
      }
    },
    async reopen() {
      giveUp();
      await reopenDatabase(database);
    },
  };
}
