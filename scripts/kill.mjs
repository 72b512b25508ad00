/**
 * `npm run test:kill`: a real Chromium and the loopback host, killed at random moments of random editing
 * and started again; or the files of a closed profile damaged. The program has to be built.
 *
 *   npm run test:kill                       100 kills, some twenty minutes on two cores
 *   npm run test:kill -- --count 20         fewer
 *   npm run test:kill -- --seed 7           the same edits and moments again
 *   npm run test:kill -- --sqlite           with IndexedDB in SQLite, Chromium's other kind of storage
 *   npm run test:kill -- --damage           every damage; --damage manifest: those named so
 */
import { parseArgs } from 'node:util';
import { findChromium, requireChromium } from './steps/chromium.mjs';
import { giveUp, runsPackage } from './steps/run.mjs';

const { values: asked, positionals } = readArguments();
requireChromium();
const env = {
  ...process.env,
  OBELUS_CHROMIUM: findChromium() ?? '',
  OBELUS_BACK_END: asked.sqlite ? 'sqlite' : 'leveldb',
  ...(asked.count !== undefined && { OBELUS_KILLS: asked.count }),
  ...(asked.seed !== undefined && { OBELUS_SEED: asked.seed }),
  ...(positionals.length > 0 && { OBELUS_DAMAGE: positionals.join(' ') }),
};
const suite = asked.damage ? 'damages' : 'kills';
const given = ['run', '--config', 'tests/kill/vitest.config.ts', `tests/kill/${suite}.long.ts`];
process.exit(runsPackage('vitest/vitest.mjs', given, { env }) ? 0 : 1);

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        count: { type: 'string' },
        seed: { type: 'string' },
        sqlite: { type: 'boolean', default: false },
        damage: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    return giveUp(error.message);
  }
}
