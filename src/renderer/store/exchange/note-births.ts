import type { ImportedFile } from '#core/interchange';
import { uniteTexts } from '#core/merge';
import {
  headsOf,
  idOf,
  kindOf,
  MAX_NOTE,
  readField,
  wellFormed,
  type DocumentId,
  type RecordRef,
} from '#core/model';
import { strings } from '#renderer/words';
import { documentMeant } from './annotation-groups.ts';
import type { Findings } from './annotation-births.ts';
import type { Context } from '../context.ts';
import type { Draft } from '../steps/edit.ts';
import { projectRef } from '../records/project-note.ts';
import { documentTitle } from '../past/words.ts';

/** Notes of a file, on documents and on its project, as they come to stand here. */

/** The record that a note is about; null where that is not here. */
function recordFor(
  context: Context,
  document: string | null,
  file: Pick<ImportedFile, 'documents'>,
): RecordRef | null {
  if (document === null) return projectRef(context);
  const id = documentMeant(context, document, file);
  return id === null ? null : `document/${id}`;
}

/** Records whose notes the file's history speaks of, and that are told here. */
function spokenOf(context: Context, { history }: ImportedFile): readonly RecordRef[] {
  const isTold = (record: RecordRef): boolean =>
    kindOf(record) === 'document' ? context.records.has(record) : record === projectRef(context);
  return history.map(({ record }) => record).filter(isTold);
}

/** What is said here already: several things, where people wrote without knowing of one another. */
function saidHere(context: Context, record: RecordRef): readonly string[] {
  const state = context.records.get(record);
  if (state === undefined) return [''];
  const shown = readField(state, 'note');
  const heads = headsOf(state, 'note').map(({ value }) =>
    typeof value === 'string' ? value : ((value as { note?: string }).note ?? ''),
  );
  return [typeof shown === 'string' ? shown : '', ...heads];
}

const nameOf = (context: Context, record: RecordRef): string =>
  kindOf(record) === 'project'
    ? strings.noteImport.project
    : strings.noteImport.document(documentTitle(context, idOf(record) as DocumentId));

/**
 * What reading a file's notes changes here. A note that differs from the one that is here stands below
 * it: neither is lost, and the report says so. Those on what is not in the corpus are told of.
 */
export function notesOf(
  context: Context,
  file: ImportedFile,
  findings: Findings,
): readonly Draft[] {
  const words = strings.noteImport;
  const wanted = new Map<RecordRef, string[]>();
  for (const record of spokenOf(context, file)) wanted.set(record, []);
  for (const { name, document, text } of file.notes) {
    const record = recordFor(context, document, file);
    if (record === null) findings.refused.push(words.nowhere(name));
    else wanted.set(record, [...(wanted.get(record) ?? []), wellFormed(text)]);
  }
  return [...wanted].flatMap(([record, theirs]): readonly Draft[] => {
    const here = saidHere(context, record);
    const [ours = ''] = here;
    const note = [...here, ...theirs].reduce(uniteTexts);
    if (note === ours) return [];
    if (note.length > MAX_NOTE) {
      findings.refused.push(words.tooLong(nameOf(context, record)));
      return [];
    }
    findings.notes.push((ours === '' ? words.taken : words.united)(nameOf(context, record)));
    return [{ record, home: null, field: 'note', value: note }];
  });
}
