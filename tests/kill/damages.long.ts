import { expect, it } from 'vitest';
import { runDamages } from './damages.ts';

const only = process.env['OBELUS_DAMAGE'];

it('whatever is damaged heals, and the person is told', { timeout: 0 }, async () => {
  const found = await runDamages({
    backEnd: process.env['OBELUS_BACK_END'] === 'sqlite' ? 'sqlite' : 'leveldb',
    ...(only !== undefined && { which: ({ what }) => what.includes(only) }),
    tell: (line) => process.stdout.write(`${line}\n`),
  });
  expect(found.faults).toEqual([]);
  expect(found.done).toBeGreaterThan(0);
});
