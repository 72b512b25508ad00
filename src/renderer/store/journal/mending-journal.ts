import { done, type Output, type Result } from '#contract';
import { strings } from '#renderer/words';
import type { Context } from '../context.ts';

type Damage = Output<'journalStanding'>['damages'][number];

/** What was wrong with the journal, and what became of it. */
export function damageInWords({ kind, kept, from, to }: Damage): string {
  const words = strings.journal;
  if (kind === 'gone') return words.gone;
  return kind === 'tail' ? words.cutOff(kept[0] ?? '') : words.damaged(from, to);
}

/** Has the journal read itself whole, which mends it. What was wrong, a sentence each. */
export async function mendJournal({
  host,
  journal,
}: Pick<Context, 'host' | 'journal'>): Promise<Result<readonly string[]>> {
  const isThere = await journal.isAsItWas();
  const before = await host.journalStanding({});
  if (!before.ok) return before;
  const verified = await host.verifyJournal({});
  if (!verified.ok) return verified;
  const found = verified.value.damages.slice(before.value.damages.length).map(damageInWords);
  // One that was mended has another name.
  await journal.isAsItWas();
  return done(isThere ? found : [strings.journal.gone, ...found]);
}

/**
 * Looks whether the journal still goes as far as it said. Where it does not, nothing counts as saved until
 * it has everything again.
 */
export async function lookAtJournal({
  journal,
  state,
  writer,
}: Pick<Context, 'journal' | 'state' | 'writer'>): Promise<void> {
  if (await journal.isAsItWas()) return;
  state.setState(({ saving }) => (saving.kind === 'saved' ? { saving: { kind: 'saving' } } : {}));
  writer.enqueue({ changes: [], history: null, meta: {} });
}
