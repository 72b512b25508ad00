import {
  kindOf,
  readAnnotation,
  readDocument,
  readField,
  replay,
  type Change,
  type RecordRef,
} from '#core/model';

/** What a set of changes comes to, for whoever chooses among snapshots. */
export interface Told {
  readonly documents: number;
  readonly annotations: number;
  /** Of the project; empty without one. */
  readonly name: string;
  /** Whether nothing was done yet but to begin: there is no more than who did, and for what. */
  readonly isNothing: boolean;
}

const isBeginning = ({ record }: Change): boolean =>
  record.startsWith('analyst/') || record.startsWith('project/');

const isCounted = ({ record }: Change): boolean =>
  record.startsWith('annotation/') ||
  record.startsWith('document/') ||
  record.startsWith('project/');

/** @param project UUID of the one whose name is told */
export function tellOf(changes: readonly Change[], project: string): Told {
  const states = replay(changes.filter(isCounted));
  let documents = 0;
  let annotations = 0;
  for (const [record, state] of states) {
    if (kindOf(record) === 'document' && readDocument(state) !== null) documents++;
    if (kindOf(record) === 'annotation' && readAnnotation(state) !== null) annotations++;
  }
  const ref: RecordRef = `project/${project}`;
  const state = states.get(ref);
  const name = state === undefined ? null : readField(state, 'name');
  return {
    documents,
    annotations,
    name: typeof name === 'string' ? name : '',
    isNothing: changes.every(isBeginning),
  };
}
