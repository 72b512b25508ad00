import { existsSync, readFileSync } from 'node:fs';

/** The version in the first package.json above this file, which is built into a part of out/main. */
export function programVersion(): string {
  let path = new URL('package.json', import.meta.url);
  while (!existsSync(path) && path.pathname !== '/package.json')
    path = new URL('../package.json', path);
  return (JSON.parse(readFileSync(path, 'utf8')) as { readonly version: string }).version;
}
