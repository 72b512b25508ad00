import { chmod, readFile, readdir, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openLoopback, type Loopback, type LoopbackOptions } from '#main/loopback';
import { askFirst } from '../../../src/main/loopback/ask-first.ts';
import {
  openHost,
  pageHeadersFor,
  temporaryFolder,
  ticketIn,
  writePage,
} from './open-for-tests.ts';
import { send } from './raw-request.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let options: LoopbackOptions;
let opened: Loopback[];

beforeEach(async () => {
  folder = await temporaryFolder();
  opened = [];
  options = {
    userData: join(folder.path, 'data'),
    pageFolder: await writePage(folder.path),
    openHost: () => openHost(folder.path),
  };
});
afterEach(async () => {
  for (const loopback of opened) await loopback.close();
  await folder.remove();
});

async function open(changes: Partial<LoopbackOptions> = {}): Promise<Loopback> {
  const opening = await openLoopback({ ...options, ...changes });
  if (opening.kind !== 'open') throw new Error(opening.kind);
  opened.push(opening.loopback);
  return opening.loopback;
}

async function close(loopback: Loopback): Promise<void> {
  opened.splice(opened.indexOf(loopback), 1);
  await loopback.close();
}

const statePath = (): string => join(options.userData, 'loopback.json');

const exchange = (loopback: Loopback, ticket: string): ReturnType<typeof send> =>
  send({
    port: loopback.port,
    method: 'POST',
    path: '/session',
    headers: pageHeadersFor(loopback.port),
    body: JSON.stringify({ ticket }),
  });
const sessionFrom = async (loopback: Loopback, url: string): Promise<string> =>
  (JSON.parse((await exchange(loopback, ticketIn(url))).text) as { session: string }).session;
const call = (
  loopback: Loopback,
  session: string,
  method = 'describeHost',
): ReturnType<typeof send> =>
  send({
    port: loopback.port,
    method: 'POST',
    path: `/call/${method}`,
    headers: pageHeadersFor(loopback.port, session),
    body: '{}',
  });

describe('the port', () => {
  it('is chosen once and kept, so that the page finds its database again', async () => {
    const first = await open();
    await close(first);
    const second = await open();
    expect(second.port).toBe(first.port);
    expect(second.url).toBe(`http://127.0.0.1:${first.port}/`);
  });

  it('may be named for the first start, and again while it is the same', async () => {
    const { port } = await freePort();
    const first = await open({ port });
    expect(first.port).toBe(port);
    await close(first);
    expect((await open({ port })).port).toBe(port);
  });

  it('is not changed by a later wish for another', async () => {
    const first = await open();
    await close(first);
    const { port } = await freePort();
    expect(await openLoopback({ ...options, port })).toEqual({
      kind: 'other-port',
      port: first.port,
    });
  });

  it('that another program has is not replaced by another, and the folder is free again', async () => {
    const taken = await freePort({ isHeld: true });
    const refused = await openLoopback({ ...options, port: taken.port });
    expect(refused).toEqual({ kind: 'port-taken', port: taken.port });
    await taken.release();
    expect((await open({ port: taken.port })).port).toBe(taken.port);
  });

  it('is chosen anew where the state file is damaged, which is set aside', async () => {
    await close(await open());
    await writeFile(statePath(), '{"formatVersion":1,"port":22}');
    await open();
    const names = await readdir(options.userData);
    expect(names.filter((name) => name.startsWith('loopback.json.damaged-'))).toHaveLength(1);
  });
});

describe('the folder', () => {
  it('has one shell at a time', async () => {
    const first = await open();
    const second = await openLoopback(options);
    expect(second).toMatchObject({ kind: 'held', by: { pid: process.pid, shell: 'loopback' } });
    await close(first);
    expect(await openLoopback({ ...options, pageFolder: '/nowhere' }).catch(String)).toContain(
      'No built page',
    );
    await open();
  });

  it('keeps its secrets from other accounts', async () => {
    await close(await open());
    await chmod(statePath(), 0o644);
    await open();
    expect((await stat(statePath())).mode & 0o777).toBe(0o600);
    expect((await stat(join(options.userData, 'lock'))).mode & 0o777).toBe(0o600);
    expect((await stat(options.userData)).mode & 0o777).toBe(0o700);
  });

  it('opens no host while another shell has it', async () => {
    await open();
    let isOpened = false;
    await openLoopback({
      ...options,
      openHost: () => {
        isOpened = true;
        return openHost(folder.path);
      },
    });
    expect(isOpened).toBe(false);
  });
});

