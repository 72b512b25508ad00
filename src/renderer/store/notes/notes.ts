import { MAX_NOTE, wellFormed, type DocumentId, type RecordRef } from '#core/model';
import { strings } from '#renderer/words';
import type { Context } from '../context.ts';
import { commitEditing, type Draft } from '../steps/edit.ts';
import type { Notes } from '../facets.ts';
import { followPlace } from './places.ts';
import { notify } from '../notices.ts';
import { projectRef } from '../records/project-note.ts';
import { quotation } from './quotation.ts';
import type { Editing } from '../shapes.ts';

/** Notes on documents, and on the project as a whole. */

type About = 'document' | 'project';

/** What undo says of a note that becomes another. */
const stepLabel = (about: About, before: string, now: string): string => {
  const { addTo, change, remove } = strings.noteSteps;
  return (now === '' ? remove : before === '' ? addTo : change)[about];
};

function setNote(
  context: Context,
  record: RecordRef,
  about: About,
  before: string,
  note: string,
  editing: Editing | undefined,
): void {
  const value = wellFormed(note);
  if (value === before) return;
  if (value.length > MAX_NOTE)
    return notify(context.state, 'problem', strings.passageNotices.noteTooLong(MAX_NOTE));
  const draft: Draft = { record, home: null, field: 'note', value };
  commitEditing(context, editing, (former) => stepLabel(about, former as string, value), draft);
}

function ofDocument(context: Context, id: DocumentId, note: string, editing?: Editing): void {
  const { documents } = context.state.getState();
  const entry = documents.find(({ summary }) => summary.id === id);
  if (entry !== undefined)
    setNote(context, `document/${id}`, 'document', entry.note, note, editing);
}

/** The selection, or the sentence that is read, as a quotation at the end of its document's note. */
function quote(context: Context): boolean {
  const { loaded } = context;
  const { selection, sentence, documents } = context.state.getState();
  const range = selection ?? sentence;
  const entry = documents.find(({ summary }) => summary.id === loaded?.id);
  if (loaded === null || range === null || entry === undefined) return false;
  const { body, points, id } = loaded;
  const words = body.text.slice(range.start, range.end);
  const start = points.toCodePoint(range.start);
  const end = points.toCodePoint(range.end);
  const quoted = quotation(words, { document: id, start, end });
  const before = entry.note.trimEnd();
  ofDocument(context, id, `${before === '' ? '' : `${before}\n\n`}${quoted}\n\n`);
  return true;
}

export const notesOf = (context: Context): Notes => ({
  ofDocument: (id, note, editing) => ofDocument(context, id, note, editing),
  ofProject: (note, editing) => {
    const { projectNote } = context.state.getState();
    setNote(context, projectRef(context), 'project', projectNote, note, editing);
  },
  quote: () => quote(context),
  follow: (address) => followPlace(context, address),
});
