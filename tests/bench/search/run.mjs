/**
 * Measures the index of the corpus, each step in a process of its own, on a library of seeded texts.
 *
 *   node tests/bench/search/run.mjs                  10,000 documents, 50 MB
 *   node tests/bench/search/run.mjs --documents 1000 --units 50000 --keep FOLDER
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'vite';

const { values: asked } = parseArgs({
  options: {
    documents: { type: 'string', default: '10000' },
    units: { type: 'string', default: '4500' },
    keep: { type: 'string' },
  },
});
const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const say = (line) => process.stdout.write(`${line}\n`);
const whole = (value) => value.toFixed(0);
const fine = (value) => value.toFixed(1);

const program = mkdtempSync(join(tmpdir(), 'obelus-bench-'));
const folder = asked.keep === undefined ? join(program, 'data') : resolve(asked.keep);

async function bundle(entry, name) {
  await build({
    configFile: false,
    logLevel: 'error',
    root: at('../../..'),
    ssr: { noExternal: true },
    build: {
      ssr: entry,
      outDir: program,
      emptyOutDir: false,
      target: 'node20.19',
      rollupOptions: { output: { format: 'es', entryFileNames: name } },
    },
  });
}

function run(step) {
  const given = [join(program, 'measure.mjs'), step, folder, asked.documents, asked.units];
  return JSON.parse(execFileSync(process.execPath, given, { maxBuffer: 1 << 24 }).toString());
}

try {
  await bundle(at('measure.ts'), 'measure.mjs');
  await bundle(at('../../../src/main/host/search-worker.ts'), 'search-worker.mjs');
  say(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`);
  const isThere = existsSync(join(folder, 'library'));
  if (!isThere) {
    const filled = run('fill');
    say(`${filled.documents} documents, ${fine(filled.megabytes)} MB`);
  }
  rmSync(join(folder, 'search'), { recursive: true, force: true });
  const built = run('build');
  say(
    `built in ${fine(built.seconds)} s (${fine(built.cpuSeconds)} s of a processor), ${fine(built.diskMegabytes)} MB in ${built.files} files`,
  );
  say(`memory ${built.memoryBefore} MiB before, ${built.memoryPeak} MiB at most`);
  const { loadMilliseconds, memoryAfter, latencies } = run('ask');
  say(`first answer of the next start after ${whole(loadMilliseconds)} ms`);
  say(`memory with the index loaded and asked ${memoryAfter} MiB`);
  for (const [kind, { p50, p95, most, cpu, documents }] of Object.entries(latencies))
    say(
      `${kind.padEnd(28)} p50 ${fine(p50).padStart(6)}  p95 ${fine(p95).padStart(6)}  ` +
        `most ${fine(most).padStart(6)} ms, of a processor ${fine(cpu).padStart(5)}  ${whole(documents).padStart(6)} documents found`,
    );
  say(`load ${loadavg().map(fine).join(' ')}`);
} finally {
  rmSync(program, { recursive: true, force: true });
}
