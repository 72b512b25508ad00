import fc from 'fast-check';
import { found } from './found.ts';
import type { Target } from './target.ts';

export interface Finding {
  readonly input: string | Uint8Array;
  readonly what: string;
}

export interface FuzzReport {
  readonly runs: number;
  readonly findings: readonly Finding[];
  /** Milliseconds of the processor that the slowest input took, and that input. */
  readonly slowest: { readonly took: number; readonly input: string | Uint8Array };
}

async function faultOf(target: Target, input: string | Uint8Array): Promise<string | null> {
  try {
    await target.check(input);
    return null;
  } catch (error) {
    return error instanceof Error
      ? `${error.name}: ${error.message}\n${error.stack ?? ''}`
      : String(error);
  }
}

/** Feeds a reader what is known of it, and so many inputs that follow from a seed. */
export async function fuzzReader(
  target: Target,
  { runs, seed }: { readonly runs: number; readonly seed: number },
): Promise<FuzzReport> {
  const findings: Finding[] = [];
  let slowest: FuzzReport['slowest'] = { took: 0, input: '' };
  const one = async (input: string | Uint8Array): Promise<void> => {
    const start = process.cpuUsage();
    const fault = await faultOf(target, input);
    const took = process.cpuUsage(start).user / 1_000;
    if (took > slowest.took) slowest = { took, input };
    if (fault !== null) findings.push({ input, what: fault });
  };
  const known = found.filter(([name]) => name === target.name).map(([, input]) => input);
  for (const input of [...target.known, ...known]) await one(input);
  const count = Math.ceil(runs * (target.share ?? 1));
  // In parts, so that a long run does not hold all of its inputs at once.
  for (let at = 0; at < count && findings.length < 20; at += 1_000) {
    const inputs = fc.sample(target.inputs, {
      numRuns: Math.min(1_000, count - at),
      seed: seed + at,
    });
    for (const input of inputs) await one(input);
  }
  return { runs: count, findings, slowest };
}
