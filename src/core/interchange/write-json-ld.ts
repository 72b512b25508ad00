import { codePointIndex, type CodePointIndex } from '#core/text';
import type {
  ExportAnnotation,
  ExportDocument,
  ExportProject,
  ExportTag,
} from './export-project.ts';
import { annotationNode } from './write-annotation.ts';
import { codebookNode, documentNode, edge, type Member } from './write-nodes.ts';
import { ANNOTATION_CONTEXT, recordIri } from './vocabulary.ts';

/** Annotations written before their text is handed on. */
const BATCH = 256;

/** Indent of one annotation within the file: collection, page, items. */
const DEPTH = 3;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

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
 * the same text: keys in a fixed order, annotations by document, start and id.
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
  const annotations = inOrder(project.annotations);
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
    ...edge('conformsTo', codebookNode(collection, project.tags)),
    ...edge(
      'dcterms:references',
      [...project.documents].sort((a, b) => compare(a.id, b.id)).map(documentNode),
    ),
    total: annotations.length,
  };
  const opened = indented(head, 0).slice(0, -'\n}'.length);
  if (annotations.length === 0) {
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
  let batch: string[] = [];
  for (const [place, annotation] of annotations.entries()) {
    const document = required(documents, annotation.document, 'document');
    const tag = required(tags, annotation.tag, 'tag');
    if (index === undefined || indexed !== document.id) {
      index = codePointIndex(document.text);
      indexed = document.id;
    }
    const node = indented(annotationNode(annotation, document, tag, index), DEPTH);
    batch.push(`      ${node}${place < annotations.length - 1 ? ',' : ''}\n`);
    if (batch.length === BATCH) {
      yield batch.join('');
      batch = [];
    }
  }
  yield `${batch.join('')}    ]\n  }\n}\n`;
}

/** The whole of {@link jsonLdChunks} as one text. */
export const exportJsonLd = (project: ExportProject): string => [...jsonLdChunks(project)].join('');