describe('the end', () => {
  it('waits for the calls that are being answered', async () => {
    const done: string[] = [];
    let begin = (): void => undefined;
    const begun = new Promise<void>((resolve) => (begin = resolve));
    let finish = (): void => undefined;
    const host = await openHost(folder.path);
    const loopback = await open({
      openHost: () => ({
        ...host,
        listDocuments: async () => {
          begin();
          await new Promise<void>((resolve) => (finish = resolve));
          done.push('written');
          return host.listDocuments({});
        },
      }),
    });
    const session = await sessionFrom(loopback, loopback.ticketUrl());
    const answer = call(loopback, session, 'listDocuments');
    await begun;
    const closed = close(loopback).then(() => done.push('closed'));
    finish();
    await closed;
    expect(done).toEqual(['written', 'closed']);
    expect((await answer).status).toBe(200);
  });
});

describe('a session', () => {
  it('comes from the ticket in the address, once', async () => {
    const loopback = await open();
    const url = loopback.ticketUrl();
    expect(url.startsWith(`${loopback.url}#ticket=`)).toBe(true);
    expect((await exchange(loopback, ticketIn(url))).status).toBe(200);
    const again = await exchange(loopback, ticketIn(url));
    expect(again.status).toBe(403);
    expect(JSON.parse(again.text)).toMatchObject({ ok: false, code: 'not-available' });
  });

  it('is refused when its ticket is five minutes old', async () => {
    let now = 0;
    const loopback = await open({ now: () => now });
    const url = loopback.ticketUrl();
    now = 5 * 60_000;
    expect((await exchange(loopback, ticketIn(url))).status).toBe(403);
  });

  it('ends with the server: the page is told to use the new address', async () => {
    const first = await open();
    const session = await sessionFrom(first, first.ticketUrl());
    expect((await call(first, session)).status).toBe(200);
    await close(first);
    const second = await open();
    const answer = await call(second, session);
    expect(answer.status).toBe(401);
    expect(answer.text).toContain('Open in this tab the address that Obelus printed');
  });

  it('of a window whose host was killed goes on with the next, where it is kept, and ends with a host that ends', async () => {
    const keepsSessions = true;
    const first = await open({ keepsSessions });
    const session = await sessionFrom(first, first.ticketUrl());
    await expect.poll(() => readFile(statePath(), 'utf8')).toMatch(/"sessions":\["[^"]/);
    const asKilled = await readFile(statePath(), 'utf8');
    expect(asKilled).not.toContain(session);
    await close(first);
    const second = await open({ keepsSessions });
    expect((await call(second, session)).status).toBe(401);
    await close(second);
    await writeFile(statePath(), asKilled);
    const third = await open({ keepsSessions });
    expect((await call(third, session)).status).toBe(200);
    await close(third);
    await writeFile(statePath(), asKilled);
    expect((await call(await open(), session)).status).toBe(401);
  });

  it('can be had by a second start, which asks the first for a fresh address', async () => {
    const given: string[] = [];
    const loopback = await open({ openMore: (paths) => given.push(...paths) });
    const url = await askFirst(options.userData, ['/a.txt', 'no path'], 1);
    expect(given).toEqual(['/a.txt']);
    expect((await call(loopback, await sessionFrom(loopback, String(url)))).status).toBe(200);
  });

  it('is not had where the first start is gone, or the port is another program’s', async () => {
    expect(await askFirst(options.userData, [], 1)).toBeNull();
    const loopback = await open();
    await close(loopback);
    expect(await askFirst(options.userData, [], 1)).toBeNull();
  });

  it('needs the secret of this very start', async () => {
    const first = await open();
    const { secret } = JSON.parse(await readFile(statePath(), 'utf8')) as { secret: string };
    await close(first);
    const second = await open();
    const answer = await send({
      port: second.port,
      method: 'POST',
      path: '/ticket',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${secret}` },
      body: '{}',
    });
    expect(answer.status).toBe(401);
  });
});

/** A port that is free now, or held by "another program". */
function freePort({ isHeld = false } = {}): Promise<{
  port: number;
  release: () => Promise<void>;
}> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      const release = (): Promise<void> => new Promise((done) => server.close(() => done()));
      if (isHeld) resolve({ port, release });
      else void release().then(() => resolve({ port, release: () => Promise.resolve() }));
    });
  });
}
