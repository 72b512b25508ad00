import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { _electron, test as base, chromium, expect, type Page } from '@playwright/test';

/** The built program: this repository's, or a copy of it that OBELUS_PROGRAM names. */
const program = process.env['OBELUS_PROGRAM'] ?? fileURLToPath(new URL('../..', import.meta.url));
const inProgram = (path: string): string => join(program, path);

/** Keeps Chromium quiet in a closed network, and lets it start as root in a container. */
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts the built loopback shell and waits for the address it prints. */
async function startLoopback(userData: string): Promise<{ server: ChildProcess; url: string }> {
  const server = spawn(
    process.execPath,
    [inProgram('out/main/loopback.js'), '--user-data', userData, '--no-browser'],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  // Read to its end: a pipe closed early would end the server at its next line.
  const lines = createInterface({ input: server.stdout });
  const url = await new Promise<string>((resolve, reject) => {
    lines.on('line', (line) => {
      const found = /http:\S+/.exec(line)?.[0];
      if (found !== undefined) resolve(found);
    });
    lines.on('close', () => {
      reject(new Error('The loopback shell gave no address. Is it built? (npm run build)'));
    });
  });
  return { server, url };
}

async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return;
  const ended = once(server, 'exit');
  server.kill();
  await ended;
}

export interface Fixtures {
  /** A folder for one test's library and work. */
  readonly userData: string;
  /** What the page complained of: errors, and whatever the content security policy refused. */
  readonly complaints: string[];
  /** The program, started for the first time, its first document open. */
  readonly obelus: Page;
}

/** Tests of the built program in whichever shell the project names. */
export const test = base.extend<Fixtures>({
  userData: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'obelus-e2e-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  },
  complaints: async ({}, use) => {
    const complaints: string[] = [];
    await use(complaints);
    expect(complaints).toEqual([]);
  },
  obelus: async ({ userData, complaints, viewport, colorScheme, locale }, use, { project }) => {
    const watch = (page: Page): void => {
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning')
          complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(error.message));
    };
    if (project.name === 'electron') {
      const running = await _electron.launch({
        args: ['--no-sandbox', inProgram('out/main/electron.js')],
        env: { ...process.env, OBELUS_USER_DATA: userData },
        colorScheme: colorScheme ?? 'light',
      });
      const page = await running.firstWindow();
      watch(page);
      if (viewport !== null) await page.setViewportSize(viewport);
      await ready(page);
      await use(page);
      await running.close();
      return;
    }
    const { server, url } = await startLoopback(userData);
    const context = await chromium.launchPersistentContext(join(userData, 'browser'), {
      executablePath: process.env['OBELUS_CHROMIUM'] || '/usr/bin/chromium',
      args: quiet,
      viewport,
      colorScheme: colorScheme ?? 'light',
      locale: locale ?? 'en-GB',
    });
    const page = context.pages()[0] ?? (await context.newPage());
    watch(page);
    await page.goto(url);
    await ready(page);
    await use(page);
    await context.close();
    await stop(server);
  },
});

const ready = (page: Page): Promise<void> =>
  page.locator('.ProseMirror p').first().waitFor({ timeout: 30_000 });

export { expect };

/** The parts of the window, by what they are called. */
export const partsOf = (page: Page) => ({
  corpus: page.getByRole('listbox', { name: 'Corpus' }),
  documents: page.getByRole('option'),
  text: page.locator('.ProseMirror'),
  cards: page.getByRole('feed', { name: 'Annotations' }).getByRole('article'),
  status: page.getByRole('contentinfo', { name: 'Status' }),
  find: page.getByRole('search'),
});

/** Puts the caret before some words of the text and selects them with the keyboard. */
export async function selectWords(page: Page, words: string): Promise<void> {
  await page.locator('.ProseMirror').evaluate((root, wanted) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(wanted) ?? -1;
      if (at === -1) continue;
      (root as HTMLElement).focus();
      document.getSelection()?.setBaseAndExtent(node, at, node, at);
      return;
    }
    throw new Error(`The text in view has no “${wanted}”.`);
  }, words);
  for (let count = 0; count < words.length; count += 1)
    await page.keyboard.press('Shift+ArrowRight');
}
