import { lstat } from 'node:fs/promises';
import { resolve } from 'node:path';

/**
 * The files and folders that a command line names and that exist. Whatever looks like a switch is
 * passed over, unless it stands after `--`; a file association passes names the same way.
 */
export async function namedPaths(
  startArguments: readonly string[],
  workingFolder: string,
): Promise<string[]> {
  const paths: string[] = [];
  let isAfterDashes = false;
  for (const argument of startArguments) {
    if (!isAfterDashes && argument === '--') {
      isAfterDashes = true;
      continue;
    }
    if (argument === '' || argument.includes('\0')) continue;
    if (!isAfterDashes && argument.startsWith('-')) continue;
    const path = resolve(workingFolder, argument);
    const stats = await lstat(path).catch(() => null);
    if (stats?.isFile() || stats?.isDirectory()) paths.push(path);
  }
  return paths;
}
