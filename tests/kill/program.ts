import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from '@playwright/test';
import { printedAddress } from '../printed-address.mjs';
import { quiet } from '../quiet-chromium.mjs';

/** The built program: this repository's, or a copy of it that OBELUS_PROGRAM names. */
const program = process.env['OBELUS_PROGRAM'] ?? fileURLToPath(new URL('../..', import.meta.url));

/** Which of Chromium's two kinds of storage IndexedDB lies in. */
export type BackEnd = 'leveldb' | 'sqlite';

/** One run of the loopback shell with a window, each a group of processes of its own. */
export interface Running {
  readonly page: Page;
  /** As a person ends it. */
  close(): Promise<void>;
  killBrowser(): Promise<void>;
  killHost(): Promise<void>;
}

/** Everything of a process, at once, as `kill -9` ends it. */
async function killGroup(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  try {
    process.kill(-(child.pid as number), 'SIGKILL');
  } catch {
    // It ended by itself a moment ago.
  }
  await ended;
}

async function startHost(userData: string, sources: readonly string[]) {
  const host = spawn(
    process.execPath,
    [join(program, 'out/main/loopback.js'), '--user-data', userData, '--no-browser', ...sources],
    { stdio: ['ignore', 'pipe', 'inherit'], detached: true },
  );
  return { host, url: await printedAddress(host.stdout) };
}

export const profileIn = (userData: string): string => join(userData, 'browser');

async function startBrowser(userData: string, backEnd: BackEnd) {
  const profile = profileIn(userData);
  const portFile = join(profile, 'DevToolsActivePort');
  await rm(portFile, { force: true });
  const flags = [
    ...quiet,
    '--headless',
    '--remote-debugging-port=0',
    `--user-data-dir=${profile}`,
    '--window-size=1440,900',
    '--disable-dev-shm-usage',
    '--password-store=basic',
    '--no-default-browser-check',
    '--disable-extensions',
    ...(backEnd === 'sqlite' ? ['--enable-features=IdbSqliteBackingStore'] : []),
    'about:blank',
  ];
  const browser = spawn(process.env['OBELUS_CHROMIUM'] || '/usr/bin/chromium', flags, {
    stdio: 'ignore',
    detached: true,
  });
  for (;;) {
    const port = await readFile(portFile, 'utf8').catch(() => '');
    const number = /^(\d+)\n/.exec(port)?.[1];
    if (number !== undefined) return { browser, address: `http://127.0.0.1:${number}` };
    if (browser.exitCode !== null) throw new Error('Chromium ended before it began.');
    await wait(20);
  }
}

/** @param sources files named at the start, as on the command line */
export async function startProgram(
  userData: string,
  backEnd: BackEnd,
  sources: readonly string[] = [],
): Promise<Running> {
  const [{ host, url }, { browser, address }] = await Promise.all([
    startHost(userData, sources),
    startBrowser(userData, backEnd),
  ]);
  const connection: Browser = await chromium.connectOverCDP(address);
  const [context] = connection.contexts();
  if (context === undefined) throw new Error('Chromium has no window.');
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(url);
  const text = page.locator('.ProseMirror p').first();
  await text.waitFor({ timeout: 20_000 }).catch(async (error: unknown) => {
    const shown = await page.locator('body').innerText();
    await Promise.all([killGroup(browser), killGroup(host)]);
    throw new Error(`The program did not start. It shows: ${shown}`, { cause: error });
  });
  const killBrowser = async (): Promise<void> => {
    await killGroup(browser);
    await connection.close().catch(() => undefined);
  };
  return {
    page,
    killBrowser,
    killHost: () => killGroup(host),
    close: async () => {
      const ended = once(browser, 'exit');
      const session = await connection.newBrowserCDPSession();
      await session.send('Browser.close').catch(() => undefined);
      await ended;
      await connection.close().catch(() => undefined);
      const hostEnded = once(host, 'exit');
      host.kill();
      await hostEnded;
    },
  };
}
