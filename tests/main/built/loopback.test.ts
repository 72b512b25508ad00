import { existsSync, readFileSync } from 'node:fs';
import { chmod, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pageHeadersFor, temporaryFolder, ticketIn } from '../loopback/open-for-tests.ts';
import { send } from '../loopback/raw-request.ts';
import { builtFiles, builtPath } from './built-program.ts';
import { run, type Running } from './running-program.ts';

const ADDRESS = /http:\/\/127\.0\.0\.1:(\d+)\/#ticket=[\w-]+/;

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let userData: string;
let running: Running[];

beforeEach(async () => {
  folder = await temporaryFolder();
  userData = join(folder.path, 'data');
  running = [];
});
afterEach(async () => {
  for (const { child, ended } of running) {
    child.kill('SIGKILL');
    await ended;
  }
  await folder.remove();
});

function start(given: readonly string[] = [], environment: Record<string, string> = {}): Running {
  const program = run(
    builtPath('main/loopback.js'),
    ['--user-data', userData, ...given],
    environment,
  );
  running.push(program);
  return program;
}

async function addressOf(program: Running): Promise<{ port: number; url: string }> {
  const [url, port] = await program.says(ADDRESS);
  return { port: Number(port), url: String(url) };
}

async function sessionAt({ port, url }: { port: number; url: string }): Promise<string> {
  const answer = await send({
    port,
    method: 'POST',
    path: '/session',
    headers: pageHeadersFor(port),
    body: JSON.stringify({ ticket: ticketIn(url) }),
  });
  return (JSON.parse(answer.text) as { session: string }).session;
}

async function call(port: number, session: string, name: string, input: object): Promise<unknown> {
  const answer = await send({
    port,
    method: 'POST',
    path: `/call/${name}`,
    headers: pageHeadersFor(port, session),
    body: JSON.stringify(input),
  });
  return JSON.parse(answer.text);
}

/** A program that stands in for Chromium: it writes down how it was called, and ends as told. */
async function browserThat(does: string): Promise<string> {
  const path = join(folder.path, 'browser.sh');
  await writeFile(path, `#!/bin/sh\nprintf '%s\\n' "$@" > "${folder.path}/flags"\n${does}\n`);
  await chmod(path, 0o755);
  return path;
}

