/**
 * A folder of Electron's shape for Linux, without Electron: enough for electron-builder to rename,
 * flip fuses in and pack with --dir where Electron itself cannot be fetched. It runs nothing.
 *
 * Fuses live in the executable, as @electron/fuses finds them: a sentinel, a version byte, the
 * number of fuses, and one character a fuse.
 */
import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/** Names in the order of the wire; the last is newer than electron-builder's options know. */
export const FUSES = [
  'runAsNode',
  'enableCookieEncryption',
  'enableNodeOptionsEnvironmentVariable',
  'enableNodeCliInspectArguments',
  'enableEmbeddedAsarIntegrityValidation',
  'onlyLoadAppFromAsar',
  'loadBrowserProcessSpecificV8Snapshot',
  'grantFileProtocolExtraPrivileges',
  'wasmTrapHandlers',
];
/** As Electron is released. */
const RELEASED = '101100011';

const STATES = new Map([
  ['0', false],
  ['1', true],
  ['r', 'removed'],
]);

/**
 * The state of each fuse in an executable: true, false, or 'removed'.
 *
 * @param executable - its bytes.
 */
export function readFuses(executable) {
  const at = executable.indexOf(SENTINEL);
  if (at < 0 || executable.indexOf(SENTINEL, at + 1) >= 0)
    throw new Error('expected one fuse wire in the executable');
  const wire = executable.subarray(at + SENTINEL.length);
  if (wire[0] !== 1) throw new Error(`fuse wire of version ${wire[0]}`);
  const states = [...wire.subarray(2, 2 + wire[1]).toString('latin1')];
  return Object.fromEntries(states.map((state, index) => [FUSES[index], STATES.get(state)]));
}

/** Makes the folder anew. */
export async function makeStandIn(folder) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(join(folder, 'resources'), { recursive: true });
  await mkdir(join(folder, 'locales'));
  const fuses = Buffer.concat([
    Buffer.from(SENTINEL, 'latin1'),
    Buffer.from([1, RELEASED.length]),
    Buffer.from(RELEASED, 'latin1'),
  ]);
  const padding = Buffer.alloc(4096);
  await writeFile(join(folder, 'electron'), Buffer.concat([padding, fuses, padding]));
  await chmod(join(folder, 'electron'), 0o755);
  await writeFile(join(folder, 'chrome-sandbox'), padding);
  await writeFile(join(folder, 'locales', 'en-US.pak'), padding);
  await writeFile(join(folder, 'LICENSE'), 'Stand-in for the licence of Electron.\n');
  await writeFile(join(folder, 'version'), '0.0.0\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder] = process.argv.slice(2);
  if (folder === undefined) {
    console.error('usage: node stand-in.mjs FOLDER');
    process.exitCode = 2;
  } else {
    await makeStandIn(folder);
  }
}
