import type { HostApi, Input } from '#contract';
import type { WorkbenchDatabase } from '#renderer/database';
import type { Context } from '../context.ts';

/** Milliseconds that what is done waits for what was done before to be stored. */
const PATIENCE = 2_000;

/**
 * Has the host keep how things are, before something large is done. It is settled at once what the snapshot
 * holds; nobody waits until it is written, and where none can be taken, the work goes on.
 */
export async function snapshotBefore(
  { host, writer }: Pick<Context, 'host' | 'writer'>,
  why: Input<'takeSnapshot'>['why'],
): Promise<void> {
  const enough = new Promise<void>((resolve) => {
    setTimeout(resolve, PATIENCE);
  });
  await Promise.race([writer.settled(), enough]);
  await host.takeSnapshot({ why, isAwaited: false }).catch(() => undefined);
}

/** The same before the database gets another form, of the journal as it is. Whether it is to get one. */
export async function snapshotBeforeClimb(
  host: Pick<HostApi, 'takeSnapshot'>,
  { dexie }: WorkbenchDatabase,
): Promise<boolean> {
  const databases = await indexedDB.databases().catch(() => []);
  const there = databases.find(({ name }) => name === dexie.name)?.version;
  // Dexie counts in tens.
  if (there === undefined || there >= dexie.verno * 10) return false;
  await host.takeSnapshot({ why: 'migration', isAwaited: false }).catch(() => undefined);
  return true;
}
