import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../../..');

/** A file of the built program. These tests are about what is shipped, so it must have been built. */
export function builtPath(path: string): string {
  const full = join(root, 'out', path);
  if (!existsSync(full)) throw new Error(`out/${path} is not there: run "npm run build" first.`);
  return full;
}

export const builtText = (path: string): string => readFileSync(builtPath(path), 'utf8');

/** Every file below a folder of the built program, by its path from there: "/assets/a.js". */
export const builtFiles = (folder: string): readonly string[] =>
  readdirSync(builtPath(folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(builtPath(folder).length))
    .map((path) => path.replaceAll('\\', '/'))
    .sort();
