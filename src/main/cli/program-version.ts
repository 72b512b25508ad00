import { readFileSync } from 'node:fs';

/** Built to out/main/cli.js: the program's own folder is two above. */
export function programVersion(): string {
  const path = new URL('../../package.json', import.meta.url);
  return (JSON.parse(readFileSync(path, 'utf8')) as { readonly version: string }).version;
}
