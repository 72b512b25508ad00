import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  callWith,
  fuzzMethod,
  methodNames,
  openFuzzed,
  type FuzzedShell,
} from '../../fuzz/contract/fuzz-contract.ts';

/** Garbage for every method there is: `node tests/fuzz/run.mjs contract --runs 5000` for more of it. */

let fuzzed: FuzzedShell;
beforeAll(async () => {
  fuzzed = await openFuzzed();
}, 60_000);
afterAll(() => fuzzed.remove(), 60_000);

describe('garbage sent to a method is refused in words, and changes nothing', () => {
  it.each(methodNames)('%s', async (method) => {
    expect(await fuzzMethod(fuzzed, method, { runs: 10, seed: 20_261_122 })).toEqual([]);
  });

  it('whatever a file is to be saved as, it is offered under a plain name', async () => {
    expect(fuzzed.suggested.length).toBeGreaterThan(5);
    for (const name of fuzzed.suggested)
      expect(name).toMatch(/^[^/\\:*?"<>|\p{Cc}\p{Cf}\p{Cs}]{1,200}$/u);
  });

  it('and the program goes on', async () => {
    expect(await callWith(fuzzed.shell, 'describeHost', '{}')).toMatchObject({ ok: true });
  });
});
