/** The folder a person's work is kept in: where it is, who writes there, how small files are kept. */
export { lockFolder } from './folder-lock.ts';
export type { LockHolder, Locking } from './folder-lock.ts';
export { MOST_PATHS, pathsFromSecond } from './given-paths.ts';
export { makePrivateFolder, writePrivateFile } from './private-file.ts';
export { MEMORY, noteUsedOnce, removeLeftOver, removeUsedOnce, USED_ONCE } from './used-once.ts';
export { privateFolder, userDataFolder } from './user-data-folder.ts';
