import {
  isAlive,
  readAnnotation,
  type DocumentId,
  type Passage,
  type RecordRef,
  type RecordState,
} from '#core/model';
import { prepareCarrying, type Carried, type Carrying, type Verdict } from '#core/versions';
import { refused, done, type Result } from '#contract';
import { strings } from '#renderer/words';
import { Pace } from '#renderer/threads';
import type { Context } from '../context.ts';
import { readDocumentStates } from '../records/read-states.ts';
import { olderOf } from './links.ts';
import type { VersionLook, VersionPassage, VersionSide } from './shapes.ts';

/** Looking at two versions: what carrying annotations over from one to the other would do. */

/** What was looked at, and what it takes to do it. */
export interface Looked {
  readonly look: VersionLook;
  readonly carrying: Carrying;
  /** By annotation: the passage that it had then, and what becomes of it. */
  readonly carried: ReadonlyMap<RecordRef, readonly [Passage, Carried]>;
}

const byPlace = (a: VersionPassage, b: VersionPassage): number =>
  (a.before?.start ?? Infinity) - (b.before?.start ?? Infinity) ||
  (a.before?.end ?? 0) - (b.before?.end ?? 0) ||
  (a.id < b.id ? -1 : 1);

function passageFor(
  context: Context,
  state: RecordState,
  carried: Carried,
): readonly VersionPassage[] {
  const record = readAnnotation(state);
  if (record === null) return [];
  const { verdict, before, after } = carried;
  const tag = context.tagIndex.resolve(record.tag);
  return [{ id: record.id, tag, verdict, exact: record.passage.exact, before, after }];
}

const titleOf = ({ state }: Context, id: DocumentId): string | null =>
  state.getState().documents.find(({ summary }) => summary.id === id)?.summary.metadata.title ??
  null;

/**
 * Compares two documents of the corpus. In slices: of thousands of annotations some are looked for.
 *
 * @param tell how many annotations are done; false where it is not to go on
 */
export async function lookAtVersions(
  context: Context,
  older: DocumentId,
  newer: DocumentId,
  tell: (done: number, total: number) => boolean,
): Promise<Result<Looked> | null> {
  const words = strings.versions;
  const [title, newTitle] = [titleOf(context, older), titleOf(context, newer)];
  if (title === null || newTitle === null) return refused('not-found', words.notThere);
  if (older === newer) return refused('bad-request', words.sameText);
  const [before, after, read] = await Promise.all([
    context.host.readDocument({ id: older }),
    context.host.readDocument({ id: newer }),
    readDocumentStates(context, older),
  ]);
  if (!before.ok) return before;
  if (!after.ok) return after;
  const states = [...read.states.values()].filter(isAlive);
  if (!tell(0, states.length)) return null;
  const pace = new Pace();
  await pace.rest();
  const carrying = prepareCarrying(before.value, after.value, newer);
  const carried = new Map<RecordRef, readonly [Passage, Carried]>();
  const passages: VersionPassage[] = [];
  const counts: Record<Verdict, number> = { exact: 0, moved: 0, folded: 0, fuzzy: 0, orphan: 0 };
  for (const state of states) {
    const record = readAnnotation(state);
    if (record === null) continue;
    const one = carrying.carry(record.passage);
    carried.set(state.record, [record.passage, one]);
    counts[one.verdict]++;
    passages.push(...passageFor(context, state, one));
    if (!pace.isDue()) continue;
    if (context.isClosed || !tell(carried.size, states.length)) return null;
    await pace.rest();
  }
  const side = (id: DocumentId, name: string, text: string): VersionSide => ({
    id,
    title: name,
    text,
  });
  const look: VersionLook = {
    older: side(older, title, before.value.text),
    newer: side(newer, newTitle, after.value.text),
    stretches: carrying.stretches,
    passages: passages.sort(byPlace),
    counts,
    isKnown: olderOf(context, newer).has(older),
  };
  return done({ look, carrying, carried });
}
