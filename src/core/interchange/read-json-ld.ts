import { checkContexts } from './check-contexts.ts';
import { sourceOf, targetsOf, fromHypothesis, isHypothesisRow } from './foreign.ts';
import type {
  ImportedAnnotation,
  ImportedDocument,
  ImportedEntity,
  ImportedFile,
  ImportedNote,
  ImportedRelation,
  ImportedTag,
  ReadLimits,
} from './imported.ts';
import { idOf, isNode, isOfType, nodesOf, type Node } from './json-access.ts';
import { nameOf, readAnnotation } from './read-annotation.ts';
import { readHistory, type ReadHistory } from './history-nodes.ts';
import { readWholeNote } from './note-nodes.ts';
import { readDocumentNode } from './read-document.ts';
import { readRelation } from './relation-nodes.ts';
import { readCodebook } from './read-tags.ts';
import { readEntityNode } from './read-value.ts';
import { scanJson } from './scan-json.ts';

/** A file read, or one sentence that says why it was not; the code is for programs. */
export type ReadOutcome =
  | { readonly ok: true; readonly value: ImportedFile }
  | {
      readonly ok: false;
      readonly code: 'too-large' | 'damaged' | 'unsupported-type';
      readonly message: string;
    };

const LIMITS: ReadLimits = { longest: 300_000_000, deepest: 64, mostAnnotations: 1_000_000 };

interface Contents {
  readonly items: readonly unknown[];
  readonly remarks: readonly string[];
}

const ELSEWHERE = 'Further annotations are on other pages, which were not fetched.';

/** The annotations of a collection's or a page's embedded pages, in order. */
function itemsOfPages(collection: Node): Contents {
  const items: unknown[] = [];
  const remarks: string[] = [];
  let page: unknown = Array.isArray(collection['items']) ? collection : collection['first'];
  while (isNode(page)) {
    if (Array.isArray(page['items'])) for (const item of page['items']) items.push(item);
    page = page['next'];
  }
  if (idOf(page) !== null) remarks.push(ELSEWHERE);
  return { items, remarks };
}

function contentsOf(root: unknown): Contents | null {
  if (Array.isArray(root)) return { items: root, remarks: [] };
  if (!isNode(root)) return null;
  if (isOfType(root, 'AnnotationCollection') || isOfType(root, 'OrderedCollection'))
    return itemsOfPages(root);
  if (isOfType(root, 'AnnotationPage') || isOfType(root, 'OrderedCollectionPage'))
    return itemsOfPages(root);
  if (isOfType(root, 'Annotation') || isHypothesisRow(root)) return { items: [root], remarks: [] };
  for (const key of ['rows', 'annotations', '@graph'])
    if (Array.isArray(root[key])) return { items: root[key] as unknown[], remarks: [] };
  return null;
}

/** The documents that a file describes at its head, and those that its annotations name. */
class Documents {
  readonly found = new Map<string, ImportedDocument>();

  describe(root: unknown): void {
    if (!isNode(root)) return;
    for (const node of nodesOf(root['dcterms:references'])) {
      const key = idOf(node);
      if (key !== null) this.found.set(key, readDocumentNode(key, node));
    }
  }

  note(item: unknown): void {
    if (!isNode(item)) return;
    for (const target of targetsOf(isHypothesisRow(item) ? fromHypothesis(item) : item)) {
      const { key, node } = sourceOf(target);
      if (!this.found.has(key)) this.found.set(key, readDocumentNode(key, node));
    }
  }
}

function tagsOf(
  codebook: ReadonlyMap<string, ImportedTag>,
  annotations: readonly ImportedAnnotation[],
): readonly ImportedTag[] {
  const tags = new Map<string, ImportedTag>();
  for (const tag of codebook.values()) tags.set(tag.iri ?? tag.label, tag);
  for (const { tag } of annotations)
    if (tag !== null && !tags.has(tag.iri ?? tag.label)) tags.set(tag.iri ?? tag.label, tag);
  return [...tags.values()];
}

