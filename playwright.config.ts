import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Project } from '@playwright/test';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Electron's npm package names its binary in path.txt once it has fetched it. */
function hasElectron(): boolean {
  const named = at('node_modules/electron/path.txt');
  if (!existsSync(named)) return false;
  const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? at('node_modules/electron/dist');
  return existsSync(`${folder}/${readFileSync(named, 'utf8').trim()}`);
}

/** One more than there are processors: much of a test is waiting. Each has a shell and a browser. */
const workers = Math.min(availableParallelism(), 4) + 1;

const loopback: Project = { name: 'loopback' };
// Electron asks for a folder by its own dialog, which no test can press.
const electron: Project = { name: 'electron', testIgnore: '**/import-folder.spec.ts' };
const isRunner = process.env['TEST_WORKER_INDEX'] === undefined;
if (!hasElectron() && isRunner)
  process.stderr.write('Electron’s binary is not here: end to end in Chromium only.\n');

export default defineConfig({
  testDir: at('tests/e2e'),
  outputDir: at('test-results'),
  // As long as a machine may stall: what is waited for ends its wait by itself.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  workers,
  fullyParallel: true,
  forbidOnly: true,
  // Shared machines stall for seconds; the report names what passed only at the second try.
  retries: process.env['CI'] ? 1 : 0,
  reporter: [['list'], ['json', { outputFile: at('test-results/report.json') }]],
  use: { viewport: { width: 1440, height: 900 }, locale: 'en-GB', timezoneId: 'UTC' },
  projects: hasElectron() ? [loopback, electron] : [loopback],
});
