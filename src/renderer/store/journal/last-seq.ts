import type { WorkbenchDatabase } from '#renderer/database';

/** The highest number of an installation's changes that the database holds; 0 without any. */
export async function lastSeq(
  { changes }: Pick<WorkbenchDatabase, 'changes'>,
  replica: string,
): Promise<number> {
  const own = changes.where(':id').between([replica, 0], [replica, Number.MAX_SAFE_INTEGER]);
  const [key] = await own.reverse().limit(1).primaryKeys();
  return key?.[1] ?? 0;
}