describe('the built loopback shell', () => {
  it('prints its address, serves every built file, and ends when asked', async () => {
    const program = start();
    const { port } = await addressOf(program);
    for (const path of ['/', ...builtFiles('renderer')]) {
      const answer = await send({ port, path });
      expect([path, answer.status]).toEqual([path, 200]);
    }
    program.child.kill('SIGTERM');
    program.child.kill('SIGINT');
    expect(await program.ended).toBe(0);
    expect(existsSync(join(userData, 'lock'))).toBe(false);
  });

  it('reads the files it was started with', async () => {
    const path = join(folder.path, 'given.txt');
    await writeFile(path, 'Given at the start.\n');
    const address = await addressOf(start([path]));
    const session = await sessionAt(address);
    expect(await call(address.port, session, 'givenSources', { which: 'opened' })).toMatchObject({
      value: { sources: [{ name: 'given.txt' }] },
    });
    expect(await call(address.port, session, 'describeHost', {})).toMatchObject({
      value: { shell: 'loopback', nativeDialogs: false },
    });
  });

  it('reads a web page, in the thread that is built beside it', async () => {
    const address = await addressOf(start());
    const session = await sessionAt(address);
    const html = '<title>One</title><article><h1>One</h1><p>Read in a thread.</p></article>';
    const base64 = Buffer.from(html).toString('base64');
    const page = { kind: 'bytes', name: 'one.html', base64 };
    expect(await call(address.port, session, 'importSource', page)).toMatchObject({
      ok: true,
      value: { document: { metadata: { mediaType: 'text/html' } } },
    });
  });

  it('says in words that its folder cannot be used, and ends', async () => {
    const path = join(folder.path, 'a-file');
    await writeFile(path, 'No folder.');
    const program = start(['--user-data', path]);
    expect(await program.ended).toBe(1);
    expect(program.heard()).toBe(
      `Obelus cannot start: The folder ${path}, where your work is kept, cannot be used (EEXIST).\n`,
    );
  });

  it('says without a display that there is none', async () => {
    const program = start();
    await program.says(/no display was found/);
  });

  it('gives a second start a fresh address, takes its files, and the second ends', async () => {
    const first = await addressOf(start());
    const path = join(folder.path, 'second.txt');
    await writeFile(path, 'Given to the second start.\n');
    const second = start([path]);
    const again = await addressOf(second);
    expect(await second.ended).toBe(0);
    expect(again.port).toBe(first.port);
    expect(again.url).not.toBe(first.url);
    const session = await sessionAt(again);
    expect(await call(again.port, session, 'givenSources', { which: 'opened' })).toMatchObject({
      value: { sources: [{ name: 'second.txt' }] },
    });
  });

  it('takes over from one that was killed', async () => {
    const first = start();
    const { port } = await addressOf(first);
    first.child.kill('SIGKILL');
    await first.ended;
    expect((await addressOf(start())).port).toBe(port);
  });

  it('stops where another program has its port', async () => {
    const first = start();
    const { port } = await addressOf(first);
    first.child.kill('SIGTERM');
    await first.ended;
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve));
    const second = start();
    expect(await second.ended).toBe(1);
    expect(second.heard()).toContain(`Another program uses port ${port}`);
    await new Promise((resolve) => other.close(resolve));
  });

  it.each([
    { given: ['--port', '80'], says: 'is no port' },
    { given: ['--nonsense'], says: 'Usage:' },
  ])('stops with a word at $given', async ({ given, says }) => {
    const program = start(given);
    expect(await program.ended).toBe(2);
    expect(program.heard()).toContain(says);
  });

  it('opens a window of its own, and ends when that is closed', async () => {
    const OBELUS_CHROMIUM = await browserThat('sleep 3.5');
    const program = start([], { DISPLAY: ':99', OBELUS_CHROMIUM });
    const { url } = await addressOf(program);
    expect(await program.ended).toBe(0);
    const flags = readFileSync(join(folder.path, 'flags'), 'utf8').split('\n');
    expect(flags).toContain(`--app=${url}`);
    expect(flags).toContain(`--user-data-dir=${join(userData, 'browser')}`);
    expect(existsSync(join(userData, 'browser', 'Default', 'Preferences'))).toBe(true);
  });

  it('stays where the browser handed the address to one that ran already', async () => {
    const OBELUS_CHROMIUM = await browserThat('exit 0');
    const program = start([], { DISPLAY: ':99', OBELUS_CHROMIUM });
    await program.says(/Ctrl\+C ends the program/);
    expect(program.child.exitCode).toBeNull();
  });

  it('stays where the browser does not start', async () => {
    const program = start([], { DISPLAY: ':99', OBELUS_CHROMIUM: '/nowhere/chromium' });
    await program.says(/The browser did not start/);
    expect(program.child.exitCode).toBeNull();
  });

  it('opens no window where none is wanted', async () => {
    const OBELUS_CHROMIUM = await browserThat('exit 0');
    const address = await addressOf(start(['--no-browser'], { DISPLAY: ':99', OBELUS_CHROMIUM }));
    await sessionAt(address);
    expect(existsSync(join(folder.path, 'flags'))).toBe(false);
  });
});

describe('npm start', () => {
  const startScript = join(import.meta.dirname, '../../../scripts/start.mjs');

  it('says why Electron is not used, and prints the address', async () => {
    const program = run(startScript, ['--no-browser', '--user-data', userData]);
    running.push(program);
    await program.says(/Electron is not used, because --no-browser asks for the browser/);
    await addressOf(program);
    program.child.kill('SIGTERM');
    expect(await program.ended).toBe(0);
  });

  it('takes a file relative to where the person stands', async () => {
    await writeFile(join(folder.path, 'given.txt'), 'Given at the start.\n');
    const given = ['--no-browser', '--user-data', 'data', 'given.txt'];
    const program = run(startScript, given, { INIT_CWD: folder.path });
    running.push(program);
    const address = await addressOf(program);
    expect(existsSync(join(userData, 'loopback.json'))).toBe(true);
    const session = await sessionAt(address);
    expect(await call(address.port, session, 'givenSources', { which: 'opened' })).toMatchObject({
      value: { sources: [{ name: 'given.txt' }] },
    });
    program.child.kill('SIGTERM');
    expect(await program.ended).toBe(0);
  });
});
