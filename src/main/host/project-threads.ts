import type { ResourceLimits, Worker } from 'node:worker_threads';
import { isOutOfMemory } from '#main/services/threads';

/** Mebibytes: room in which what is read of very much is let go of before it counts as lasting. */
const SHORT_LIVED = 64;

/** @param memory mebibytes that objects may take */
export const limitsOf = (memory: number): ResourceLimits => ({
  maxOldGenerationSizeMb: memory,
  maxYoungGenerationSizeMb: SHORT_LIVED,
});

/** Why a thread gives no more answers: a sentence's end, or what is thrown. */
export type Broken = { readonly reason: string } | { readonly error: Error };

export const tooSlow = (deadline: number): Broken & { readonly reason: string } => ({
  reason: `it takes longer than ${Math.round(deadline / 1000)} seconds`,
});

/**
 * Hears why a thread ended, once it has. An error is judged by then: it overtakes what the thread said
 * before it, the end does not.
 */
export function whenBroken(thread: Worker, hear: (why: Broken) => void): void {
  let error: unknown = null;
  thread.on('error', (thrown: unknown) => {
    error = thrown;
  });
  thread.on('exit', () => {
    if (error === null) hear({ reason: 'the work broke off' });
    else if (isOutOfMemory(error)) hear({ reason: 'it takes too much memory' });
    else hear({ error: error instanceof Error ? error : new Error(String(error)) });
  });
}
