import { allStored, signFor, threadFor } from './beside.ts';
import type { Context } from './context.ts';
import { takeOver } from './taking-over.ts';

/** Lines handed over at a time. */
const PART = 5_000;

/**
 * Takes back changes that the database had lost, as they were. It is no step: what was done is done, and
 * undo takes back only what comes after.
 *
 * @param lines changes in canonical JSON
 * @returns how many there were
 * @throws where nothing of it is stored
 */
export async function bringBack(context: Context, lines: readonly string[]): Promise<number> {
  if (lines.length === 0) return 0;
  await allStored(context);
  const release = context.writer.hold();
  const thread = await threadFor(context, lines.length);
  try {
    for (let at = 0; at < lines.length; at += PART)
      await thread.ask('lines', { text: lines.slice(at, at + PART).join('\n') });
    const { changes } = await thread.ask('prepare', { origin: { kind: 'journal' }, texts: [] });
    if (changes === 0) return 0;
    // They may be numbered further than the page knew.
    const { seq } = await thread.ask('taking', null);
    context.identity.seq = Math.max(context.identity.seq, seq);
    const { sign, giveBack } = signFor(context, 0);
    const { packs } = await thread.ask('store', { step: null, sign });
    giveBack(sign.seq);
    // The journal may lack them as well.
    await context.database.meta.put({ key: 'isJournalBehind', value: true });
    await takeOver(context, packs);
    return changes;
  } finally {
    thread.end();
    context.journal.storedBeside();
    release();
    context.writer.enqueue({ changes: [], history: null, meta: {} });
  }
}
