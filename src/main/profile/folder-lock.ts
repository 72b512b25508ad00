import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { birthOf, isRunning } from './process-birth.ts';
import { unusableFolder } from './unusable-folder.ts';

export interface LockHolder {
  readonly pid: number;
  readonly birth: string | null;
  /** Which shell: what the person is told to look for. */
  readonly shell: 'electron' | 'loopback';
  readonly token: string;
}

export type Locking =
  | { readonly kind: 'locked'; readonly release: () => void }
  | { readonly kind: 'held'; readonly by: LockHolder };

/**
 * Takes the user-data folder for this process, so that one instance at a time writes there, of
 * whichever shell. The lock of a process that no longer runs is taken over. Synchronous, because
 * the Electron shell asks before anything else may happen.
 *
 * @throws where the folder cannot be written; the message says so in words.
 */
export function lockFolder(folder: string, shell: LockHolder['shell']): Locking {
  try {
    return lockWritable(folder, shell);
  } catch (error) {
    const { code } = Object(error) as { readonly code?: unknown };
    if (typeof code !== 'string') throw error;
    throw new Error(unusableFolder(folder, code), { cause: error });
  }
}

function lockWritable(folder: string, shell: LockHolder['shell']): Locking {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, 'lock');
  const own: LockHolder = {
    pid: process.pid,
    birth: birthOf(process.pid),
    shell,
    token: randomBytes(8).toString('hex'),
  };
  const release = (): void => {
    if (readHolder(path)?.token === own.token) rmSync(path, { force: true });
  };
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if (createOnly(path, JSON.stringify(own))) return { kind: 'locked', release };
    const holder = readHolder(path);
    if (holder !== null && isAlive(holder)) return { kind: 'held', by: holder };
    // Created a moment ago and still empty: its owner is writing it.
    if (holder === null && ageOf(path) < 1_000) pause(20);
    else removeStale(path, holder?.token);
  }
  throw new Error(`The lock in ${folder} changes hands all the time.`);
}

/** Two processes may find the same stale lock: only the one that creates the guard removes it. */
function removeStale(path: string, token: string | undefined): void {
  const guard = `${path}.takeover`;
  if (!createOnly(guard, '')) {
    if (ageOf(guard) > guardLifetime) rmSync(guard, { force: true });
    pause(20);
    return;
  }
  if (readHolder(path)?.token === token) rmSync(path, { force: true });
  rmSync(guard, { force: true });
}

/** Milliseconds after which a guard belongs to a process that died holding it. */
const guardLifetime = 5_000;

const ageOf = (path: string): number => {
  try {
    return Date.now() - statSync(path).mtimeMs;
  } catch {
    return 0;
  }
};

const pause = (milliseconds: number): void => {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
};

function isAlive(holder: LockHolder): boolean {
  if (!isRunning(holder.pid)) return false;
  return holder.birth === null || holder.birth === birthOf(holder.pid);
}

function createOnly(path: string, text: string): boolean {
  try {
    writeFileSync(path, text, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function readHolder(path: string): LockHolder | null {
  try {
    const found: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return isHolder(found) ? found : null;
  } catch {
    return null;
  }
}

const isHolder = (found: unknown): found is LockHolder =>
  typeof found === 'object' &&
  found !== null &&
  'pid' in found &&
  Number.isInteger(found.pid) &&
  Number(found.pid) > 0 &&
  'birth' in found &&
  (found.birth === null || typeof found.birth === 'string') &&
  'shell' in found &&
  (found.shell === 'electron' || found.shell === 'loopback') &&
  'token' in found &&
  typeof found.token === 'string';
