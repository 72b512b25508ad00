import {
  ADJUDICATED,
  BIRTH,
  headShown,
  readAnnotation,
  type AnalystId,
  type DocumentId,
  type RecordState,
} from '#core/model';
import type { ChangedSince, CompareMember } from './shapes.ts';
import type { Context } from '../context.ts';
import type { Said } from '../records/decisions.ts';
import { documentsWithAnnotations } from '../records/mention-index.ts';
import { readDocumentStates } from '../records/read-states.ts';
import { toldValue } from '../records/told-value.ts';

/** An annotation to be compared, with what it says as recorded. */
export interface Compared {
  readonly member: CompareMember;
  readonly said: Said;
}

/** A document's annotations, by who made them. Those without a place in its text are left out. */
export type ByAnalyst = ReadonlyMap<AnalystId, readonly Compared[]>;

const COMPARED: readonly ChangedSince['field'][] = ['tag', 'passage', 'value'];

/** What others than who made it have said of it. What was decided is everybody's to decide again. */
function changedSince(state: RecordState, creator: AnalystId): readonly ChangedSince[] {
  if (state.live.length < 2 || creator === ADJUDICATED) return [];
  return COMPARED.flatMap((field) => {
    const said = headShown(state, field);
    const isOwn = said === undefined || said.field === BIRTH || said.analyst === creator;
    return isOwn ? [] : [{ field, by: said.analyst, at: said.at }];
  });
}

function comparedIn(context: Context, state: RecordState): Compared | null {
  const record = readAnnotation(state);
  if (record === null) return null;
  const { id, passage, note, creator: analyst, value: stored } = record;
  const { exact, prefix, suffix, start, end } = passage;
  if (start === null || end === null) return null;
  const tag = context.tagIndex.resolve(record.tag);
  const value = toldValue(context, tag, stored);
  const changed = changedSince(state, analyst);
  return {
    member: { analyst, id, tag, exact, prefix, suffix, value, note, changed, start, end },
    said: { id, exact, tag: record.tag, value: stored },
  };
}

function byAnalyst(context: Context, states: Iterable<RecordState>): ByAnalyst {
  const found = new Map<AnalystId, Compared[]>();
  for (const state of states) {
    const compared = comparedIn(context, state);
    if (compared === null) continue;
    const { analyst } = compared.member;
    const list = found.get(analyst);
    if (list === undefined) found.set(analyst, [compared]);
    else list.push(compared);
  }
  return found;
}

/** All that is annotated in a document of the corpus, as it is now. */
export async function readCompared(context: Context, document: DocumentId): Promise<ByAnalyst> {
  const { loaded } = context;
  if (loaded?.id === document) return byAnalyst(context, loaded.states.values());
  const { states } = await readDocumentStates(context, document);
  return byAnalyst(context, states.values());
}

/** Documents of the corpus with annotations, in the order of the corpus. */
export function comparedDocuments(context: Context): readonly DocumentId[] {
  const annotated = new Set(documentsWithAnnotations(context));
  return context.state
    .getState()
    .documents.map(({ summary }) => summary.id)
    .filter((id) => annotated.has(id));
}
