import type { Change } from '#core/model';
import { allStored, storePrepared, threadFor } from '../beside/beside.ts';
import type { Context } from '../context.ts';

/** Histories of files: changes that were made elsewhere, taken over as they are. */

/** Changes handed to the thread at a time. */
const PART = 1_000;

/**
 * Takes over a file's history as one step.
 *
 * @returns how many annotations it brought; 0 where nothing of it was new.
 */
export async function absorbHistory(context: Context, history: readonly Change[]): Promise<number> {
  const thread = await threadFor(context, history.length);
  try {
    for (let at = 0; at < history.length; at += PART)
      await thread.ask('changes', { changes: history.slice(at, at + PART) });
    // What comes is compared with what is stored.
    await allStored(context);
    const { changes } = await thread.ask('prepare', { origin: { kind: 'history' }, texts: [] });
    return changes === 0 ? 0 : await storePrepared(context, thread, 'import history');
  } finally {
    thread.end();
  }
}
