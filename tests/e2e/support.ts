import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';
import { launchProgram, type Running } from './program.ts';

export interface Fixtures {
  /** A folder for one test's library and work. */
  readonly userData: string;
  /** What the page complained of: errors, and whatever the content security policy refused. */
  readonly complaints: string[];
  /** Starts the program on the test's folder; a test that starts it again has ended it before. */
  readonly start: () => Promise<Running>;
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
  start: async ({ userData, complaints, viewport, colorScheme, locale }, use, { project }) => {
    const watch = (page: Page): void => {
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning')
          complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(error.message));
    };
    let last: Running | null = null;
    await use(async () => {
      const shell = project.name;
      last = await launchProgram({ shell, userData, colorScheme, viewport, locale, watch });
      return last;
    });
    await (last as Running | null)?.close().catch(() => undefined);
  },
  obelus: async ({ start }, use) => {
    const { page } = await start();
    await use(page);
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
