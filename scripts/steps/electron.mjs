import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, runsPackage } from './run.mjs';

const FAILED = 'node_modules/.obelus-electron-not-fetched';
const DAY = 24 * 60 * 60 * 1000;
/** Milliseconds; it is a hundred megabytes. */
const PATIENCE = 120_000;

/** The path of Electron's binary, or null where it was never fetched. */
export function electronPath() {
  try {
    const name = readFileSync(join(root, 'node_modules/electron/path.txt'), 'utf8').trim();
    const path = join(root, 'node_modules/electron/dist', name);
    return existsSync(path) ? path : null;
  } catch {
    return null;
  }
}

/** Fetches Electron's binary. A failure is remembered for a day, so that starts do not wait for it. */
export function fetchElectron() {
  const failed = join(root, FAILED);
  if (existsSync(failed) && Date.now() - statSync(failed).mtimeMs < DAY) return null;
  process.stdout.write('Fetching Electron, once …\n');
  const stdio = ['ignore', 'ignore', 'ignore'];
  runsPackage('electron/install.js', [], { stdio, timeout: PATIENCE });
  const path = electronPath();
  if (path === null) writeFileSync(failed, '');
  else rmSync(failed, { force: true });
  return path;
}
