import { readFileSync } from 'node:fs';
import { firstAbove } from './first-above.ts';

/** Folders: from the source, and from what is built of it, there are fewer to the program's own. */
const FAR = 8;

/** The version in the first package.json above this file, which is built into a part of out/main. */
export function programVersion(): string {
  const path = firstAbove('package.json', FAR);
  if (path === null) throw new TypeError('The program is not in its folder.');
  return (JSON.parse(readFileSync(path, 'utf8')) as { readonly version: string }).version;
}
