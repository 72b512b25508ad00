import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));

async function bundle(outDir, entry, name) {
  await build({
    configFile: false,
    logLevel: 'error',
    root: at('../../..'),
    ssr: { noExternal: true },
    build: {
      ssr: entry,
      outDir,
      emptyOutDir: false,
      target: 'node20.19',
      rollupOptions: { output: { format: 'es', entryFileNames: name } },
    },
  });
}

/**
 * The index of the corpus, each step in a process of its own, on a library of seeded texts.
 *
 * @param keep a folder for the library, which is filled if it is not there; else one that is removed
 * @returns what was measured: `filled` (null where the library was there), `built`, `asked`
 */
export async function runSearch({ documents, units, queries, keep }, progress = () => undefined) {
  const program = mkdtempSync(join(tmpdir(), 'obelus-bench-'));
  const folder = keep ?? join(program, 'data');
  const run = (step) => {
    progress(`The index of the corpus: ${step}`);
    const given = [folder, documents, units, queries].map(String);
    const script = join(program, 'measure.mjs');
    const said = execFileSync(process.execPath, [script, step, ...given], { maxBuffer: 1 << 24 });
    return JSON.parse(said.toString());
  };
  try {
    await bundle(program, at('../search/measure.ts'), 'measure.mjs');
    await bundle(program, at('../../../src/main/host/search-worker.ts'), 'search-worker.mjs');
    const filled = existsSync(join(folder, 'library')) ? null : run('fill');
    rmSync(join(folder, 'search'), { recursive: true, force: true });
    return { documents, filled, built: run('build'), asked: run('ask') };
  } finally {
    rmSync(program, { recursive: true, force: true });
  }
}
