import { spawn, spawnSync } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';

/** The checkout. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/** Runs a program in the checkout, its output here. Whether it succeeded. */
export function runs(command, given, options = {}) {
  const { status } = spawnSync(command, given, { cwd: root, stdio: 'inherit', ...options });
  return status === 0;
}

/** Runs a JavaScript file of an installed package, such as "vitest/vitest.mjs". */
export const runsPackage = (path, given, options) =>
  runs(process.execPath, [`node_modules/${path}`, ...given], options);

/** The same beside others. */
export const startsPackage = async (path, given, options) =>
  (await start(path, given, options)) === 0;

/** The same without being in the way of others: whether it succeeded, and what it wrote, whole. */
export async function tellsPackage(path, given) {
  const parts = [];
  const status = await start(path, given, { stdio: ['ignore', 'pipe', 'pipe'] }, (child) => {
    if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (part) => parts.push(part));
  });
  return { isGreen: status === 0, said: Buffer.concat(parts).toString('utf8') };
}

function start(path, given, options, started = () => undefined) {
  const child = spawn(process.execPath, [`node_modules/${path}`, ...given], {
    cwd: root,
    stdio: 'inherit',
    ...options,
  });
  started(child);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
}

/** Ends with one clear message instead of a stack. */
export function giveUp(message) {
  process.stderr.write(`\n${message}\n`);
  process.exit(1);
}
