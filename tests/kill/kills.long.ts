import { expect, it } from 'vitest';
import { runKills } from './kills.ts';

const number = (name: string, otherwise: number): number =>
  Number(process.env[name] ?? String(otherwise));

it('what was called saved is there after every kill', { timeout: 0 }, async () => {
  const found = await runKills({
    kills: number('OBELUS_KILLS', 100),
    seed: number('OBELUS_SEED', Date.now() % 1_000_000),
    backEnd: process.env['OBELUS_BACK_END'] === 'sqlite' ? 'sqlite' : 'leveldb',
    // What takes its time, as going back to a snapshot, has to come to its end, too.
    typing: 10_000,
    tell: (line) => process.stdout.write(`${line}\n`),
  });
  process.stdout.write(`${JSON.stringify(found, null, 2)}\n`);
  expect(found.faults).toEqual([]);
  expect(found.acknowledged).toBeGreaterThan(0);
});