/** The actors that a file describes at its head, then those that only its annotations name. */
function entitiesOf(root: unknown, items: readonly unknown[]): ReadonlyMap<string, ImportedEntity> {
  const entities = new Map<string, ImportedEntity>();
  const note = (node: Node): void => {
    const entity = readEntityNode(node);
    if (entity !== null && !entities.has(entity.iri)) entities.set(entity.iri, entity);
  };
  if (isNode(root)) nodesOf(root['schema:mentions']).forEach(note);
  for (const item of nodesOf(items))
    for (const body of nodesOf(item['body']))
      for (const source of nodesOf(body['source'])) {
        note(source);
        nodesOf(source['schema:author']).forEach(note);
      }
  return entities;
}

const unsound = ({ unsound: count }: ReadHistory): readonly string[] =>
  count === 0 ? [] : [`${count} entries of the file’s history are not sound and were left out.`];

/**
 * Reads annotations from JSON-LD of W3C Web Annotation (one, a list, a page, a collection), from
 * what the Hypothesis API answers, and from CATMA's annotation files. Strict at the wall: a file
 * that is too large, too deep, ambiguous, or that gives the words a meaning from elsewhere, is refused
 * whole; an annotation that cannot be read is refused alone. Nothing is ever fetched.
 *
 * @param text the file, decoded; a byte order mark at its start is passed over.
 */
export function readJsonLd(text: string, limits: Partial<ReadLimits> = {}): ReadOutcome {
  const { longest, deepest, mostAnnotations } = { ...LIMITS, ...limits };
  const damaged = (why: string): ReadOutcome => ({
    ok: false,
    code: 'damaged',
    message: `The file was not read: ${why}.`,
  });
  if (text.length > longest)
    return {
      ok: false,
      code: 'too-large',
      message: `The file is too large: it has more than ${longest} characters.`,
    };

  const json = text.startsWith('\ufeff') ? text.slice(1) : text;
  const scanned = scanJson(json, deepest);
  if (scanned !== null) return damaged(scanned);
  let root: unknown;
  try {
    root = JSON.parse(json);
  } catch {
    return damaged('it is not JSON, or is cut off');
  }
  const context = checkContexts(root);
  if (context !== null) return damaged(context);

  const contents = contentsOf(root);
  if (contents === null)
    return {
      ok: false,
      code: 'unsupported-type',
      message:
        'The file holds no annotations that can be read here: none of W3C Web Annotation, Hypothesis or CATMA.',
    };
  if (contents.items.length > mostAnnotations)
    return {
      ok: false,
      code: 'too-large',
      message: `The file has more than ${mostAnnotations} annotations.`,
    };

  const codebook = isNode(root) ? readCodebook(root) : new Map<string, ImportedTag>();
  const history = isNode(root) ? readHistory(root) : { changes: [], unsound: 0 };
  const collection = isNode(root) ? idOf(root) : null;
  const documents = new Documents();
  documents.describe(root);
  const annotations: ImportedAnnotation[] = [];
  const relations: ImportedRelation[] = [];
  const notes: ImportedNote[] = [];
  const refused: string[] = [];
  for (const [place, item] of contents.items.entries()) {
    const relation = isNode(item) ? readRelation(item) : null;
    if (relation !== null) {
      relations.push(relation);
      continue;
    }
    const refuse = (fault: string): void => {
      const name = nameOf(place, item);
      refused.push(`${name.replace(/^a/, 'A')} was not read: ${fault}.`);
    };
    const note = readWholeNote(item, place, codebook, collection);
    if (note !== null) {
      if (note.ok) {
        if (note.value.every(({ document }) => document !== null)) documents.note(item);
        notes.push(...note.value);
      } else refuse(note.fault);
      continue;
    }
    const result = readAnnotation(item, place, codebook);
    if (result.ok) {
      documents.note(item);
      for (const annotation of result.value) annotations.push(annotation);
    } else refuse(result.fault);
  }
  return {
    ok: true,
    value: {
      annotations,
      documents: documents.found,
      tags: tagsOf(codebook, annotations),
      entities: entitiesOf(root, contents.items),
      relations,
      notes,
      history: history.changes,
      refused,
      remarks: [...contents.remarks, ...unsound(history)],
    },
  };
}
