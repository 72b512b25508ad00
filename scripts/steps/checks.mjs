import { tellsPackage } from './run.mjs';

const types = (environment) => ({
  name: `types (${environment})`,
  package: 'typescript-native/bin/tsc',
  given: ['-p', `tsconfig.${environment}.json`, '--noEmit'],
});

/** The longest first. */
const CHECKS = [
  { name: 'lint', package: 'eslint/bin/eslint.js', given: ['.', '--max-warnings=0'] },
  { name: 'format', package: 'prettier/bin/prettier.cjs', given: ['--check', '.'] },
  {
    name: 'layering',
    package: 'dependency-cruiser/bin/dependency-cruise.mjs',
    given: ['src', '--output-type=err'],
  },
  types('core'),
  types('node'),
  types('web'),
  types('test'),
];

/** Each of them is busy with one processor. */
const AT_ONCE = 2;

/** Runs every check, also after one failed, and shows what each says. The names of those that failed. */
export async function failedChecks() {
  const failed = [];
  const waiting = [...CHECKS];
  const work = async () => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      const { isGreen, said } = await tellsPackage(check.package, check.given);
      process.stdout.write(`\n── ${check.name}\n${said}`);
      if (!isGreen) failed.push(check.name);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return failed;
}
