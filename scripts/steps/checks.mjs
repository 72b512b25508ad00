import { runsPackage } from './run.mjs';

const types = (environment) => ({
  name: `types (${environment})`,
  run: () =>
    runsPackage('typescript-native/bin/tsc', ['-p', `tsconfig.${environment}.json`, '--noEmit']),
});

const CHECKS = [
  types('core'),
  types('node'),
  types('web'),
  types('test'),
  { name: 'lint', run: () => runsPackage('eslint/bin/eslint.js', ['.', '--max-warnings=0']) },
  {
    name: 'layering',
    run: () =>
      runsPackage('dependency-cruiser/bin/dependency-cruise.mjs', ['src', '--output-type=err']),
  },
  { name: 'format', run: () => runsPackage('prettier/bin/prettier.cjs', ['--check', '.']) },
];

/** Runs every check, also after one failed. The names of those that failed. */
export function failedChecks() {
  return CHECKS.filter(({ name, run }) => {
    process.stdout.write(`\n── ${name}\n`);
    return !run();
  }).map(({ name }) => name);
}
