import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { lstat, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { writePrivateFile } from '#main/profile';
import { windowFlags } from './browser-window.ts';
import { findBrowser, hasDisplay, type Surroundings } from './find-browser.ts';

/** A window whose profile is gone with it. */
export type PrivateWindow =
  | {
      readonly kind: 'own';
      /** Once it was closed, or did not come about. */
      readonly ended: Promise<void>;
      /** Closes it, where it is open still, and removes its profile. */
      readonly close: () => Promise<void>;
    }
  | { readonly kind: 'none'; readonly reason: string };

const PREFIX = 'obelus-private-';
const PROFILE = /^obelus-private-\w{6}$/;
/** The file that says where a window's profile is, for whoever has to remove it. */
const NOTE = 'window-profile';

/** Memory, where the system has a folder that is. */
const MEMORY = '/dev/shm';

/** Milliseconds that a browser has to end by itself. */
const PATIENCE = 4_000;

/**
 * What a window of the private workbench is started with beside all else: it keeps its database in memory,
 * and writes no dumps where it breaks off.
 */
export const privateFlags: readonly string[] = [
  '--incognito',
  '--disable-breakpad',
  '--disable-crash-reporter',
  '--password-store=basic',
  '--use-mock-keychain',
  '--disable-gpu-shader-disk-cache',
  '--disk-cache-size=1',
  '--media-cache-size=1',
];

const remove = (profile: string): Promise<void> =>
  rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }).catch(
    () => undefined,
  );

async function newProfile(platform: string): Promise<string> {
  const isThere = (await lstat(MEMORY).catch(() => null))?.isDirectory() === true;
  if (platform === 'linux' && isThere) {
    const profile = await mkdtemp(join(MEMORY, PREFIX)).catch(() => null);
    if (profile !== null) return profile;
  }
  return mkdtemp(join(tmpdir(), PREFIX));
}

/** Removes the profile of a window whose program was ended before it could. */
export async function removeLeftOver(userData: string): Promise<void> {
  const note = join(userData, NOTE);
  const profile = await readFile(note, 'utf8').catch(() => '');
  const isOurs = [MEMORY, tmpdir()].some((folder) => join(folder, basename(profile)) === profile);
  if (isOurs && PROFILE.test(basename(profile))) await remove(profile);
  await rm(note, { force: true });
}

/** Opens the window of the private workbench, in a profile that was never used and is used once. */
export async function openPrivateWindow(
  userData: string,
  port: number,
  url: string,
  around: Surroundings,
): Promise<PrivateWindow> {
  await removeLeftOver(userData);
  if (!hasDisplay(around)) return { kind: 'none', reason: 'no display was found' };
  const program = findBrowser(around);
  if (program === null)
    return { kind: 'none', reason: 'no browser of Chromium’s family was found' };
  const profile = await newProfile(around.platform);
  await writePrivateFile(join(userData, NOTE), profile);
  const isRoot = process.getuid?.() === 0;
  const flags = [...windowFlags(profile, port, url, isRoot), ...privateFlags];
  const browser = spawn(program, flags, { stdio: 'ignore' });
  const ended = Promise.race([once(browser, 'exit'), once(browser, 'error')]).then(
    () => undefined,
    () => undefined,
  );
  return {
    kind: 'own',
    ended,
    async close() {
      if (browser.exitCode === null && browser.signalCode === null) {
        browser.kill('SIGTERM');
        await Promise.race([ended, wait(PATIENCE, undefined, { ref: false })]);
        browser.kill('SIGKILL');
      }
      await remove(profile);
      await rm(join(userData, NOTE), { force: true });
    },
  };
}
