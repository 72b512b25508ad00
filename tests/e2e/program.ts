import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, chromium, type Browser, type Page } from '@playwright/test';
import { printedAddress } from '../printed-address.mjs';
import { quiet } from '../quiet-chromium.mjs';

/** The built program: this repository's, or a copy of it that OBELUS_PROGRAM names. */
const program = process.env['OBELUS_PROGRAM'] ?? fileURLToPath(new URL('../..', import.meta.url));
const inProgram = (path: string): string => join(program, path);

/** Starts the built loopback shell and waits for the address it prints. */
async function startLoopback({
  userData,
  isPrivate = false,
}: Launch): Promise<{ server: ChildProcess; url: string }> {
  const server = spawn(
    process.execPath,
    [
      ...[inProgram('out/main/loopback.js'), '--user-data', userData, '--no-browser'],
      ...(isPrivate ? ['--private'] : []),
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  return { server, url: await printedAddress(server.stdout) };
}

async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return;
  const ended = once(server, 'exit');
  server.kill();
  await ended;
}

/** One run of the program: a shell and the window on it. */
export interface Running {
  readonly page: Page;
  /** Closes the window and ends the shell, as a person does. */
  close(): Promise<void>;
  /** Ends both at once, whatever they are at. */
  kill(): Promise<void>;
}

export interface Launch {
  readonly shell: string;
  readonly userData: string;
  readonly colorScheme: 'light' | 'dark' | 'no-preference' | null;
  readonly viewport: { width: number; height: number } | null;
  readonly locale: string | undefined;
  /** Told of the page before anything is loaded into it. */
  readonly watch: (page: Page) => void;
  /** More switches for a Chromium that is started; the address is empty where Electron is. */
  readonly switches?: (address: string) => readonly string[];
  /**
   * A browser that is running: its window keeps what it stores until it is closed. Without one, a browser
   * is started whose profile lies in `userData`.
   */
  readonly browser?: Browser;
  /** The private workbench, which shows its first screen. */
  readonly isPrivate?: boolean;
}

const inChromium = {
  executablePath: process.env['OBELUS_CHROMIUM'] || '/usr/bin/chromium',
  args: quiet,
};

export const launchBrowser = (): Promise<Browser> => chromium.launch(inChromium);

const ready = (page: Page, { isPrivate }: Launch): Promise<void> =>
  page
    .locator(isPrivate === true ? 'main form' : '.ProseMirror p')
    .first()
    .waitFor({ timeout: 30_000 });

async function launchElectron(launch: Launch): Promise<Running> {
  const running = await _electron.launch({
    args: [
      ...['--no-sandbox', ...(launch.switches?.('') ?? []), inProgram('out/main/electron.js')],
      ...(launch.isPrivate === true ? ['--private'] : []),
    ],
    env: { ...process.env, OBELUS_USER_DATA: launch.userData },
    colorScheme: launch.colorScheme ?? 'light',
  });
  const page = await running.firstWindow();
  launch.watch(page);
  if (launch.viewport !== null) await page.setViewportSize(launch.viewport);
  await ready(page, launch);
  return {
    page,
    close: () => running.close(),
    kill: async () => {
      const ended = once(running.process(), 'exit');
      running.process().kill('SIGKILL');
      await ended;
    },
  };
}

async function launchLoopback(launch: Launch): Promise<Running> {
  const { server, url } = await startLoopback(launch);
  const window = {
    viewport: launch.viewport,
    colorScheme: launch.colorScheme ?? 'light',
    ...(launch.locale === undefined ? {} : { locale: launch.locale }),
  };
  const profile = join(launch.userData, 'browser');
  const context = await (launch.browser?.newContext(window) ??
    chromium.launchPersistentContext(profile, {
      ...inChromium,
      args: [...inChromium.args, ...(launch.switches?.(url) ?? [])],
      ...window,
    }));
  const page = context.pages()[0] ?? (await context.newPage());
  launch.watch(page);
  // Listened for always: waiting for one has effect only some time after it began.
  page.on('filechooser', () => undefined);
  await page.goto(url);
  await ready(page, launch);
  return {
    page,
    kill: async () => {
      // Of a host that is gone the page complains rightly.
      page.removeAllListeners('console');
      server.kill('SIGKILL');
      await stop(server);
      await context.close();
    },
    close: async () => {
      await context.close();
      await stop(server);
    },
  };
}

export const launchProgram = (launch: Launch): Promise<Running> =>
  launch.shell === 'electron' ? launchElectron(launch) : launchLoopback(launch);
