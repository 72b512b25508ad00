import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { findChromium } from './chromium.mjs';
import { startsPackage } from './run.mjs';

/** Unit, contract, architecture, hostile and property tests in Node; component tests in Chromium. */
export const vitest = () =>
  counted(async (report, env) => ({
    isGreen: await startsPackage(
      'vitest/vitest.mjs',
      ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
      { env },
    ),
    read: ({ numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults }) => ({
      passed: numPassedTests,
      failed: numFailedTests,
      skipped: numPendingTests + numTodoTests,
      remarks: testResults.flatMap(remarksOf),
    }),
  }));

/** The built program, end to end. */
export const playwright = () =>
  counted(async (report, env) => ({
    isGreen: await startsPackage('@playwright/test/cli.js', ['test', '--reporter=list,json'], {
      env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: report, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
    }),
    read: ({ stats }) => ({
      passed: stats.expected + stats.flaky,
      failed: stats.unexpected,
      skipped: stats.skipped,
    }),
  }));

/** A line for each test that failed at the first try, at least. */
const remarksOf = ({ name, assertionResults }) =>
  assertionResults
    .filter(({ failureMessages }) => failureMessages.length > 0)
    .map(({ status, fullName, failureMessages }) => {
      const outcome = status === 'passed' ? 'Passed at the second try' : 'Failed';
      const why = failureMessages[0].split('\n', 1)[0];
      return `${outcome}: ${relative(process.cwd(), name)} › ${fullName}: ${why}`;
    });

/** Runs a suite and reads its counts. A suite that failed otherwise counts as one failure. */
async function counted(run) {
  const folder = mkdtempSync(join(tmpdir(), 'obelus-tests-'));
  try {
    const report = join(folder, 'report.json');
    const env = { ...process.env, OBELUS_CHROMIUM: findChromium() ?? '' };
    const { isGreen, read } = await run(report, env);
    const counts = existsSync(report)
      ? read(JSON.parse(readFileSync(report, 'utf8')))
      : { passed: 0, failed: 0, skipped: 0 };
    return isGreen || counts.failed > 0 ? counts : { ...counts, failed: 1 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
