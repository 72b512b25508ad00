import { randomUUID } from 'node:crypto';
import {
  BIRTH,
  canonicalJson,
  documentFields,
  isAlive,
  kindOf,
  readAnalystName,
  readAnnotation,
  readField,
  sealChange,
  succession,
  unborn,
  type AnalystId,
  type AnnotationRecord,
  type Change,
  type DocumentId,
  type Json,
  type RecordRef,
  type RecordState,
  type ReplicaId,
} from '#core/model';
import type { DocumentBody } from '#core/text';
import { prepareCarrying, type Carried } from '#core/versions';
import type { DocumentSummary } from '#contract';

/** Carrying annotations over to a newer version of their text, as changes of a project. */

export type States = ReadonlyMap<RecordRef, RecordState>;

export interface Version {
  readonly summary: DocumentSummary;
  readonly body: DocumentBody;
}

export interface CarriedAnnotation {
  readonly record: AnnotationRecord;
  readonly carried: Carried;
}

/** What becomes of every annotation of the older text, by its place there; those without one last. */
export function carriedOver(
  states: States,
  older: Version,
  newer: Version,
): readonly CarriedAnnotation[] {
  const { carry } = prepareCarrying(older.body, newer.body, newer.summary.id);
  const found: CarriedAnnotation[] = [];
  for (const state of states.values()) {
    const record = kindOf(state.record) === 'annotation' ? readAnnotation(state) : null;
    if (record?.passage.document === older.summary.id)
      found.push({ record, carried: carry(record.passage) });
  }
  const startOf = ({ carried }: CarriedAnnotation): number => carried.before?.start ?? Infinity;
  return found.sort((a, b) => startOf(a) - startOf(b) || (a.record.id < b.record.id ? -1 : 1));
}

/** Who carries over: an analyst of the project by that name, or a new one. */
function analystNamed(states: States, name: string): AnalystId | null {
  for (const state of states.values())
    if (kindOf(state.record) === 'analyst' && isAlive(state) && readAnalystName(state) === name)
      return state.record.slice('analyst/'.length) as AnalystId;
  return null;
}

const olderOnes = (state: RecordState | undefined): readonly Json[] => {
  const value = state === undefined ? undefined : readField(state, 'replaces');
  return Array.isArray(value) ? (value as readonly Json[]) : [];
};

/** The changes that say it, as one new installation makes them. */
export function carryingChanges(
  states: States,
  { older, newer }: { readonly older: DocumentId; readonly newer: DocumentSummary },
  annotations: readonly CarriedAnnotation[],
  name: string,
  at: string,
): readonly Change[] {
  const replica = randomUUID() as ReplicaId;
  const known = analystNamed(states, name);
  const analyst = known ?? (randomUUID() as AnalystId);
  const changes: Change[] = [];
  const say = (record: RecordRef, field: string, value: Json): void => {
    const state = states.get(record) ?? unborn(record);
    const next = field === BIRTH ? { preds: [], depth: 0 } : succession(state, field, value);
    const seq = changes.length + 1;
    changes.push(sealChange({ record, field, value, ...next, analyst, replica, seq, at }));
  };
  if (known === null) say(`analyst/${analyst}`, BIRTH, { alive: true, name });
  const record: RecordRef = `document/${newer.id}`;
  const state = states.get(record);
  if (state === undefined) say(record, BIRTH, documentFields(newer));
  else if (!isAlive(state)) say(record, 'alive', true);
  const stated = [...olderOnes(state)].sort();
  const replaces = new Set([...stated, older, ...olderOnes(states.get(`document/${older}`))]);
  replaces.delete(newer.id);
  const value = [...replaces].sort();
  if (canonicalJson(value) !== canonicalJson(stated)) say(record, 'replaces', value);
  for (const { record: annotation, carried } of annotations) {
    const reference: RecordRef = `annotation/${annotation.id}`;
    say(reference, 'passage', carried.passage as unknown as Json);
    const review = states.get(reference);
    const isSaid = review !== undefined && readField(review, 'review') === carried.verdict;
    if (carried.verdict !== 'exact' && !isSaid) say(reference, 'review', carried.verdict);
  }
  return changes;
}
