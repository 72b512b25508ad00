/**
 * Measures merging project files by itself.
 *
 *   node tests/bench/project/run.mjs                        two of 10,000 annotations
 *   node tests/bench/project/run.mjs --annotations 100000
 */
import { parseArgs } from 'node:util';
import { reportProject, runProject } from './run-project.mjs';

const { values: asked } = parseArgs({
  options: { annotations: { type: 'string', default: '10000' } },
});
const found = await runProject([Number(asked.annotations)], 3, () => undefined);
process.stdout.write(`${reportProject(found).join('\n')}\n`);
