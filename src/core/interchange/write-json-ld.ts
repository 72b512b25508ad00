import type { Change } from '#core/model';
import { codePointIndex, type CodePointIndex } from '#core/text';
import type {
  ExportAnnotation,
  ExportDocument,
  ExportNote,
  ExportProject,
  ExportTag,
} from './export-project.ts';
import { changeNode } from './history-nodes.ts';
import { noteNode } from './note-nodes.ts';
import { relationNode } from './relation-nodes.ts';
import { annotationNode } from './write-annotation.ts';
import { codebookNode } from './concept-nodes.ts';
import { documentNode, edge, type Member } from './write-nodes.ts';
import { ANNOTATION_CONTEXT, recordIri } from './vocabulary.ts';
import { entityNode } from './write-value.ts';

/** Annotations written before their text is handed on. */
const BATCH = 256;

/** Indent of one annotation within the file: collection, page, items. */
const DEPTH = 3;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** So that the same codebook gives the same text, in whichever order it is given. */
const byId = (tags: readonly ExportTag[]): readonly ExportTag[] =>
  [...tags].sort((a, b) => compare(a.id, b.id));

const startOf = ({ passage }: ExportAnnotation): number =>
  passage.kind === 'placed' ? passage.start : Infinity;

function inOrder(annotations: readonly ExportAnnotation[]): readonly ExportAnnotation[] {
  return [...annotations].sort(
    (a, b) =>
      compare(a.document, b.document) ||
      // Two unplaced ones: Infinity - Infinity is NaN, which is falsy, and the ids decide.
      startOf(a) - startOf(b) ||
      compare(a.id, b.id),
  );
}

const inSequence = (changes: readonly Change[]): readonly Change[] =>
  [...changes].sort(
    (a, b) => compare(a.replica, b.replica) || a.seq - b.seq || compare(a.id, b.id),
  );

const indented = (node: Member, depth: number): string =>
  JSON.stringify(node, null, 2).replaceAll('\n', `\n${'  '.repeat(depth)}`);

/** Looks a record up, or says whose mistake it is that there is none. */
function required<Value>(map: ReadonlyMap<string, Value>, id: string, what: string): Value {
  const value = map.get(id);
  if (value === undefined)
    throw new TypeError(`An annotation is of ${what} ${id}, which is not exported.`);
  return value;
}

/**
 * Writes a project as JSON-LD: one W3C `AnnotationCollection` with its first and only page embedded,
 * as text in pieces, so that a large project never stands in memory twice. The same project gives
 * the same text: keys in a fixed order, annotations by document, start and id, then the links, then
 * the notes on the project and on documents.
 *
 * Offsets become code points. Every selector is checked against its text as it is written.
 *
 * @throws TypeError where the project contradicts itself: a passage whose quote is not there, an
 *   annotation of a document or a tag that is not among those given.
 */
export function* jsonLdChunks(project: ExportProject): Generator<string, void, undefined> {
  const documents = new Map<string, ExportDocument>(
    project.documents.map((each) => [each.id, each]),
  );
  const tags = new Map<string, ExportTag>(project.tags.map((each) => [each.id, each]));
  const entities = new Map(project.entities?.map((each) => [each.id, each]));
  const annotations = inOrder(project.annotations);
  const relations = [...(project.relations ?? [])].sort((a, b) => compare(a.id, b.id));
  const notes = [...(project.notes ?? [])].sort((a, b) =>
    compare(a.document ?? '', b.document ?? ''),
  );
  const total = annotations.length + relations.length + notes.length;
  const collection = recordIri(project.id);

  const head: Member = {
    '@context': ANNOTATION_CONTEXT,
    id: collection,
    type: 'AnnotationCollection',
    ...edge('label', project.name),
    generator: {
      type: 'Software',
      name: project.software.name,
      'schema:softwareVersion': project.software.version,
    },
    ...edge('generated', project.generatedAt),
    ...edge('conformsTo', codebookNode(`${collection}#codebook`, byId(project.tags))),
    ...edge(
      'dcterms:references',
      [...project.documents].sort((a, b) => compare(a.id, b.id)).map(documentNode),
    ),
    ...edge(
      'schema:mentions',
      [...entities.values()].sort((a, b) => compare(a.id, b.id)).map(entityNode),
    ),
    ...edge('dcterms:provenance', inSequence(project.history ?? []).map(changeNode)),
    total,
  };
  const opened = indented(head, 0).slice(0, -'\n}'.length);
  if (total === 0) {
    yield `${opened}\n}\n`;
    return;
  }

  const page: Member = {
    id: `${collection}#page-1`,
    type: 'AnnotationPage',
    partOf: collection,
    startIndex: 0,
  };
  yield `${opened},\n  "first": ${indented(page, 1).slice(0, -'\n  }'.length)},\n    "items": [\n`;

  let index: CodePointIndex | undefined;
  let indexed: string | undefined;
  const nodeOf = (annotation: ExportAnnotation): Member => {
    const document = required(documents, annotation.document, 'document');
    const tag = required(tags, annotation.tag, 'tag');
    if (index === undefined || indexed !== document.id) {
      index = codePointIndex(document.text);
      indexed = document.id;
    }
    return annotationNode(annotation, document, tag, index, entities);
  };
  const itemAt = (place: number): Member => {
    const annotation = annotations[place];
    if (annotation !== undefined) return nodeOf(annotation);
    const relation = relations[place - annotations.length];
    if (relation !== undefined) return relationNode(relation);
    const note = notes[place - annotations.length - relations.length] as ExportNote;
    const document =
      note.document === null ? undefined : required(documents, note.document, 'document');
    return noteNode(note, project.id, document);
  };
  let batch: string[] = [];
  for (let place = 0; place < total; place++) {
    batch.push(`      ${indented(itemAt(place), DEPTH)}${place < total - 1 ? ',' : ''}\n`);
    if (batch.length === BATCH) {
      yield batch.join('');
      batch = [];
    }
  }
  yield `${batch.join('')}    ]\n  }\n}\n`;
}

/** The whole of {@link jsonLdChunks} as one text. */
export const exportJsonLd = (project: ExportProject): string => [...jsonLdChunks(project)].join('');
