import { describe, expect, test } from 'vitest';
import type { DiskState } from '#renderer/store';
import { diskStateFor } from '../../../src/renderer/store/start/disk-watch.ts';
import { fakeHost } from './fake-host.ts';
import { benchOn, claim, tag, told, until } from './surroundings.ts';

const MEBIBYTE = 1024 * 1024;
const UNKNOWN: DiskState = { kind: 'unknown' };
const low = (free: number): DiskState => ({
  kind: 'low',
  of: 'disk',
  free: free * MEBIBYTE,
});
const full = (free: number): DiskState => ({
  kind: 'full',
  of: 'disk',
  free: free * MEBIBYTE,
});

describe('the room on the disk', () => {
  test.each<readonly [DiskState, number, DiskState['kind']]>([
    [UNKNOWN, 100_000, 'roomy'],
    [UNKNOWN, 511, 'low'],
    [UNKNOWN, 31, 'full'],
    [{ kind: 'roomy' }, 513, 'roomy'],
    [low(500), 600, 'low'],
    [low(500), 641, 'roomy'],
    [low(500), 33, 'low'],
    [full(10), 39, 'full'],
    [full(10), 41, 'low'],
    [full(10), 600, 'low'],
    [full(10), 641, 'roomy'],
  ])('after %o is, with %d MiB free, %s', (before, free, kind) => {
    expect(diskStateFor(before, free * MEBIBYTE).kind).toBe(kind);
  });

  test('in memory, of which a private workbench may take less, is little later', () => {
    for (const [free, kind] of [
      [257, 'roomy'],
      [255, 'low'],
      [31, 'full'],
    ] as const)
      expect(diskStateFor(UNKNOWN, free * MEBIBYTE, 'memory').kind).toBe(kind);
  });

  test('is told of when it is little, and when there is enough again', async () => {
    const host = fakeHost();
    const { workbench } = await benchOn(['A text.'], host, { diskEvery: 10 });
    const disk = () => workbench.state.getState().disk.kind;
    await until(workbench, () => disk() === 'roomy');
    host.disk.free = 400 * MEBIBYTE;
    await until(workbench, () => disk() === 'low');
    expect(told(workbench)).toEqual([expect.stringMatching(/^problem: .*little room/)]);
    host.disk.free = 10 * MEBIBYTE;
    await until(workbench, () => disk() === 'full');
    expect(told(workbench)).toEqual([expect.stringMatching(/^problem: .*nearly full/)]);
    host.disk.free = 80e9;
    await until(workbench, () => disk() === 'roomy');
    expect(told(workbench)).toEqual([expect.stringMatching(/^done: .*room on the disk again/)]);
  });

  test('that comes back lets what could not be saved be saved at once', async () => {
    const host = fakeHost();
    const { workbench } = await benchOn(['A text.'], host, { diskEvery: 10 });
    await workbench.settled();
    host.disk.free = 0;
    host.journal.refusal = '“journal” could not be written: the disk is full.';
    tag(workbench, 'text', claim);
    await until(workbench, () => workbench.state.getState().saving.kind === 'failed');
    expect(workbench.state.getState().saving).toMatchObject({ isFull: true });
    await until(workbench, () => workbench.state.getState().disk.kind === 'full');
    host.disk.free = 80e9;
    host.journal.refusal = null;
    await workbench.settled();
    expect(workbench.state.getState().saving).toEqual({ kind: 'saved' });
  });
});
