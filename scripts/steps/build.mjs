import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { giveUp, root, runsPackage } from './run.mjs';
import { hashOf, hasStamp, writeStamp } from './stamp.mjs';

const STAMP = 'out/.obelus-built';
const SOURCES = [
  'src',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
];
const RESULTS = [
  'out/main/electron.js',
  'out/main/loopback.js',
  'out/main/import-worker.js',
  'out/main/search-worker.js',
  'out/main/project-worker.js',
  'out/preload/preload.cjs',
  'out/renderer/index.html',
];

/** Builds main, preload and page into out/, always. */
export function build() {
  const stamp = hashOf(SOURCES);
  rmSync(join(root, STAMP), { force: true });
  const isBuilt = runsPackage('electron-vite/bin/electron-vite.js', ['build', '--logLevel=warn']);
  if (!isBuilt) giveUp('The build failed (see above).');
  writeStamp(STAMP, stamp);
}

/** Builds where a source changed since out/ was built. */
export function buildWhereNeeded() {
  const isThere = RESULTS.every((path) => existsSync(join(root, path)));
  if (isThere && hasStamp(STAMP, hashOf(SOURCES))) return;
  process.stdout.write('Building …\n');
  build();
}
