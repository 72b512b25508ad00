import {
  applyChange,
  BIRTH,
  unborn,
  type AnalystId,
  type AnnotationId,
  type Change,
  type ChangeId,
  type DocumentId,
  type EntityId,
  type Json,
  type RecordState,
  type ReplicaId,
  type TagId,
  type Value,
} from '#core/model';
import { encodePack, openDatabase, packKey, type PackKey } from '#renderer/database';
import type { TableNames } from '#renderer/table';

/** Small projects, put into a database as the store would have stored them. */

export const documentId = (number: number): DocumentId =>
  number.toString(16).padStart(64, '0') as DocumentId;
const uuid = (first: string, number: number): string =>
  `${first.padStart(8, '0')}-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;
/** Ids in another order than the numbers, over all buckets. */
export const annotationId = (number: number): AnnotationId => {
  const scattered = Math.imul(number + 1, 2654435761) >>> 0;
  return uuid(scattered.toString(16), number * 37) as AnnotationId;
};
export const tagId = (number: number): TagId => uuid('a', number) as TagId;
export const entityId = (number: number): EntityId => uuid('e', number) as EntityId;
export const analystId = (number: number): AnalystId => uuid('b', number) as AnalystId;

/** An annotation as it is to be stored. */
export interface Draft {
  readonly number: number;
  readonly document: number;
  readonly tag: number;
  readonly analyst: number;
  readonly exact: string;
  /** Null where the passage has no place. */
  readonly start: number | null;
  readonly note: string;
  readonly value: Value | null;
  /** Milliseconds since 1970. */
  readonly made: number;
  readonly isDeleted: boolean;
  /** Note, value and tag are said by later changes, and not at birth. */
  readonly isLater: boolean;
  readonly review?: 'fuzzy' | 'done' | undefined;
}

export const LATER = 60_000;

/** Number of the change that deletes, after those of the note, the value and the review. */
const DELETED = 4;

export const endOf = ({ exact, start }: Draft): number | null =>
  start === null ? null : start + [...exact].length;

const changeId = (number: number, step: number): ChangeId =>
  (number * 16 + step).toString(16).padStart(64, '0') as ChangeId;

function changesOf(draft: Draft): readonly Change[] {
  const { number, made, note, value, start, exact } = draft;
  const base = {
    record: `annotation/${annotationId(number)}` as const,
    analyst: analystId(draft.analyst),
    replica: uuid('c', 0) as ReplicaId,
    at: new Date(made).toISOString(),
  };
  const said: Record<string, Json> = {
    ...(note !== '' && { note }),
    ...(value !== null && { value: value as unknown as Json }),
    ...(draft.review !== undefined && { review: draft.review }),
  };
  const birth: Change = {
    ...base,
    id: changeId(number, 0),
    field: BIRTH,
    value: {
      alive: true,
      passage: {
        document: documentId(draft.document),
        start,
        end: endOf(draft),
        exact,
        prefix: 'before ',
        suffix: ' after',
      },
      tag: tagId(draft.tag),
      creator: analystId(draft.analyst),
      created: base.at,
      ...(!draft.isLater && said),
    },
    preds: [],
    depth: 0,
    seq: number * 16,
  };
  const later: Record<string, Json> = {
    ...(draft.isLater && said),
    ...(draft.isDeleted && { alive: false }),
  };
  return [
    birth,
    ...Object.entries(later).map(([field, each], step): Change => ({
      ...base,
      id: changeId(number, field === 'alive' ? DELETED : step + 1),
      field,
      value: each,
      preds: field === 'alive' ? [0, 1, 2, 3].map((each) => changeId(number, each)) : [],
      depth: 1,
      seq: number * 16 + step + 1,
      at: new Date(made + LATER).toISOString(),
    })),
  ];
}

const stateOf = (draft: Draft): RecordState => {
  const record = `annotation/${annotationId(draft.number)}` as const;
  return changesOf(draft).reduce(applyChange, unborn(record));
};

export const keyOf = ({ number, document }: Draft): PackKey =>
  packKey(documentId(document), `annotation/${annotationId(number)}`);

/** Stores all packs that are named, with those of the drafts that belong there. */
export async function store(
  database: string,
  drafts: readonly Draft[],
  keys: readonly PackKey[] = drafts.map(keyOf),
): Promise<void> {
  const packs = new Map<string, { key: PackKey; drafts: Draft[] }>();
  for (const key of keys) packs.set(key.join('/'), { key, drafts: [] });
  for (const draft of drafts) packs.get(keyOf(draft).join('/'))?.drafts.push(draft);
  const { annotations, dexie } = openDatabase(database);
  await annotations.bulkPut(
    [...packs.values()].map((pack) =>
      encodePack(pack.key, { states: pack.drafts.map(stateOf), damaged: [] }),
    ),
  );
  dexie.close();
}

const KINDS = ['claim', 'statistic', 'actor', 'date', 'plain', 'plain'] as const;

/** Six tags, four documents, two analysts, three actors. */
export const NAMES: TableNames = {
  tags: KINDS.map((kind, number) => ({
    id: tagId(number),
    label: ['claim', 'Statistic', 'actor', 'Date', 'Zebra', 'äpfel'][number] ?? '',
    kind,
  })),
  documents: [3, 1, 0, 2].map((number) => ({
    id: documentId(number),
    title: ['Second 10', 'second 9', 'A first', ''][number] ?? '',
    published: ['2020-05', '', '1999~', '../2001'][number] ?? '',
  })),
  analysts: [
    { id: analystId(0), name: 'Zoe' },
    { id: analystId(1), name: 'ann' },
  ],
  entities: [
    { id: entityId(0), name: 'Ministry', aliases: [] },
    { id: entityId(1), name: 'Agency', aliases: ['The Agency'] },
    { id: entityId(2), name: 'élan', aliases: [] },
  ],
  merged: [],
  links: [],
};
