import { readField, readProjectNote, shownName, type RecordRef } from '#core/model';
import type { Context } from '../context.ts';

/** The record of the project as a whole. */
export const projectRef = ({ identity }: Pick<Context, 'identity'>): RecordRef =>
  `project/${identity.project}`;

/** Markdown; empty without one. */
export function projectNoteOf(context: Pick<Context, 'identity' | 'records'>): string {
  const state = context.records.get(projectRef(context));
  return state === undefined ? '' : readProjectNote(state);
}

/** Empty while it has none. */
export function projectNameOf(context: Pick<Context, 'identity' | 'records'>): string {
  const state = context.records.get(projectRef(context));
  const name = state === undefined ? null : readField(state, 'name');
  return typeof name === 'string' ? shownName(name) : '';
}
