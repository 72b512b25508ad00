import {
  builtInTags,
  idOf,
  kindOf,
  readAnalystName,
  readDocument,
  readField,
  readTag,
  toldApart,
  unborn,
  type AnalystId,
  type DocumentId,
  type Passage,
  type RecordRef,
  type RecordState,
} from '#core/model';
import { isRecordRow, type WorkbenchDatabase } from '#renderer/database';
import { strings } from '#renderer/words';
import type { Arriving } from './plan.ts';
import { statesOfRecords } from './states.ts';

/** What records of a file are called, once it is opened. */

/** UTF-16 code units of a passage's words that are told. */
const MOST_WORDS = 300;

const said = (state: RecordState, field: string): string => {
  const value = readField(state, field);
  return typeof value === 'string' ? value : '';
};

export class MergingNames {
  readonly #states: Map<RecordRef, RecordState>;
  /** Two of one name are told apart, as they will be everywhere. */
  readonly #analysts: ReadonlyMap<string, string>;

  /** @param states of records as they will be */
  constructor(states: Map<RecordRef, RecordState>) {
    this.#states = states;
    const analysts = [...states.values()]
      .filter(({ record }) => kindOf(record) === 'analyst')
      .map((state) => ({ id: idOf(state.record), name: readAnalystName(state) }));
    const told = toldApart(analysts);
    this.#analysts = new Map(analysts.map(({ id, name }, at) => [id, told[at] ?? name]));
  }

  #stateOf(record: RecordRef): RecordState {
    return this.#states.get(record) ?? unborn(record);
  }

  analyst(id: AnalystId): string {
    return this.#analysts.get(id) ?? readAnalystName(this.#stateOf(`analyst/${id}`));
  }

  document(id: DocumentId): string {
    const state = this.#stateOf(`document/${id}`);
    return readDocument(state)?.metadata.title ?? said(state, 'title');
  }

  tag(id: string): string {
    const builtIn = builtInTags.find((tag) => tag.id === id);
    const state = this.#stateOf(`tag/${id}`);
    return readTag(state, builtIn)?.label ?? said(state, 'label');
  }

  #relationType(id: string): string {
    const words: Readonly<Record<string, { readonly label: string }>> = strings.relationTypes;
    return words[id]?.label ?? this.tag(id);
  }

  title({ after }: Pick<Arriving, 'after'>): string {
    const { record } = after;
    switch (kindOf(record)) {
      case 'annotation':
        return ((readField(after, 'passage') as Passage | undefined)?.exact ?? '').slice(
          0,
          MOST_WORDS,
        );
      case 'tag':
        return this.tag(idOf(record)) || said(after, 'label');
      case 'document':
        return this.document(idOf(record) as DocumentId) || said(after, 'title');
      case 'relation':
        return this.#relationType(said(after, 'type'));
      case 'decision':
        return said(after, 'note');
      default:
        return said(after, 'name');
    }
  }

  tagOf({ after }: Pick<Arriving, 'after'>): string {
    return kindOf(after.record) === 'annotation' ? this.tag(said(after, 'tag')) : '';
  }
}

/** Names as they will be: those of the database, with what arrives over them. */
export async function namesFor(
  database: WorkbenchDatabase,
  plan: ReadonlyMap<RecordRef, Arriving>,
): Promise<MergingNames> {
  const states = new Map<RecordRef, RecordState>();
  for (const kind of ['tag/', 'analyst/'])
    for (const row of await database.records.where('record').startsWith(kind).toArray())
      if (isRecordRow(row)) states.set(row.record, row.state);
  const documents = new Set<RecordRef>();
  for (const { documents: all } of plan.values())
    for (const id of all) documents.add(`document/${id}`);
  for (const [record, state] of await statesOfRecords(database, [...documents]))
    states.set(record, state);
  for (const [record, { after }] of plan)
    if (['tag', 'analyst', 'document'].includes(kindOf(record))) states.set(record, after);
  return new MergingNames(states);
}
