import { existsSync } from 'node:fs';

/**
 * The first file of a name in this file's folder, or in one above it; null where there is none.
 *
 * @param most folders above that are looked into
 */
export function firstAbove(name: string, most: number): URL | null {
  let path = new URL(name, import.meta.url);
  for (let above = 0; above <= most; above++) {
    if (existsSync(path)) return path;
    path = new URL(`../${name}`, path);
  }
  return null;
}
