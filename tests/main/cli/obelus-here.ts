import { vi } from 'vitest';
import { run } from '../../../src/main/cli/run.ts';
import type { Asking, Outcome } from './built-cli.ts';

type Written = (bytes: Uint8Array | string, done?: () => void) => boolean;

/**
 * The command line within this process: what it would write and end with, without a process for it. What
 * comes through pipes needs one.
 */
export async function obelusHere(
  words: readonly string[],
  { cwd, environment = {} }: Pick<Asking, 'cwd' | 'environment'> = {},
): Promise<Outcome> {
  const out: Buffer[] = [];
  const said: Buffer[] = [];
  const into =
    (list: Buffer[]): Written =>
    (bytes, done) => {
      list.push(Buffer.from(bytes));
      done?.();
      return true;
    };
  const before = process.cwd();
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation(into(out) as never),
    vi.spyOn(process.stderr, 'write').mockImplementation(into(said) as never),
  ];
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  try {
    if (cwd !== undefined) process.chdir(cwd);
    const status = await run(words);
    return { status, out: Buffer.concat(out), said: Buffer.concat(said).toString('utf8') };
  } finally {
    process.chdir(before);
    vi.unstubAllEnvs();
    for (const spy of spies) spy.mockRestore();
  }
}
