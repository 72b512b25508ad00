import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, expect, test, type Page } from '@playwright/test';
import { seedPreferences, windowFlags } from '../../src/main/loopback/browser-window.ts';
import { belowFrom } from '../dice.ts';
import { networkIn, openSinks } from '../e2e/sinks.ts';
import { hostileAnnotations, writeHostileFolder } from '../hostile/page/hostile-files.ts';
import { HOSTILE } from '../hostile/projects/corpus.ts';
import { printedAddress } from '../printed-address.mjs';
import { callsIn, canTrace, packetsBy, tally, tracing } from './calls.ts';
import { DOINGS, filesOf, putAway, type Desk } from './doings.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const program = process.env['OBELUS_PROGRAM'] ?? root;
const browser = process.env['OBELUS_CHROMIUM'] || '/usr/bin/chromium';
const minutes = Number(process.env['OBELUS_MINUTES'] ?? 60);
const seed = Number(process.env['OBELUS_SEED'] ?? 1);
const cable = process.env['OBELUS_CABLE'];

const MINUTE = 60_000;
/** Nothing is done for so long, now and then: browsers talk while nobody looks. */
const REST = Math.min(4 * MINUTE, (minutes * MINUTE) / 15);
/** So many things are done between rests. */
const STRETCH = 8;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** A colleague's work on the first sample, under ids of its own. */
const colleaguesWork = (words: readonly string[]): string => {
  const id = (at: number): string => `urn:uuid:b0000000-0000-4000-8000-00000000000${String(at)}`;
  return JSON.stringify({
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: id(0),
    type: 'AnnotationCollection',
    total: words.length,
    first: {
      type: 'AnnotationPage',
      items: words.map((exact, at) => ({
        id: id(at + 1),
        type: 'Annotation',
        creator: { id: id(9), type: 'Person', name: 'Ben' },
        body: [{ type: 'TextualBody', purpose: 'tagging', value: at === 0 ? 'date' : 'actor' }],
        target: { selector: [{ type: 'TextQuoteSelector', exact }] },
      })),
    },
  });
};

/** Project files that are to be refused, each in a folder of its own; those that only a disk holds not. */
async function writeProjects(folder: string): Promise<readonly string[]> {
  const paths: string[] = [];
  for (const [at, { write, what }] of HOSTILE.entries()) {
    if (what.includes('folder') || what.startsWith('Z36')) continue;
    const own = join(folder, String(at));
    await mkdir(own, { recursive: true });
    paths.push(await write(own));
  }
  return paths;
}

test('nothing leaves the machine while somebody works', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'obelus-network-'));
  const at = (name: string): string => join(folder, name);
  const logs = { net: at('net-log.json'), host: at('host.calls'), browser: at('browser.calls') };
  await seesWhatLeaves(folder);
  const before = cable === undefined ? 0 : packetsBy(cable);
  const sinks = await openSinks();
  await mkdir(at('out'));
  await writeFile(at('notes.jsonld'), hostileAnnotations(sinks));
  const hostile = await writeHostileFolder(folder, sinks);
  const projects = await writeProjects(at('projects'));

  const userData = at('data');
  const host = [process.execPath, join(program, 'out/main/loopback.js')];
  const [command = '', ...given] = [
    ...(canTrace ? tracing('host', logs.host) : []),
    ...[...host, '--user-data', userData, '--no-browser'],
  ];
  const shell = spawn(command, given, { stdio: ['ignore', 'pipe', 'inherit'] });
  const url = await printedAddress(shell.stdout);
  const own = new URL(url).host;

  const started = at('browser.sh');
  const traced = canTrace ? tracing('browser', logs.browser).join(' ') : '';
  await writeFile(started, `#!/bin/sh\nexec ${traced} '${browser}' "$@"\n`);
  await chmod(started, 0o700);
  const profile = join(userData, 'browser');
  await seedPreferences(profile, Number(new URL(url).port));
  // The program's own switches and no others, but for what drives the window.
  const flags = windowFlags(profile, Number(new URL(url).port), url, process.getuid?.() === 0);
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: started,
    ignoreDefaultArgs: true,
    args: [
      ...flags.filter((flag) => !flag.startsWith('--app=')),
      ...['--remote-debugging-pipe', '--headless=new', `--log-net-log=${logs.net}`, 'about:blank'],
    ],
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
  });
  const page = context.pages()[0] ?? (await context.newPage());
  const complaints = watched(page);
  page.setDefaultTimeout(30_000);
  await page.goto(url);
  await page.locator('.ProseMirror p').first().waitFor();
  const paragraphs = await page.locator('.ProseMirror p').allInnerTexts();
  const words = paragraphs.slice(0, 2).map((each) => /\p{L}+ \p{L}+ \p{L}+/u.exec(each)?.[0] ?? '');
  await writeFile(at('ben.jsonld'), colleaguesWork(words));

  const below = belowFrom(seed);
  const desk: Desk = {
    page,
    below,
    think: () => page.waitForTimeout(500 + below(minutes < 10 ? 1_000 : 8_000)),
    documents: [hostile, ...filesOf(join(root, '../shared/seeds'))],
    annotations: at('notes.jsonld'),
    colleague: at('ben.jsonld'),
    projects,
    out: at('out'),
  };
  const { done, failed, rested } = await work(desk);
  const isUp = new URL(page.url()).host === own;
  await context.close();
  const ended = once(shell, 'exit');
  shell.kill();
  await ended;
  const packets = cable === undefined ? null : packetsBy(cable) - before;

  const network = await networkIn(logs.net);
  const calls = canTrace ? [...callsIn(logs.host), ...callsIn(logs.browser)] : [];
  // To listen everywhere is to reach out, too; a route that is asked for is only named.
  const outward = calls.filter(({ what, host }) => what !== 'route' && !/^(127\.|::1$)/.test(host));
  const named = (all: typeof calls): readonly string[] =>
    tally(all.map(({ what, host, port }) => `${what} ${host}:${String(port)}`)).map(
      ([each, count]) => `${each} × ${String(count)}`,
    );
  say(`\n${String(minutes)} minutes; at rest ${(rested / MINUTE).toFixed(1)}`);
  for (const [name, count] of tally(done)) say(`  ${name}: ${String(count)}`);
  for (const each of failed) say(`  failed: ${each}`);
  say(`packets out of the machine: ${packets === null ? 'not counted here' : String(packets)}`);
  say(`calls of the system: ${canTrace ? '' : 'not read here'}`);
  for (const each of named(calls)) say(`  ${each}`);
  say(`names looked up: ${network.looked.join(', ') || 'none'}`);
  say(`datagrams: ${String(network.datagrams)}`);
  say(`connections tried to: ${network.peers.join(', ')}`);
  say(`asked for, by host: ${network.hosts.join(', ')}`);
  say(`heard where hostile documents would call: ${String(sinks.heard.length)}`);
  for (const each of complaints) say(`  the page: ${each}`);

  expect(isUp).toBe(true);
  expect(named(outward)).toEqual([]);
  expect(packets ?? 0).toBe(0);
  // What Chromium itself would say to its makers ends at a proxy where nothing listens.
  expect(network.peers.filter((peer) => peer !== own && peer !== '127.0.0.1:9')).toEqual([]);
  expect([network.datagrams, network.looked, sinks.heard]).toEqual([0, [], []]);
  expect(network.hosts.filter((each) => each.includes('hostile'))).toEqual([]);
  expect(complaints).toEqual([]);
  expect(Object.keys(DOINGS).filter((name) => !done.includes(name))).toEqual([]);
  sinks.close();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

