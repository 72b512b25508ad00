import { expect, test } from 'vitest';
import { fuzzReader } from '../fuzz/fuzz-reader.ts';
import { targets } from '../fuzz/readers/targets.ts';

/** A little of everything for every reader: `node tests/fuzz/run.mjs --runs 100000` for more. */

const RUNS = 60;

test.each(targets.map((target) => [target.name, target] as const))(
  'whatever comes as %s is read soundly, or refused in words',
  async (_, target) => {
    const { findings } = await fuzzReader(target, { runs: RUNS, seed: 20_261_122 });
    expect(findings).toEqual([]);
  },
);
