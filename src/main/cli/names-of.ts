import { dateInWords, statisticInWords } from '#core/values';
import type { FieldWords } from '#core/merge';
import {
  builtInTags,
  idOf,
  kindOf,
  readAnalystName,
  readDocument,
  readField,
  readValue,
  shownName,
  toldApart,
  valueInWords,
  type AnalystId,
  type DocumentId,
  type EntityId,
  type Json,
  type Passage,
  type RecordRef,
  type RecordState,
  type TagId,
} from '#core/model';

type States = ReadonlyMap<RecordRef, RecordState>;

/** Whatever a project's records are called, also those that it does not hold. */

/** An analyst's name; part of the id where the project does not say it. */
export function analystName(states: States, id: AnalystId): string {
  const state = states.get(`analyst/${id}`);
  return state === undefined ? `unknown (${id.slice(0, 8)})` : readAnalystName(state);
}

/** What each analyst of a project is called beside all others of it: "Ben (3d11)" of two Bens. */
export function analystNames(states: States): (id: AnalystId) => string {
  const all = [...states.values()]
    .filter(({ record }) => kindOf(record) === 'analyst')
    .map((state) => ({ id: idOf(state.record), name: readAnalystName(state) }));
  const told = toldApart(all);
  const names = new Map(all.map(({ id }, at) => [id, told[at] ?? id]));
  return (id) => names.get(id) ?? analystName(states, id);
}

/** A document's title; part of its hash where the project does not say it. */
export function documentTitle(states: States, id: DocumentId): string {
  const state = states.get(`document/${id}`);
  const title = state === undefined ? '' : (readDocument(state)?.metadata.title ?? '');
  return title === '' ? `document ${id.slice(0, 12)}` : title;
}

/** A text that a record of any state says of itself; the pick of what people say, deleted or not. */
function textOf(states: States, record: RecordRef, field: string): string | null {
  const state = states.get(record);
  const value = state === undefined ? undefined : readField(state, field);
  return typeof value === 'string' && value !== '' ? shownName(value) : null;
}

const tagLabel = (states: States, id: TagId): string =>
  textOf(states, `tag/${id}`, 'label') ??
  builtInTags.find((tag) => tag.id === id)?.label ??
  `unknown tag (${id.slice(0, 8)})`;

const actorName = (states: States, id: EntityId): string =>
  textOf(states, `entity/${id}`, 'name') ?? `unknown actor (${id.slice(0, 8)})`;

/** One of the kinds that every project has is called by its id, in words. */
const linkKind = (states: States, id: string): string =>
  textOf(states, `tag/${id}`, 'label') ??
  id.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

const LOCALE = 'en';

/** Characters of what somebody wrote that a line shows. */
const SHOWN = 60;

/** Words in quotation marks, on one line, as much of them as it has room for. */
export function quoted(words: string): string {
  const characters = [...words.replace(/\s+/g, ' ').trim()];
  const isLong = characters.length > SHOWN;
  return `“${isLong ? `${characters.slice(0, SHOWN - 1).join('')}…` : characters.join('')}”`;
}

function storedInWords(states: States, stored: Json): string {
  const value = readValue(stored);
  if (value === null) return 'a value of another program';
  return valueInWords(value, {
    date: (edtf) => dateInWords(edtf, LOCALE),
    statistic: (statistic) => statisticInWords(statistic, LOCALE),
    actor: (id) => actorName(states, id),
    certainty: (certainty) => certainty,
    saidBy: (name) => `said by ${name}`,
    source: (words) => `source ${quoted(words)}`,
  });
}

export const fieldWordsOf = (states: States): FieldWords => ({
  tag: (id) => tagLabel(states, id),
  actor: (id) => actorName(states, id),
  linkKind: (id) => linkKind(states, id),
  value: (stored) => storedInWords(states, stored),
  word: (_, word) => word,
  retired: (isRetired) => (isRetired ? 'retired' : 'in use'),
});

/** Of what kind a record is, in a word. */
export function kindName(kind: string): string {
  if (kind === 'entity') return 'actor';
  return kind === 'relation' ? 'link' : kind;
}

/** A record by what names it: annotation “in June” in “The mill”. */
export function recordName(states: States, record: RecordRef): string {
  const id = idOf(record);
  const kind = kindOf(record);
  const state = states.get(record);
  switch (kind) {
    case 'annotation': {
      const passage = state && (readField(state, 'passage') as Passage | undefined);
      if (passage === undefined) break;
      const { exact, document } = passage;
      return `annotation ${quoted(exact)} in ${quoted(documentTitle(states, document))}`;
    }
    case 'tag':
      return `tag ${quoted(tagLabel(states, id as TagId))}`;
    case 'entity':
      return `actor ${quoted(actorName(states, id as EntityId))}`;
    case 'document':
      return `document ${quoted(documentTitle(states, id as DocumentId))}`;
    case 'relation':
      return `link ${quoted(linkKind(states, textOf(states, record, 'type') ?? ''))}`;
    case 'analyst':
      return `analyst ${quoted(analystName(states, id as AnalystId))}`;
    case 'project':
      return 'project';
  }
  return `${kindName(kind)} ${id.slice(0, 8)}`;
}
