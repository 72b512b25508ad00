import type { DocumentId } from '#core/model';
import type { Context } from '../context.ts';
import { commit } from '../steps/edit.ts';
import { leaveRemoved } from './open-document.ts';

/**
 * Takes a document from the corpus. Its text stays in the library and its annotations in the
 * database, so that undo brings all of it back. If it was open, its neighbour in the list opens.
 */
export function removeDocument(context: Context, id: DocumentId): void {
  const { documents } = context.state.getState();
  const at = documents.findIndex(({ summary }) => summary.id === id);
  if (at < 0) return;
  const next = (documents[at + 1] ?? documents[at - 1])?.summary.id;
  commit(context, 'remove document', [
    { record: `document/${id}`, home: null, field: 'alive', value: false },
  ]);
  leaveRemoved(context, next);
}
