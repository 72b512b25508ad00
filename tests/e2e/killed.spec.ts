import { expect, test } from '@playwright/test';
import { runDamages } from '../kill/damages.ts';
import { runKills } from '../kill/kills.ts';

/** The short form of `npm run test:kill`; real files, real processes, and the loopback shell. */

test('what was called saved is there after everything was killed, whenever that was', async () => {
  test.setTimeout(180_000);
  const seed = Date.now() % 1_000_000;
  const { faults, acknowledged } = await runKills({ kills: 3, seed, backEnd: 'leveldb' });
  expect(faults, `OBELUS_SEED=${String(seed)}`).toEqual([]);
  expect(acknowledged).toBeGreaterThan(0);
});

test('what was damaged comes back, and the person is told', async () => {
  test.setTimeout(180_000);
  const wanted = ['the manifest missing', '64 bytes of the journal turned round'];
  const { faults, done } = await runDamages({
    backEnd: 'leveldb',
    which: ({ what }) => wanted.includes(what),
  });
  expect(faults).toEqual([]);
  expect(done).toBe(wanted.length);
});
