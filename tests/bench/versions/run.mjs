/**
 * Measures carrying annotations over to a newer version of a text by itself.
 *
 *   node tests/bench/versions/run.mjs                       1 MB with 5,000 annotations
 *   node tests/bench/versions/run.mjs --annotations 50000
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'vite';

const { values: asked } = parseArgs({
  options: { annotations: { type: 'string', default: '5000' } },
});
const folder = mkdtempSync(join(tmpdir(), 'obelus-bench-'));
try {
  await build({
    configFile: false,
    logLevel: 'silent',
    ssr: { noExternal: true },
    build: {
      ssr: fileURLToPath(new URL('measure.ts', import.meta.url)),
      outDir: folder,
      target: 'node20.19',
      rollupOptions: { output: { format: 'es', entryFileNames: 'measure.mjs' } },
    },
  });
  const { status } = spawnSync(process.execPath, [join(folder, 'measure.mjs'), asked.annotations], {
    stdio: 'inherit',
  });
  process.exitCode = status ?? 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
