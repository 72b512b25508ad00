import { inFileOrder } from '#core/merge';
import type { ExportAnnotation, ExportDocument, ExportProject } from './export-project.ts';
import {
  jsonLdAnnotations,
  jsonLdHead,
  jsonLdHistory,
  jsonLdHistoryEnd,
  jsonLdHistoryStart,
  jsonLdItemsEnd,
  jsonLdItemsStart,
  jsonLdRest,
  restOf,
  type JsonLdNames,
} from './json-ld-parts.ts';

/** Each document that annotations are of, with these, in the order of their ids. */
function byDocument({
  documents,
  annotations,
}: ExportProject): readonly (readonly [ExportDocument, readonly ExportAnnotation[]])[] {
  const known = new Map<string, ExportDocument>(documents.map((each) => [each.id, each]));
  const groups = new Map<string, ExportAnnotation[]>();
  for (const annotation of annotations) {
    const group = groups.get(annotation.document);
    if (group === undefined) groups.set(annotation.document, [annotation]);
    else group.push(annotation);
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, group]) => {
      const document = known.get(id);
      if (document === undefined)
        throw new TypeError(`An annotation is of document ${id}, which is not exported.`);
      return [document, group];
    });
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
  const { annotations, history = [] } = project;
  const groups = byDocument(project);
  const total = annotations.length + restOf(project);
  yield* jsonLdHead(project);
  if (history.length > 0) {
    yield jsonLdHistoryStart;
    yield* jsonLdHistory([...history].sort(inFileOrder), false);
    yield jsonLdHistoryEnd;
  }
  yield jsonLdItemsStart(project, total);
  if (total === 0) return;
  const names: JsonLdNames = {
    tags: new Map(project.tags.map((each) => [each.id, each])),
    entities: new Map(project.entities?.map((each) => [each.id, each])),
  };
  let isBegun = false;
  for (const [document, group] of groups) {
    yield* jsonLdAnnotations(document, group, names, isBegun);
    isBegun = true;
  }
  yield* jsonLdRest(project, isBegun);
  yield jsonLdItemsEnd;
}

/** The whole of {@link jsonLdChunks} as one text. */
export const exportJsonLd = (project: ExportProject): string => [...jsonLdChunks(project)].join('');
