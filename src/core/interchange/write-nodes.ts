import { wellFormed } from '#core/model';
import { edtfBounds } from './edtf-bounds.ts';
import type { ExportDocument, JsonLdValue } from './export-project.ts';
import { documentIri, EDTF, isAbsoluteIri, recordIri } from './vocabulary.ts';

/** A node's members in the order they are written. */
export interface Member {
  readonly [key: string]: JsonLdValue;
}

/** A member, where there is something to say. */
export function edge(key: string, value: JsonLdValue | undefined): Member {
  const isNothing =
    value === undefined || value === null || (Array.isArray(value) && value.length === 0);
  return isNothing ? {} : { [key]: value };
}

/** RDF literals hold no halves of characters. */
export const literal = wellFormed;

const literals = (texts: readonly string[] | undefined): readonly string[] | undefined =>
  texts?.map(literal);

const optional = (text: string | undefined): string | undefined =>
  text === undefined || text === '' ? undefined : literal(text);

const edtf = (text: string | undefined): Member | undefined =>
  text === undefined || text === '' ? undefined : { '@type': EDTF, '@value': literal(text) };

export function tagIri(tag: { readonly id: string; readonly iri?: string }): string {
  if (tag.iri === undefined) return recordIri(tag.id);
  if (!isAbsoluteIri(tag.iri)) throw new TypeError(`"${tag.iri}" is no absolute IRI.`);
  return tag.iri;
}

/**
 * A document as every annotation's target names it. What is named by its hash is the canonical text,
 * which is plain text whatever it was read from.
 */
export function sourceNode({ id, metadata }: ExportDocument): Member {
  return {
    id: documentIri(id),
    type: 'Text',
    format: 'text/plain',
    ...edge('language', optional(metadata.language)),
    label: literal(metadata.title),
    'schema:sha256': id,
    ...edge('schema:url', optional(metadata.url)),
  };
}

/** A document with all that is known of it, once in a file. */
export function documentNode(document: ExportDocument): Member {
  const { metadata } = document;
  return {
    ...sourceNode(document),
    ...edge('schema:author', literals(metadata.authors)),
    ...edge('schema:publisher', optional(metadata.publisher)),
    ...edge('schema:datePublished', edtf(metadata.published)),
    'dcterms:source': {
      format: metadata.mediaType,
      label: literal(metadata.fileName),
      'schema:sha256': metadata.sourceSha256,
      'schema:encodingFormat': `${metadata.mediaType}; charset=${literal(metadata.encoding)}`,
      ...edge('dcterms:date', edtf(metadata.retrieved)),
    },
    generator: { type: 'Software', name: literal(metadata.extractor) },
  };
}

/** When the text was what it is, where its retrieval has certain bounds. */
export function timeState({ metadata }: ExportDocument): Member | undefined {
  const bounds = metadata.retrieved === undefined ? null : edtfBounds(metadata.retrieved);
  if (bounds === null) return undefined;
  return bounds.first === bounds.last
    ? { type: 'TimeState', sourceDate: bounds.first }
    : { type: 'TimeState', sourceDateStart: bounds.first, sourceDateEnd: bounds.last };
}
