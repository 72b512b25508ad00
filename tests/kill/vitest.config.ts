import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** The long runs: `npm run test:kill`. */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    environment: 'node',
    include: ['tests/kill/*.long.ts'],
    fileParallelism: false,
  },
});
