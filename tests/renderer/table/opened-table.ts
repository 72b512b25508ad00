import { createTableThread, type TableStanding, type TableThread } from '#renderer/table';
import { openDatabase } from '#renderer/database';
import { onTestFinished } from 'vitest';
import { freshName } from '../store/surroundings.ts';

/** A thread with what it told last. */
export interface OpenedTable {
  readonly thread: TableThread;
  standing(): TableStanding;
  /** When the standing is as wanted. */
  until(isWanted: (standing: TableStanding) => boolean): Promise<TableStanding>;
  /** When all is read, and what was asked, named and stored before is done. */
  settled(): Promise<TableStanding>;
}

/** An empty database of its own; it is deleted after the test. */
export async function freshDatabase(): Promise<string> {
  const name = freshName();
  const { dexie } = openDatabase(name);
  await dexie.open();
  dexie.close();
  onTestFinished(() => {
    indexedDB.deleteDatabase(name);
  });
  return name;
}

/** A thread that has no names, no ask and no database yet. */
export function table(open?: () => Worker): OpenedTable {
  let last: TableStanding | null = null;
  const watching = new Set<(standing: TableStanding) => void>();
  const thread = createTableThread((standing) => {
    last = standing;
    for (const watch of [...watching]) watch(standing);
  }, open);
  onTestFinished(() => {
    thread.end();
  });
  const until: OpenedTable['until'] = (isWanted) =>
    new Promise((resolve) => {
      const watch = (standing: TableStanding): void => {
        if (!isWanted(standing)) return;
        watching.delete(watch);
        resolve(standing);
      };
      watching.add(watch);
      if (last !== null) watch(last);
    });
  const standing = (): TableStanding => {
    if (last === null) throw new Error('Nothing was told yet.');
    return last;
  };
  return {
    thread,
    standing,
    until,
    settled: async () => {
      await thread.overview();
      const { failure } = await until(({ progress }) => progress === null);
      if (failure !== null) throw new Error(`It failed: ${failure}.`);
      return standing();
    },
  };
}
