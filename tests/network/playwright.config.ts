import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';

/** The long run: `npm run test:network`. */
export default defineConfig({
  testDir: fileURLToPath(new URL('.', import.meta.url)),
  testMatch: 'hour.long.ts',
  outputDir: fileURLToPath(new URL('../../test-results/network', import.meta.url)),
  timeout: 0,
  expect: { timeout: 30_000 },
  workers: 1,
  reporter: 'list',
  use: { viewport: { width: 1440, height: 900 }, locale: 'en-GB', timezoneId: 'UTC' },
});
