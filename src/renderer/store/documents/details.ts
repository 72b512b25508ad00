import {
  canonicalJson,
  checkFieldValue,
  readField,
  wellFormed,
  type DocumentId,
  type Json,
} from '#core/model';
import { strings } from '#renderer/words';
import type { Context } from '../context.ts';
import { notify } from '../notices.ts';
import { absentField } from '../records/absent.ts';
import type { DocumentDetails } from '../shapes.ts';
import { commit, type Draft } from '../steps/edit.ts';

const FIELDS = [
  'title',
  'authors',
  'publisher',
  'published',
  'url',
] as const satisfies readonly (keyof DocumentDetails)[];

const mended = (value: string | readonly string[]): Json =>
  typeof value === 'string' ? wellFormed(value) : value.map(wellFormed);

/** What is stated of a document, as one step; nothing where all of it is stated already. */
export function describeDocument(context: Context, id: DocumentId, details: DocumentDetails): void {
  const record = `document/${id}` as const;
  const state = context.records.get(record);
  if (state === undefined) return;
  const drafts = FIELDS.flatMap((field): Draft[] => {
    const value = mended(details[field]);
    const now = readField(state, field) ?? absentField(record, field);
    return canonicalJson(now) === canonicalJson(value)
      ? []
      : [{ record, home: null, field, value }];
  });
  if (drafts.some(({ field, value }) => checkFieldValue(record, field, value) !== null))
    return notify(context.state, 'problem', strings.details.tooLong);
  const [only, ...more] = drafts;
  const { steps } = strings.details;
  const isDate = only?.field === 'published' && more.length === 0;
  commit(context, isDate ? steps.published : steps.several, drafts);
}
