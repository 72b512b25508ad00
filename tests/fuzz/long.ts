import { parseArgs } from 'node:util';
import { fuzzMethod, methodNames, openFuzzed } from './contract/fuzz-contract.ts';
import { fuzzReader } from './fuzz-reader.ts';
import { targets } from './readers/targets.ts';

/** Milliseconds in which a reader is done with an input of some thousand characters. */
const SLOW = 1_000;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { runs: { type: 'string' }, seed: { type: 'string' } },
});
const runs = Number(values.runs ?? '20000');
const seed = Number(values.seed ?? Date.now() % 1e9);
const isWanted = (name: string): boolean => positionals.length === 0 || positionals.includes(name);
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const shown = (input: string | Uint8Array): string =>
  typeof input === 'string'
    ? JSON.stringify(input.slice(0, 2_000))
    : `base64 ${Buffer.from(input).toString('base64').slice(0, 4_000)}`;

say(
  `${String(runs)} runs from the seed ${String(seed)}: ${[...targets.map(({ name }) => name), 'contract'].filter(isWanted).join(', ')}`,
);
let faults = 0;
for (const target of targets.filter(({ name }) => isWanted(name))) {
  const start = performance.now();
  const report = await fuzzReader(target, { runs, seed });
  const took = ((performance.now() - start) / 1_000).toFixed(0);
  say(
    `${target.name}: ${String(report.runs)} inputs in ${took} s, ${String(report.findings.length)} faults, slowest ${report.slowest.took.toFixed(0)} ms`,
  );
  for (const { input, what } of report.findings) say(`  ${what}\n  by ${shown(input)}`);
  faults += report.findings.length;
  if (report.slowest.took > SLOW) {
    faults++;
    say(`  slow: ${String(report.slowest.input.length)} units, ${shown(report.slowest.input)}`);
  }
}
if (isWanted('contract')) {
  const fuzzed = await openFuzzed();
  const each = Math.max(1, Math.ceil(runs / methodNames.length));
  for (const method of methodNames) {
    const found = await fuzzMethod(fuzzed, method, { runs: each, seed });
    say(`${method}: ${String(each)} inputs, ${String(found.length)} faults`);
    for (const line of found.slice(0, 10)) say(`  ${line}`);
    faults += found.length;
  }
  await fuzzed.remove();
}
process.exitCode = faults === 0 ? 0 : 1;
