import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import {
  hostileAnnotations,
  hostileFiles,
  writeHostileFolder,
} from '../hostile/page/hostile-files.ts';
import { windowFlags } from '../../src/main/loopback/browser-window.ts';
import { launchProgram } from './program.ts';
import { networkIn, openSinks } from './sinks.ts';
import { expect, partsOf, test } from './support.ts';

/** Drops files and folders of the disk onto the middle of the page, as the system does. */
async function dropPaths(page: Page, files: string[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files, dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, x: 600, y: 400, data });
}

/** What must not happen, whatever is opened. */
function watchFor(page: Page, seen: string[]): void {
  page.on('dialog', (dialog) => void seen.push(`dialog ${dialog.message()}`));
  page.on('popup', (popup) => void seen.push(`window ${popup.url()}`));
  page.on('download', (download) => void seen.push(`download ${download.url()}`));
  page.on('frameattached', () => void seen.push('frame'));
  page.on('crash', () => void seen.push('crash'));
  page.on('pageerror', (error) => void seen.push(`error ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') seen.push(message.text());
  });
  page.on('framenavigated', (frame) => void seen.push(`to ${new URL(frame.url()).pathname}`));
}

/** Whatever stands in the window that no text brings there; runs in the page. */
const foreign = (): readonly string[] => [
  ...[
    ...document.querySelectorAll(
      'iframe, object, embed, base, meta[http-equiv], video, audio, form[action], link:not([rel=stylesheet]):not([rel=modulepreload]):not([rel=icon]), [href^="javascript"], [href^="http"]:not(link), [src^="http:"]',
    ),
  ].map(({ outerHTML }) => outerHTML),
  ...[
    ...document.querySelectorAll(
      '.ProseMirror script, .ProseMirror img, .ProseMirror style, .ProseMirror svg, .ProseMirror a',
    ),
  ].map(({ outerHTML }) => outerHTML),
  ...(document.documentElement.dataset['evil'] === undefined ? [] : ['a script ran']),
];

/** The switches of the window that the program opens itself, but for what Playwright sees to. */
const fencedIn = (url: string): readonly string[] =>
  windowFlags('', Number(new URL(url).port), url, false).filter(
    (flag) => !/^--(app|user-data-dir)=/.test(flag),
  );

test('a folder of hostile documents comes in as words, and nothing leaves the machine', async ({
  userData,
  viewport,
  colorScheme,
  locale,
}, { project }) => {
  const sinks = await openSinks();
  const netLog = join(userData, 'net-log.json');
  const seen: string[] = [];
  const running = await launchProgram({
    shell: project.name,
    userData,
    viewport,
    colorScheme,
    locale,
    watch: () => undefined,
    switches: (url) => [`--log-net-log=${netLog}`, ...(url === '' ? [] : fencedIn(url))],
  });
  const { page } = running;
  const { corpus, text, status } = partsOf(page);
  watchFor(page, seen);
  const address = page.url();

  const folder = await writeHostileFolder(userData, sinks);
  const files = hostileFiles(sinks);
  const good = files.filter(({ shows }) => shows !== null);
  const bad = files.filter(({ shows }) => shows === null).map(({ name }) => name);
  const report = page.getByRole('dialog', { name: 'Import report' });
  const heading = page.getByRole('heading', { name: /^Corpus/ });
  // Of a folder, only what a text can be is looked at; what is dropped by itself is named.
  for (const paths of [[folder], bad.map((name) => join(folder, name))]) {
    await dropPaths(page, paths);
    await expect(report).toBeVisible({ timeout: 30_000 });
    for (const name of bad.filter((each) => paths.length > 1 || /\.(txt|html)$/.test(each)))
      await expect(report).toContainText(name);
    await page.keyboard.press('Escape');
    await expect(heading).toContainText(String(5 + good.length));
  }

  for (const { name, shows } of good) {
    const title = name.replace(/\.\w+$/, '');
    await page.getByRole('searchbox', { name: 'Filter documents' }).fill(title);
    await corpus
      .getByRole('option', { name: new RegExp(`^${title}\\b|Words of ${title}`) })
      .first()
      .click();
    await expect(text).toContainText(shows ?? '');
    expect([name, await page.evaluate(foreign)]).toEqual([name, []]);
  }

  // What is pasted, or brings notes with it.
  await text.evaluate((root) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData(
      'text/html',
      '<img src=x onerror="document.documentElement.dataset.evil=1"><p>Pasted',
    );
    root.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  });
  await expect(text).not.toContainText('Pasted');
  const notes = join(userData, 'notes.jsonld');
  await writeFile(notes, hostileAnnotations(sinks));
  await dropPaths(page, [notes]);
  await expect(page.getByText(/Hostile note|1 annotation/).first()).toBeVisible();
  expect(await page.evaluate(foreign)).toEqual([]);

  await expect(status).toContainText('Saved');
  expect(page.url()).toBe(address);
  expect(seen).toEqual([]);
  await running.close();
  const network = await networkIn(netLog);
  const own = new URL(address).host;
  // What Chromium itself would say to its makers ends at a proxy where nothing listens.
  const allowed = project.name === 'electron' ? [] : [own, '127.0.0.1:9'];
  expect(network.peers.filter((peer) => !allowed.includes(peer))).toEqual([]);
  expect(network.datagrams).toBe(0);
  expect(network.looked).toEqual([]);
  expect(network.hosts).toEqual(expect.arrayContaining(project.name === 'electron' ? [] : [own]));
  expect(network.hosts.filter((host) => host.startsWith('127.0.0.1') && host !== own)).toEqual([]);
  expect(network.hosts.filter((host) => host.includes('hostile'))).toEqual([]);
  expect(sinks.heard).toEqual([]);
  sinks.close();
  await rm(folder, { recursive: true });
});
