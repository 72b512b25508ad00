/**
 * `npm test`: every check and every test, whatever fails on the way. The checks have the processors
 * while tests wait for a window or the disk. The last line is the total; a check that failed counts
 * as a failure.
 */
import { failedChecks } from './steps/checks.mjs';
import { playwright, vitest } from './steps/suites.mjs';

const inTurn = async () => [await vitest(), await playwright()];
const [failed, suites] = await Promise.all([failedChecks(), inTurn()]);
const total = (kind) => suites.reduce((sum, counts) => sum + counts[kind], 0);

const failures = failed.length + total('failed');
const counts = [`${total('passed')} passed`, `${failures} failed`];
if (total('skipped') > 0) counts.push(`${total('skipped')} skipped`);

for (const remark of suites.flatMap(({ remarks = [] }) => remarks))
  process.stdout.write(`${remark}\n`);
if (failed.length > 0) process.stdout.write(`\nFailed checks: ${failed.join(', ')}.\n`);
process.stdout.write(`${counts.join(', ')}\n`);
process.exit(failures === 0 ? 0 : 1);
