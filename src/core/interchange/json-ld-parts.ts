import type { Change } from '#core/model';
import { codePointIndex } from '#core/text';
import { codebookNode } from './concept-nodes.ts';
import type {
  ExportAnnotation,
  ExportDocument,
  ExportEntity,
  ExportProject,
  ExportTag,
} from './export-project.ts';
import { changeNode } from './history-nodes.ts';
import { noteNode } from './note-nodes.ts';
import { relationNode } from './relation-nodes.ts';
import { ANNOTATION_CONTEXT, recordIri } from './vocabulary.ts';
import { annotationNode } from './write-annotation.ts';
import { documentNode, edge, type Member } from './write-nodes.ts';
import { entityNode } from './write-value.ts';

/**
 * A file of JSON-LD in its parts, so that nobody has to hold a large project at once, and each piece of
 * text is a moment's work. Their order in the file is that of `jsonLdChunks`; they may be written in
 * any, since the head tells the total.
 */

/** What annotations name, by id. */
export interface JsonLdNames {
  readonly tags: ReadonlyMap<string, ExportTag>;
  readonly entities: ReadonlyMap<ExportEntity['id'], ExportEntity>;
}

/** A project without what is given by and by. */
export type JsonLdFrame = Omit<ExportProject, 'annotations' | 'history'>;

type Pieces = Generator<string, void, undefined>;

/** Nodes written before their text is handed on. */
const BATCH = 64;

/** Indents: of a node in a list of the collection, and in one of its page. */
const OF_COLLECTION = 2;
const OF_PAGE = 3;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const byId = <T extends { readonly id: string }>(list: readonly T[]): readonly T[] =>
  [...list].sort((a, b) => compare(a.id, b.id));

const startOf = ({ passage }: ExportAnnotation): number =>
  passage.kind === 'placed' ? passage.start : Infinity;

const indented = (node: Member, depth: number): string =>
  JSON.stringify(node, null, 2).replaceAll('\n', `\n${'  '.repeat(depth)}`);

/** Looks a record up, or says whose mistake it is that there is none. */
function required<Value>(map: ReadonlyMap<string, Value>, id: string, what: string): Value {
  const value = map.get(id);
  if (value === undefined)
    throw new TypeError(`An annotation is of ${what} ${id}, which is not exported.`);
  return value;
}

/** @param isBegun whether others of the same list stand before */
function* listed<T>(
  list: Iterable<T>,
  nodeOf: (each: T) => Member,
  depth: number,
  isBegun: boolean,
): Pieces {
  const indent = '  '.repeat(depth);
  let batch: string[] = [];
  let isFirst = !isBegun;
  for (const each of list) {
    batch.push(`${isFirst ? '' : ',\n'}${indent}${indented(nodeOf(each), depth)}`);
    isFirst = false;
    if (batch.length < BATCH) continue;
    yield batch.join('');
    batch = [];
  }
  if (batch.length > 0) yield batch.join('');
}

/** A member of the collection that is a list; none where it is empty. */
function* listMember<T>(key: string, list: readonly T[], nodeOf: (each: T) => Member): Pieces {
  if (list.length === 0) return;
  yield `,\n  ${JSON.stringify(key)}: [\n`;
  yield* listed(list, nodeOf, OF_COLLECTION, false);
  yield '\n  ]';
}

const iriOf = ({ id }: JsonLdFrame): string => recordIri(id);

/** What is said of the project before its history. */
export function* jsonLdHead(frame: JsonLdFrame): Pieces {
  const collection = iriOf(frame);
  const head: Member = {
    '@context': ANNOTATION_CONTEXT,
    id: collection,
    type: 'AnnotationCollection',
    ...edge('label', frame.name),
    generator: {
      type: 'Software',
      name: frame.software.name,
      'schema:softwareVersion': frame.software.version,
    },
    ...edge('generated', frame.generatedAt),
    ...edge('conformsTo', codebookNode(`${collection}#codebook`, byId(frame.tags))),
  };
  yield indented(head, 0).slice(0, -'\n}'.length);
  yield* listMember('dcterms:references', byId(frame.documents), documentNode);
  yield* listMember('schema:mentions', byId(frame.entities ?? []), entityNode);
}

/** Some of the history, which begins and ends as `jsonLdHistoryStart` and `End` say. */
export const jsonLdHistory = (changes: Iterable<Change>, isBegun: boolean): Pieces =>
  listed(changes, changeNode, OF_COLLECTION, isBegun);

export const jsonLdHistoryStart = ',\n  "dcterms:provenance": [\n';
export const jsonLdHistoryEnd = '\n  ]';

/** What stands between the history and the items; with no item, the end of the file. */
export function jsonLdItemsStart(frame: JsonLdFrame, total: number): string {
  const told = `,\n  "total": ${String(total)}`;
  if (total === 0) return `${told}\n}\n`;
  const page: Member = {
    id: `${iriOf(frame)}#page-1`,
    type: 'AnnotationPage',
    partOf: iriOf(frame),
    startIndex: 0,
  };
  return `${told},\n  "first": ${indented(page, 1).slice(0, -'\n  }'.length)},\n    "items": [\n`;
}

/** What stands after the items, where there are any. */
export const jsonLdItemsEnd = '\n    ]\n  }\n}\n';

/**
 * The items that are annotations of one document, in their order. Every selector is checked against the
 * text. Documents are to be given in the order of their ids.
 *
 * @param isBegun whether other items stand before
 * @throws TypeError where a passage's quote is not there, or a tag is not among those given
 */
export function* jsonLdAnnotations(
  document: ExportDocument,
  annotations: readonly ExportAnnotation[],
  { tags, entities }: JsonLdNames,
  isBegun: boolean,
): Pieces {
  if (annotations.length === 0) return;
  const index = codePointIndex(document.text);
  const inOrder = [...annotations].sort(
    // Two unplaced ones: Infinity - Infinity is NaN, which is falsy, and the ids decide.
    (a, b) => startOf(a) - startOf(b) || compare(a.id, b.id),
  );
  const nodeOf = (annotation: ExportAnnotation): Member =>
    annotationNode(annotation, document, required(tags, annotation.tag, 'tag'), index, entities);
  yield* listed(inOrder, nodeOf, OF_PAGE, isBegun);
}

/** The items after the annotations: links, then notes on the project and on documents. */
export function* jsonLdRest(frame: JsonLdFrame, isBegun: boolean): Pieces {
  const relations = byId(frame.relations ?? []);
  yield* listed(relations, relationNode, OF_PAGE, isBegun);
  const documents = new Map<string, ExportDocument>(frame.documents.map((each) => [each.id, each]));
  const notes = [...(frame.notes ?? [])].sort((a, b) =>
    compare(a.document ?? '', b.document ?? ''),
  );
  yield* listed(
    notes,
    (note) => {
      const { document } = note;
      const on = document === null ? undefined : required(documents, document, 'document');
      return noteNode(note, frame.id, on);
    },
    OF_PAGE,
    isBegun || relations.length > 0,
  );
}

/** How many items {@link jsonLdRest} has. */
export const restOf = ({ relations = [], notes = [] }: JsonLdFrame): number =>
  relations.length + notes.length;
