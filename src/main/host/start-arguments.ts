import { lstat } from 'node:fs/promises';
import { resolve } from 'node:path';

/**
 * The files and folders that a command line names and that exist. Whatever looks like a switch is
 * passed over, unless it stands after `--`; a file association passes names the same way.
 *
 * @param from how many of the arguments were looked at before: only later ones are named.
 */
export async function namedPaths(
  startArguments: readonly string[],
  workingFolder: string,
  from = 0,
): Promise<string[]> {
  const paths: string[] = [];
  let isAfterDashes = false;
  for (const [index, argument] of [...startArguments].entries()) {
    if (!isAfterDashes && argument === '--') {
      isAfterDashes = true;
      continue;
    }
    if (index < from || argument === '' || argument.includes('\0')) continue;
    if (!isAfterDashes && argument.startsWith('-')) continue;
    const path = resolve(workingFolder, argument);
    const stats = await lstat(path).catch(() => null);
    if (stats?.isFile() || stats?.isDirectory()) paths.push(path);
  }
  return paths;
}
