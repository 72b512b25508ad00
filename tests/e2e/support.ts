import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect, type Browser, type Page } from '@playwright/test';
import { launchBrowser, launchProgram, type Launch, type Running } from './program.ts';

export interface Fixtures {
  /** A folder for one test's library and work. */
  readonly userData: string;
  /** What the page complained of: errors, and whatever the content security policy refused. */
  readonly complaints: string[];
  /** How the program is started on the test's folder, but for the browser. */
  readonly launch: Launch;
  /**
   * Starts the program in a browser of its own, whose profile lasts; a test that starts it again has
   * ended it before.
   */
  readonly start: () => Promise<Running>;
  /** The program, started for the first time, its first document open. */
  readonly obelus: Page;
}

export interface Shared {
  /** A browser for one test after the other, each with a window of its own; Electron brings its own. */
  readonly shared: Browser | undefined;
}

/** Tests of the built program in whichever shell the project names. */
export const test = base.extend<Fixtures, Shared>({
  shared: [
    async ({}, use, { project }) => {
      const browser = project.name === 'loopback' ? await launchBrowser() : undefined;
      await use(browser);
      await browser?.close();
    },
    { scope: 'worker' },
  ],
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
  launch: async ({ userData, complaints, viewport, colorScheme, locale }, use, { project }) => {
    const watch = (page: Page): void => {
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning')
          complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(error.message));
    };
    await use({ shell: project.name, userData, colorScheme, viewport, locale, watch });
  },
  start: async ({ launch }, use) => {
    let last: Running | null = null;
    await use(async () => {
      last = await launchProgram(launch);
      return last;
    });
    await (last as Running | null)?.close().catch(() => undefined);
  },
  obelus: async ({ launch, shared: browser }, use) => {
    const { page, close } = await launchProgram({ ...launch, ...(browser && { browser }) });
    await use(page);
    await close();
  },
});

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

/** Selects some words of the text: the caret is put next to the last letter, which a key then adds. */
export async function selectWords(page: Page, words: string): Promise<void> {
  await page.locator('.ProseMirror').evaluate((root, wanted) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(wanted) ?? -1;
      if (at === -1) continue;
      (root as HTMLElement).focus();
      document.getSelection()?.setBaseAndExtent(node, at, node, at + wanted.length - 1);
      return;
    }
    throw new Error(`The text in view has no “${wanted}”.`);
  }, words);
  await page.keyboard.press('Shift+ArrowRight');
}
