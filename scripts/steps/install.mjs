import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { giveUp, root, runs } from './run.mjs';
import { hashOf, hasStamp, writeStamp } from './stamp.mjs';

const STAMP = 'node_modules/.obelus-installed';

/**
 * Installs exactly what the lock file says, where it is not installed yet for this Node and this
 * platform. No package's own scripts run.
 */
export function install() {
  const { version, platform, arch } = process;
  const stamp = hashOf(['package-lock.json'], version.split('.')[0], platform, arch);
  if (hasStamp(STAMP, stamp)) return;
  process.stdout.write('Installing what package-lock.json names …\n');
  rmSync(join(root, STAMP), { force: true });
  const given = ['ci', '--ignore-scripts', '--include=dev'];
  const npm = process.env['npm_execpath'];
  const isInstalled =
    npm === undefined
      ? runs('npm', given, { shell: process.platform === 'win32' })
      : runs(process.execPath, [npm, ...given]);
  if (!isInstalled) giveUp('npm ci failed: what it needs could not be fetched (see above).');
  writeStamp(STAMP, stamp);
}
