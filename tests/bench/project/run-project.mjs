import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** Merging two project files from a terminal, each time as a process of its own. */

const inHere = (path) => fileURLToPath(new URL(path, import.meta.url));

async function buildInto(folder) {
  await build({
    configFile: false,
    logLevel: 'silent',
    root: inHere('../../..'),
    ssr: { noExternal: true },
    build: {
      ssr: inHere('measure.ts'),
      outDir: folder,
      target: 'node20.19',
      rollupOptions: { output: { format: 'es', entryFileNames: 'measure.mjs' } },
    },
  });
}

function measured(folder, what, annotations) {
  const words = [join(folder, 'measure.mjs'), what, folder, String(annotations)];
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`Merging projects failed: ${stderr}`);
  return stdout;
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

function figuresFor(folder, annotations, runs) {
  measured(folder, 'make', annotations);
  const found = [];
  for (let turn = 0; turn < runs; turn++) {
    rmSync(join(folder, 'both.obelus'), { force: true });
    found.push(JSON.parse(measured(folder, 'merge', annotations)));
  }
  for (const name of ['Ann', 'Bob']) rmSync(join(folder, `${name}.obelus`));
  const of = (name) => median(found.map((each) => each[name]));
  const names = ['annotations', 'mebibytes', 'cpu', 'wall', 'memory'];
  return Object.fromEntries(names.map((name) => [name, of(name)]));
}

/** @param sizes numbers of annotations in each of the two projects */
export async function runProject(sizes, runs, progress) {
  const folder = mkdtempSync(join(tmpdir(), 'obelus-bench-'));
  try {
    await buildInto(folder);
    return sizes.map((annotations) => {
      progress(`Merging two projects of ${annotations}`);
      return figuresFor(folder, annotations, annotations > 20_000 ? 1 : runs);
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const counted = (value) => value.toLocaleString('en');

export const reportProject = (found) => [
  'Merging two project files from a terminal, the process as a whole',
  ...found.map(
    ({ annotations, mebibytes, cpu, wall, memory }) =>
      `  ${counted(annotations).padStart(9)} annotations each (${mebibytes.toFixed(1)} MiB): ` +
      `${counted(Math.round(cpu))} ms of processors, ${counted(Math.round(wall))} ms by the clock, ` +
      `${counted(Math.round(memory))} MiB`,
  ),
  '',
];

/** Milliseconds of processors by number of annotations; and MiB, for all. */
const BUDGETS = new Map([
  [10_000, 1_000],
  [100_000, 10_000],
]);
const MEMORY = 1_024;

export const projectTargets = (found) =>
  found.flatMap(({ annotations, cpu, memory }) => {
    const budget = BUDGETS.get(annotations);
    if (budget === undefined) return [];
    return {
      target: `Two projects of ${counted(annotations)} merged in ${counted(budget)} ms of processors and 1 GiB`,
      isReached: cpu <= budget && memory <= MEMORY,
      figure: `${counted(Math.round(cpu))} ms, ${counted(Math.round(memory))} MiB`,
    };
  });
