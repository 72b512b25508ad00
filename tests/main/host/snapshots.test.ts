import { appendFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { canonicalJson, type Json } from '#core/model';
import { createHost } from '#main/host';
import { uuid } from '../../core/model/histories.ts';
import { changes } from '../journal/changes.ts';
import { messageOf, valueOf } from '../project/sample-projects.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const owner = { project: uuid(7), replica: uuid(2), analyst: uuid(1) };
const lines = (from: number, to: number): string =>
  changes(from, to)
    .map((change) => `${canonicalJson({ ...change } as Json)}\n`)
    .join('');

async function open() {
  const userData = await temporaryFolder();
  let second = 0;
  const host = createHost({
    ...{ userData, version: '1', shell: 'loopback', platform: 'linux', startArguments: [] },
    seedsFolder: userData,
    now: () => new Date(Date.UTC(2026, 10, 22) + 1_000 * second++),
  });
  const keep = async (from: number, to: number) =>
    valueOf(await host.appendToJournal({ owner, lines: lines(from, to) }));
  const take = async (isAwaited = true) =>
    valueOf(await host.takeSnapshot({ why: 'asked', isAwaited })).snapshot;
  const list = async () => valueOf(await host.listSnapshots({})).snapshots;
  return { userData, folder: join(userData, 'snapshots'), host, keep, take, list };
}

it('takes none of nothing, nor a second one of the same', async () => {
  const { host, keep, take, list } = await open();
  expect(await take()).toBeNull();
  await keep(1, 5);
  expect(host.hasWork()).toBe(true);
  expect(await take()).toMatchObject({ why: 'asked', changes: 5 });
  expect(host.hasWork()).toBe(false);
  expect(await take()).toBeNull();
  await host.end();
  expect(await list()).toHaveLength(1);
  await keep(6, 7);
  await host.end();
  expect((await list()).map(({ why, changes: count }) => [why, count])).toEqual([
    ['close', 7],
    ['asked', 5],
  ]);
});

it('settles at once what one holds, whatever is done before it is written', async () => {
  const { keep, take, list } = await open();
  await keep(1, 3);
  expect(await take(false)).toBeNull();
  await keep(4, 9);
  await expect.poll(async () => (await list()).map((each) => each.changes)).toEqual([3]);
});

it('takes one by itself some minutes after work was done, and none without', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const { keep, list } = await open();
  await keep(1, 3);
  vi.advanceTimersByTime(5 * 60_000 - 1);
  expect(await list()).toEqual([]);
  vi.advanceTimersByTime(1);
  vi.useRealTimers();
  await expect.poll(async () => (await list()).map(({ why }) => why)).toEqual(['time']);
});

it('gives one out as a project that is read, part by part', async () => {
  const { host, keep, take } = await open();
  await keep(1, 40);
  const { id = '' } = (await take()) ?? {};
  const { reading, changes: count } = valueOf(await host.readSnapshot({ id }));
  const part = valueOf(await host.readProjectChanges({ reading, from: 0 }));
  expect([count, part.lines, part.next]).toEqual([40, lines(1, 40), null]);
});

it('keeps a damaged one aside, says so, and gives nothing of it out', async () => {
  const { folder, host, keep, take, list } = await open();
  await keep(1, 3);
  const { id = '' } = (await take()) ?? {};
  await appendFile(join(folder, `snapshot-${id}.obelus`), 'more');
  expect(messageOf(await host.readSnapshot({ id }))).toMatch(/is damaged and was kept aside/);
  expect(await list()).toEqual([]);
  const { damaged } = valueOf(await host.listSnapshots({}));
  expect(damaged).toEqual([expect.stringContaining(`snapshot-${id}.obelus.damaged-`)]);
  expect(await readdir(folder)).toContain(damaged[0]);
  expect(messageOf(await host.verifySnapshot({ id }))).toBe('This snapshot is no longer there.');
});

it('tells where all lies, and finds a text that is not what it was', async () => {
  const { userData, host, keep, take } = await open();
  const base64 = Buffer.from('A text.\n').toString('base64');
  const input = { kind: 'bytes', name: 'a.txt', base64 } as const;
  const { document } = valueOf(await host.importSource(input));
  await keep(1, 3);
  await take();
  valueOf(await host.noteVerified({ isWhole: true }));
  const { places, canShow, verified } = valueOf(await host.dataPlaces({}));
  expect(canShow).toBe(false);
  expect(verified).toMatchObject({ isWhole: true });
  expect(places.map(({ kind, path }) => [kind, path])).toEqual(
    ['journal', 'snapshots', 'library', 'search'].map((kind) => [kind, join(userData, kind)]),
  );
  for (const { bytes, files } of places.slice(0, 3)) expect(bytes > 0 && files > 0).toBe(true);
  const whole = { total: 1, next: null, damaged: [] };
  expect(valueOf(await host.verifyDocuments({ from: 0 }))).toEqual(whole);
  await writeFile(join(userData, 'library', `${document.id}.txt`), 'Another text.\n');
  const found = valueOf(await host.verifyDocuments({ from: 0 }));
  expect(found).toEqual({ total: 0, next: null, damaged: ['A text.'] });
  // It can be imported again.
  expect(valueOf(await host.importSource(input)).alreadyPresent).toBe(false);
  expect(valueOf(await host.verifyDocuments({ from: 0 }))).toEqual(whole);
});
