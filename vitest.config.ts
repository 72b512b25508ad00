import { availableParallelism } from 'node:os';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { bundledThreads } from './tests/bundled-threads.ts';
import { quiet } from './tests/quiet-chromium.mjs';

const chromium = process.env['OBELUS_CHROMIUM'] ?? '/usr/bin/chromium';

/** Two at least: much of a test is waiting for a frame or for the disk. */
const maxWorkers = Math.max(2, availableParallelism() - 1);

/** A shared machine may stall for seconds: there, what passed only at the second try is named. */
const retry = process.env['CI'] ? 1 : 0;

/** What is waited for may take as long as such a machine stalls. */
const waiting = { poll: { timeout: 20_000 } };

const bundledForTests = [
  'react',
  'react/jsx-runtime',
  'react/jsx-dev-runtime',
  'react-dom',
  'react-dom/client',
  'react-aria-components',
  'lucide-react',
  'cmdk',
  'zustand',
  'zustand/vanilla',
  '@tanstack/react-virtual',
  '@observablehq/plot',
  'react-markdown',
  'remark-gfm',
];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'node',
          environment: 'node',
          include: ['tests/{core,contract,main,architecture,packaging,hostile}/**/*.test.ts'],
          testTimeout: 60_000,
          maxWorkers,
          // No file leaves anything behind, and each would load the same modules anew.
          isolate: false,
          retry,
          expect: waiting,
        },
      },
      {
        // Named, so that none is found only while tests run: that would load React a second time.
        optimizeDeps: { include: [...bundledForTests] },
        plugins: [bundledThreads()],
        test: {
          name: 'chromium',
          isolate: false,
          retry,
          expect: waiting,
          include: ['tests/renderer/**/*.test.{ts,tsx}'],
          maxWorkers,
          testTimeout: 60_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: { executablePath: chromium, args: quiet } }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
