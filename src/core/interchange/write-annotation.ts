import { describePassage, type StatedQuote } from '#core/anchoring';
import type { CodePointIndex } from '#core/text';
import type { EntityId } from '#core/model';
import type {
  ExportAnnotation,
  ExportCreator,
  ExportDocument,
  ExportEntity,
  ExportTag,
  JsonLdValue,
} from './export-project.ts';
import { edge, literal, sourceNode, tagIri, timeState, type Member } from './write-nodes.ts';
import { isAbsoluteIri, recordIri } from './vocabulary.ts';
import { valueNode } from './write-value.ts';

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;

export function moment(text: string): string {
  if (!MOMENT.test(text)) throw new TypeError(`"${text}" is no time in UTC.`);
  return text;
}

export const creatorNode = ({ id, name }: ExportCreator): Member => ({
  ...edge('id', id === undefined ? undefined : recordIri(id)),
  type: 'Person',
  name: literal(name),
});

function quoteSelector({ exact, prefix, suffix }: StatedQuote): Member {
  return {
    type: 'TextQuoteSelector',
    exact: literal(exact),
    ...edge('prefix', prefix === undefined ? undefined : literal(prefix)),
    ...edge('suffix', suffix === undefined ? undefined : literal(suffix)),
  };
}

/** Whether a text has the quote at a UTF-16 offset, with its context around it. */
function hasQuoteAt(text: string, start: number, end: number, quote: StatedQuote): boolean {
  const { exact, prefix = '', suffix = '' } = quote;
  return (
    text.slice(start, end) === exact &&
    start >= prefix.length &&
    text.startsWith(prefix, start - prefix.length) &&
    text.startsWith(suffix, end)
  );
}

function selectors(
  { id, passage }: ExportAnnotation,
  { text }: ExportDocument,
  index: CodePointIndex,
): readonly JsonLdValue[] {
  if (passage.kind === 'unplaced') return [quoteSelector(passage.quote)];
  const { start, end } = passage;
  const quote = passage.quote ?? describePassage(text, index, passage);
  if (start >= end || !hasQuoteAt(text, start, end, quote))
    throw new TypeError(`Annotation ${id}: the text at ${start} is not what it quotes.`);
  const from = index.toCodePoint(start);
  const to = index.toCodePoint(end);
  if (index.toUtf16(from) !== start || index.toUtf16(to) !== end)
    throw new TypeError(`Annotation ${id}: its code points do not lead back to it.`);
  return [quoteSelector(quote), { type: 'TextPositionSelector', start: from, end: to }];
}

type Entities = ReadonlyMap<EntityId, ExportEntity>;

function bodies(
  annotation: ExportAnnotation,
  tag: ExportTag,
  entities: Entities,
): readonly JsonLdValue[] {
  const { note, noteFormat = 'text/plain', value, node } = annotation;
  const stated = value === undefined ? node : valueNode(annotation.id, value, entities);
  const all: JsonLdValue[] = [
    { type: 'TextualBody', purpose: 'tagging', value: literal(tag.label) },
    {
      type: 'SpecificResource',
      purpose: 'classifying',
      source: { id: tagIri(tag), type: 'skos:Concept' },
    },
  ];
  if (stated !== undefined) {
    if (!isAbsoluteIri(stated.id)) throw new TypeError(`"${stated.id}" is no absolute IRI.`);
    all.push({ type: 'SpecificResource', purpose: 'identifying', source: stated });
  }
  if (note !== '')
    all.push({
      type: 'TextualBody',
      purpose: 'commenting',
      format: noteFormat,
      value: literal(note),
    });
  return all;
}

/** One annotation as a W3C Web Annotation. Throws where its passage is not what it says. */
export function annotationNode(
  annotation: ExportAnnotation,
  document: ExportDocument,
  tag: ExportTag,
  index: CodePointIndex,
  entities: Entities,
): Member {
  return {
    id: recordIri(annotation.id),
    type: 'Annotation',
    motivation: 'classifying',
    creator: creatorNode(annotation.creator),
    created: moment(annotation.created),
    modified: moment(annotation.modified),
    body: bodies(annotation, tag, entities),
    target: {
      type: 'SpecificResource',
      source: sourceNode(document),
      ...edge('state', timeState(document)),
      selector: selectors(annotation, document, index),
    },
  };
}
