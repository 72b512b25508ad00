import {
  readAnalystName,
  readDocument,
  type AnalystId,
  type DocumentId,
  type RecordRef,
  type RecordState,
} from '#core/model';

type States = ReadonlyMap<RecordRef, RecordState>;

/** An analyst's name; part of the id where the project does not say it. */
export function analystName(states: States, id: AnalystId): string {
  const state = states.get(`analyst/${id}`);
  return state === undefined ? `unknown (${id.slice(0, 8)})` : readAnalystName(state);
}

/** A document's title; part of its hash where the project does not say it. */
export function documentTitle(states: States, id: DocumentId): string {
  const state = states.get(`document/${id}`);
  const title = state === undefined ? '' : (readDocument(state)?.metadata.title ?? '');
  return title === '' ? `document ${id.slice(0, 12)}` : title;
}

/** A record in few characters: "annotation 6f1c22aa". */
export const recordName = (record: RecordRef): string =>
  record.replace('/', ' ').slice(0, record.indexOf('/') + 9);
