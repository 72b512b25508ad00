import { spawn, spawnSync } from 'node:child_process';
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

/** The same beside others: whether it succeeded, and what it wrote, whole. */
export function tellsPackage(path, given) {
  const child = spawn(process.execPath, [`node_modules/${path}`, ...given], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const parts = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => parts.push(part));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => {
      resolve({ isGreen: status === 0, said: Buffer.concat(parts).toString('utf8') });
    });
  });
}

/** Ends with one clear message instead of a stack. */
export function giveUp(message) {
  process.stderr.write(`\n${message}\n`);
  process.exit(1);
}
