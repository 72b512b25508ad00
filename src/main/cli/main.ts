/**
 * The command line's entry. In order: whoever reads may stop reading, which is no error; what is asked
 * for; the status, left for the end, so that what was written is read before.
 */
import { run } from './run.ts';
import { say } from './terminal.ts';

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
  say(`Standard output could not be written: ${error.message}.`);
  process.exit(1);
});
process.stderr.on('error', () => undefined);

process.exitCode = await run(process.argv.slice(2)).catch((error: unknown) => {
  say(`Obelus gave up: ${error instanceof Error ? error.message : String(error)}`);
  return 1;
});
