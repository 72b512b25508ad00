import { openDatabase } from '#renderer/database';
import { storeBatches } from './materialise.ts';
import type { StoringJob, StoringNews } from './storing-jobs.ts';

/** The thread that stores very many changes as one transaction, and then ends. Built as a file of its own. */
const say = (news: StoringNews): void => {
  self.postMessage(news);
};

async function perform({ databaseName, batches }: StoringJob): Promise<void> {
  const database = openDatabase(databaseName);
  try {
    await storeBatches(database, batches);
    say({ kind: 'stored' });
  } catch (error) {
    say({ kind: 'failed', reason: String(error) });
  } finally {
    database.dexie.close();
  }
}

self.addEventListener('message', ({ data }: MessageEvent<StoringJob>) => {
  void perform(data);
});
