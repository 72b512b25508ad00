import * as nodeFiles from 'node:fs/promises';

/**
 * The one way to the disk of everything that writes: what of node:fs/promises it needs. Whoever writes
 * takes one, so that a test can let each call fail.
 */
export type FileLayer = Pick<
  typeof nodeFiles,
  | 'appendFile'
  | 'copyFile'
  | 'mkdir'
  | 'open'
  | 'readdir'
  | 'readFile'
  | 'rename'
  | 'statfs'
  | 'unlink'
>;

/** The real one. */
export const disk: FileLayer = nodeFiles;
