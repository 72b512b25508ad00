/** `npm run check`: types of each environment, lint, layering, format. */
import { failedChecks } from './steps/checks.mjs';
import { giveUp } from './steps/run.mjs';

const failed = await failedChecks();
if (failed.length > 0) giveUp(`Failed: ${failed.join(', ')}.`);
process.stdout.write('\nAll checks passed.\n');