/** A program that calls out in three ways: what is counted by has to see it. */
async function seesWhatLeaves(folder: string): Promise<void> {
  const calling = `
    require('node:net').connect(9, '198.51.100.1').on('error', () => {});
    require('node:dgram').createSocket('udp6').send('x', 9, '2001:db8:1::1', () => {});
    require('node:dns').lookup('hostile.invalid', () => process.exit());
    setTimeout(process.exit, 2000);`;
  const log = join(folder, 'calling.calls');
  const [command = '', ...given] = [
    ...(canTrace ? tracing('host', log) : []),
    ...[process.execPath, '-e', calling],
  ];
  const before = cable === undefined ? 0 : packetsBy(cable);
  await once(spawn(command, given, { stdio: 'ignore' }), 'exit');
  if (cable !== undefined) expect(packetsBy(cable) - before).toBeGreaterThanOrEqual(3);
  if (!canTrace) return;
  const seen = callsIn(log).map(({ what, host, port }) => `${what} ${host}:${String(port)}`);
  expect(seen).toContain('connect 198.51.100.1:9');
  expect(seen).toContain('send 2001:db8:1::1:9');
  expect(seen).toContainEqual(expect.stringMatching(/^send .*:53$/));
}

/** What must not happen, whatever is done. */
function watched(page: Page): readonly string[] {
  const seen: string[] = [];
  page.on('dialog', (dialog) => void seen.push(`dialog ${dialog.message()}`));
  page.on('popup', (popup) => void seen.push(`window ${popup.url()}`));
  page.on('crash', () => void seen.push('crash'));
  page.on('pageerror', (error) => void seen.push(`error ${error.message}`));
  return seen;
}

/** Each doing once, then any, with rests, until the time is over. */
async function work(desk: Desk) {
  const until = Date.now() + minutes * MINUTE;
  const names = Object.keys(DOINGS);
  const done: string[] = [];
  const failed: string[] = [];
  let rested = 0;
  for (let turn = 0; turn < names.length || Date.now() < until; turn++) {
    const name = names[turn < names.length ? turn : desk.below(names.length)] ?? '';
    try {
      await putAway(desk.page);
      await DOINGS[name]?.(desk);
      done.push(name);
    } catch (error) {
      failed.push(`${name}: ${String(error).split('\n').slice(0, 3).join(' ')}`);
    }
    if (turn % STRETCH !== STRETCH - 1) continue;
    const rest = Math.max(0, Math.min(REST, until - Date.now()));
    await desk.page.waitForTimeout(rest);
    rested += rest;
  }
  return { done, failed, rested };
}
