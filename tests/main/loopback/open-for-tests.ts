import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HostApi } from '#contract';
import { createHost } from '#main/host';
import { startLoopback, type Loopback } from '#main/loopback';
import { send } from './raw-request.ts';

/** A folder of its own, and how to be rid of it. */
export async function temporaryFolder(): Promise<{
  readonly path: string;
  readonly remove: () => Promise<void>;
}> {
  const path = await mkdtemp(join(tmpdir(), 'obelus-shell-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

/** A small built page: enough files to be served, and one that is not. */
export async function writePage(folder: string): Promise<string> {
  const page = join(folder, 'page');
  await mkdir(join(page, 'assets'), { recursive: true });
  await writeFile(join(page, 'index.html'), '<!doctype html><title>Obelus</title>');
  await writeFile(join(page, 'assets', 'index-1a2b.js'), 'export {};');
  await writeFile(join(page, 'assets', 'index-1a2b.js.map'), '{"sources":["/home/someone"]}');
  await writeFile(join(page, 'assets', 'text.woff2'), Buffer.from([0, 1, 2]));
  return page;
}

/** The real host on a folder, with a sample corpus of one text. */
export async function openHost(folder: string): Promise<HostApi> {
  const seedsFolder = join(folder, 'seeds');
  await mkdir(seedsFolder, { recursive: true });
  await writeFile(join(seedsFolder, 'sample.txt'), 'A sample of eleven words.\n');
  return createHost({
    userData: join(folder, 'data'),
    version: '1.2.3',
    shell: 'loopback',
    platform: 'linux',
    startArguments: [],
    seedsFolder,
  });
}

export interface OpenShell extends Loopback {
  readonly folder: string;
  readonly host: HostApi;
  readonly session: string;
  readonly remove: () => Promise<void>;
}

/** The loopback shell over the real host, with a session. */
export async function openShell(
  given: { readonly host?: HostApi; readonly now?: () => number } = {},
): Promise<OpenShell> {
  const { path, remove } = await temporaryFolder();
  const host = given.host ?? (await openHost(path));
  const loopback = await startLoopback({
    userData: join(path, 'data'),
    pageFolder: await writePage(path),
    openHost: () => host,
    ...(given.now === undefined ? {} : { now: given.now }),
  });
  const session = await exchange(loopback.port, ticketIn(loopback.ticketUrl()));
  return {
    ...loopback,
    folder: path,
    host,
    session,
    remove: async () => {
      await loopback.close();
      await remove();
    },
  };
}

export const ticketIn = (url: string): string => new URL(url).hash.slice('#ticket='.length);

/** The headers of the page's own calls. */
export const pageHeadersFor = (port: number, session?: string): Record<string, string> => ({
  Origin: `http://127.0.0.1:${String(port)}`,
  'Sec-Fetch-Site': 'same-origin',
  'Content-Type': 'application/json',
  ...(session === undefined ? {} : { Authorization: `Bearer ${session}` }),
});

async function exchange(port: number, ticket: string): Promise<string> {
  const answer = await send({
    port,
    method: 'POST',
    path: '/session',
    headers: pageHeadersFor(port),
    body: JSON.stringify({ ticket }),
  });
  return (JSON.parse(answer.text) as { readonly session: string }).session;
}
