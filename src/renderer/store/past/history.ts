import { idOf, kindOf, type AnnotationId, type RecordRef } from '#core/model';
import type { Context } from '../context.ts';
import { decisionsIn } from '../records/decisions.ts';
import { decisionEntriesOf } from './decisions.ts';
import { changesOf } from './changes.ts';
import { entriesOf, linkEntriesOf } from './entries.ts';
import { linksAt, quoteIn, relationType, statesOf } from './links.ts';
import type { HistoryEntry } from '../shapes.ts';

/** What was done to the links at an annotation, oldest first. */
async function linkHistory(context: Context, record: RecordRef): Promise<readonly HistoryEntry[]> {
  const links = linksAt(context, record);
  if (links.length === 0) return [];
  const isStart = (from: RecordRef): boolean => from === record;
  const others = links.map(([, { from, to }]) => (isStart(from.record) ? to : from));
  const states = await statesOf(context, others);
  const told = links.map(async ([link, { from, to }]) => {
    const other = isStart(from.record) ? to : from;
    const relation = (type: string): string => {
      const { label, inverse } = relationType(context, type);
      return isStart(from.record) ? label : inverse;
    };
    const changes = await changesOf(context, link);
    return linkEntriesOf(context, changes, { relation, other: quoteIn(states.get(other.record)) });
  });
  return (await Promise.all(told)).flat();
}

/** What was decided on an annotation, oldest first. */
async function decisionHistory(
  context: Context,
  record: RecordRef,
): Promise<readonly HistoryEntry[]> {
  const id = idOf(record) as AnnotationId;
  const told = decisionsIn(context)
    .about(id)
    .map(async (decision) => decisionEntriesOf(context, await changesOf(context, decision), id));
  return (await Promise.all(told)).flat();
}

/** A record's history, newest first, with that of its links, and what was decided on it. */
export async function historyOf(
  context: Context,
  record: RecordRef,
): Promise<readonly HistoryEntry[]> {
  const own = [...entriesOf(context, await changesOf(context, record))].reverse();
  if (kindOf(record) !== 'annotation') return own;
  const links = [
    ...(await linkHistory(context, record)),
    ...(await decisionHistory(context, record)),
    // Of one moment, one order everywhere: records lie in memory as they came.
  ].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : a.id < b.id ? -1 : 1));
  // Each list keeps its own order, which may be another than that of the clocks.
  const merged: HistoryEntry[] = [];
  for (const entry of own) {
    while (links[0] !== undefined && links[0].at > entry.at)
      merged.push(links.shift() as HistoryEntry);
    merged.push(entry);
  }
  return [...merged, ...links];
}
