import {
  type builtInRelationTypes,
  isAlive,
  kindOf,
  readAnalystName,
  readAnnotation,
  readCodebook,
  readDocument,
  readEntity,
  readRelation,
  readValue,
  resolveMerged,
  withActor,
  type AnalystId,
  type AnnotationRecord,
  type Codebook,
  type DocumentId,
  type EntityId,
  type EntityRecord,
  type RecordRef,
  type RecordState,
  type TagId,
} from '#core/model';
import type {
  ExportAnnotation,
  ExportDocument,
  ExportNote,
  ExportProject,
  ExportRelation,
} from './export-project.ts';
import { foreignNode, makingOf, noteIn, statedTags, UNKNOWN_DOCUMENT } from './stated-parts.ts';
import { passagesIn } from './stated-passages.ts';

type States = ReadonlyMap<RecordRef, RecordState>;

/** A project as its changes leave it, with the texts that are at hand. */
export interface StatedProject {
  /** UUID. */
  readonly id: string;
  readonly states: States;
  readonly texts: ReadonlyMap<DocumentId, ExportDocument>;
  /** How the kinds of links that every project has read. */
  readonly relationLabels: Readonly<Record<(typeof builtInRelationTypes)[number], string>>;
}

const creatorOf = (states: States, id: AnalystId): ExportAnnotation['creator'] => {
  const state = states.get(`analyst/${id}`);
  return { id, name: state === undefined ? 'Unknown' : readAnalystName(state) };
};

/** The records of a kind that are there, as their reader tells them. */
function told<T>(
  states: States,
  kind: string,
  read: (state: RecordState) => T | null,
): readonly T[] {
  return [...states.values()].flatMap((state) => {
    const record = kindOf(state.record) === kind ? read(state) : null;
    return record === null ? [] : [record];
  });
}

interface Entities {
  /** Those that count as themselves. */
  readonly list: readonly EntityRecord[];
  readonly resolve: (id: EntityId) => EntityId;
}

function entitiesOf(states: States): Entities {
  const all = new Map(told(states, 'entity', readEntity).map((entity) => [entity.id, entity]));
  const merged = resolveMerged(all.keys(), (id) => {
    const into = all.get(id)?.mergedInto ?? null;
    return into !== null && all.has(into) ? into : null;
  });
  return {
    list: [...all.values()].filter(({ id }) => !merged.has(id)),
    resolve: (id) => merged.get(id) ?? id,
  };
}

/** What a passage stands for, told only while it is of its tag's kind; a foreign node as it came. */
function valueOf(
  { value: stored }: AnnotationRecord,
  tag: TagId,
  codebook: Codebook,
  entities: Entities,
): Pick<ExportAnnotation, 'value' | 'node'> {
  const value = readValue(stored);
  if (value === null) return foreignNode(stored);
  if (value.kind !== codebook.entries.get(tag)?.kind) return {};
  return { value: withActor(value, entities.resolve) };
}

/** Those of the corpus, and those that only annotations name; one that was removed is left out. */
function documentsOf(
  { states, texts }: StatedProject,
  annotations: readonly AnnotationRecord[],
): readonly ExportDocument[] {
  const named = annotations.map(({ passage }) => passage.document);
  const recorded = told(states, 'document', readDocument).map(({ id }) => id);
  const ids = new Set<DocumentId>([...recorded, ...texts.keys(), ...named]);
  return [...ids].flatMap((id): ExportDocument[] => {
    const state = states.get(`document/${id}`);
    const known = texts.get(id);
    if (state !== undefined && !isAlive(state)) return [];
    const metadata = state === undefined ? undefined : readDocument(state)?.metadata;
    return [
      { id, text: known?.text ?? '', metadata: metadata ?? known?.metadata ?? UNKNOWN_DOCUMENT },
    ];
  });
}

function relationsOf(
  { states, relationLabels }: StatedProject,
  codebook: Codebook,
  annotations: ReadonlySet<string>,
): readonly ExportRelation[] {
  const labelOf = (id: string): string =>
    Object.hasOwn(relationLabels, id)
      ? relationLabels[id as keyof typeof relationLabels]
      : (codebook.entries.get(id as TagId)?.label ?? 'linked to');
  return told(states, 'relation', (state) => {
    const relation = readRelation(state);
    if (relation === null || !annotations.has(relation.from) || !annotations.has(relation.to))
      return null;
    const id = codebook.resolve(relation.type as TagId);
    const { analyst, ...times } = makingOf(state);
    const type = { id, label: labelOf(id) };
    return { ...relation, type, creator: creatorOf(states, analyst), ...times };
  });
}

function notesOf(
  states: States,
  record: RecordRef,
  document: DocumentId | null,
): readonly ExportNote[] {
  const note = noteIn(states.get(record));
  if (note === null) return [];
  const { text, analyst, at } = note;
  return [{ document, text, creator: creatorOf(states, analyst), created: at, modified: at }];
}

/** What is written of a project as JSON-LD, worked out from its records and texts alone. */
export function statedProject(stated: StatedProject): Omit<ExportProject, 'software'> {
  const { id, states } = stated;
  const codebook = readCodebook(states);
  const entities = entitiesOf(states);
  const records = told(states, 'annotation', readAnnotation);
  const documents = documentsOf(stated, records);
  const passages = new Map(documents.map((each) => [each.id, passagesIn(each.text)] as const));
  const annotations = records.flatMap((record): ExportAnnotation[] => {
    const { passage, note, created, modified, creator } = record;
    const placed = passages.get(passage.document)?.(passage);
    if (placed === undefined) return [];
    const tag = codebook.resolve(record.tag);
    return [
      {
        id: record.id,
        document: passage.document,
        tag,
        passage: placed,
        note,
        noteFormat: 'text/markdown',
        creator: creatorOf(states, creator),
        created,
        modified,
        ...valueOf(record, tag, codebook, entities),
      },
    ];
  });
  return {
    id,
    documents,
    tags: statedTags(codebook.entries.values(), codebook.resolve, annotations),
    annotations,
    entities: entities.list,
    relations: relationsOf(stated, codebook, new Set(annotations.map((each) => each.id))),
    notes: [
      ...notesOf(states, `project/${id}`, null),
      ...documents.flatMap((each) => notesOf(states, `document/${each.id}`, each.id)),
    ],
  };
}
