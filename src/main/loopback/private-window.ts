import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { lstat, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { MEMORY, noteUsedOnce, removeLeftOver, removeUsedOnce, USED_ONCE } from '#main/profile';
import { windowFlags } from './browser-window.ts';
import { findBrowser, hasDisplay, type Surroundings } from './find-browser.ts';

/** A window whose profile is gone with it; or why there is none, where one was wanted. */
export type PrivateWindow =
  | {
      readonly kind: 'own';
      /** Once it was closed, or did not come about. */
      readonly ended: Promise<void>;
      /** Closes it, where it is open still, and removes its profile. */
      readonly close: () => Promise<void>;
    }
  | { readonly kind: 'none'; readonly reason: string | null };

/** The window that there is, for as long as it is replaced by others. */
export interface KeptWindow {
  /** Closes it, and opens another in its place; false where there is none of the program's own. */
  readonly replace: () => boolean;
  /** Closes it, where it is open still. */
  readonly close: () => Promise<void>;
}

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

async function newProfile(platform: string): Promise<string> {
  const isThere = (await lstat(MEMORY).catch(() => null))?.isDirectory() === true;
  if (platform === 'linux' && isThere) {
    const profile = await mkdtemp(join(MEMORY, USED_ONCE)).catch(() => null);
    if (profile !== null) return profile;
  }
  return mkdtemp(join(tmpdir(), USED_ONCE));
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
  await noteUsedOnce(userData, profile);
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
      await removeUsedOnce(userData, profile);
    },
  };
}

/** @param onEnded called once a window was closed by other hands */
export function keepWindow(
  first: PrivateWindow,
  open: () => Promise<PrivateWindow>,
  onEnded: () => void,
): KeptWindow {
  let isClosed = false;
  let current: PrivateWindow | null = first;
  let opening: Promise<unknown> = Promise.resolve();
  const watch = (window: PrivateWindow): void => {
    if (window.kind === 'none') return onEnded();
    void window.ended.then(() => {
      if (current === window) onEnded();
    });
  };
  async function another(before: PrivateWindow): Promise<void> {
    if (before.kind === 'own') await before.close();
    if (isClosed) return;
    current = await open();
    watch(current);
  }
  if (first.kind === 'own') watch(first);
  return {
    replace() {
      const before = current;
      if (before?.kind === 'none' || isClosed) return false;
      current = null;
      if (before !== null) opening = another(before).catch(onEnded);
      return true;
    },
    async close() {
      isClosed = true;
      await opening;
      const window = current;
      current = null;
      if (window?.kind === 'own') await window.close();
    },
  };
}
