/**
 * The long form of the fuzzing: `node tests/fuzz/run.mjs [WHAT…] [--runs 100000] [--seed 1]`. WHAT is
 * any of the targets that it lists, or all of them. Ends with 1 where anything was found; each thing
 * found is printed with the input that did it, and belongs into tests/fuzz/found.ts once it is mended.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'obelus-fuzz-'));
try {
  await build({
    configFile: false,
    root: here('../..'),
    logLevel: 'error',
    build: {
      ssr: here('long.ts'),
      outDir: folder,
      target: 'node20.19',
      rollupOptions: { output: { format: 'es', entryFileNames: 'long.mjs' } },
    },
  });
  symlinkSync(here('../../node_modules'), join(folder, 'node_modules'));
  const { status } = spawnSync(
    process.execPath,
    ['--max-old-space-size=1024', join(folder, 'long.mjs'), ...process.argv.slice(2)],
    { stdio: 'inherit', cwd: here('../..') },
  );
  process.exitCode = status ?? 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
