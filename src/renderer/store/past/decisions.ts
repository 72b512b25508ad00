import { BIRTH, idOf, type AnnotationId, type Json } from '#core/model';
import { strings } from '#renderer/words';
import { shownAnalyst } from '../records/analysts.ts';
import type { Context } from '../context.ts';
import { resultOf } from '../records/decisions.ts';
import type { PastChange } from './changes.ts';
import type { HistoryEntry } from '../shapes.ts';

/** Decisions, as the annotations that they are about tell them. */

const { decided } = strings;

/** What a decision says, as far as its changes tell. */
interface Standing {
  isAlive: boolean;
  outcome: Json | undefined;
  results: Json | undefined;
}

function take(standing: Standing, { field, value }: PastChange): void {
  const fields = field === BIRTH ? (value as Readonly<Record<string, Json>>) : { [field]: value };
  if ('alive' in fields) standing.isAlive = fields['alive'] === true;
  if ('outcome' in fields) standing.outcome = fields['outcome'];
  if ('results' in fields) standing.results = fields['results'];
}

function summaryOf({ isAlive, outcome, results }: Standing, result: AnnotationId): string {
  if (!isAlive) return decided.takenBack;
  if (outcome === 'none') return decided.notKept;
  if (!Array.isArray(results) || !results.includes(result)) return decided.other;
  if (outcome === 'both') return decided.kept;
  return outcome === 'edited' ? decided.edited : decided.accepted;
}

/**
 * What is done in one step is one entry.
 *
 * @param changes all of one decision's, oldest first
 */
export function decisionEntriesOf(
  context: Context,
  changes: readonly PastChange[],
  id: AnnotationId,
): readonly HistoryEntry[] {
  const standing: Standing = { isAlive: false, outcome: undefined, results: undefined };
  return changes.flatMap((change, at): readonly HistoryEntry[] => {
    take(standing, change);
    const next = changes[at + 1];
    if (next !== undefined && next.at === change.at && next.analyst === change.analyst) return [];
    const summary = summaryOf(standing, resultOf(idOf(change.record), id));
    const analyst = shownAnalyst(context, change.analyst);
    return [{ id: change.id, at: change.at, analyst, what: 'other', summary, detail: '' }];
  });
}
