import { isSha256 } from '#core/model';
import type { DocumentMetadata } from '#core/text';
import type { ImportedDocument } from './imported.ts';
import { nodesOf, textOf, textsOf, type Node } from './json-access.ts';
import { sha256OfIri } from './vocabulary.ts';

type Writable = { -readonly [Key in keyof DocumentMetadata]?: DocumentMetadata[Key] };

const MEDIA_TYPES: ReadonlySet<string> = new Set(['text/plain', 'text/markdown', 'text/html']);

const isMediaType = (text: string): text is DocumentMetadata['mediaType'] => MEDIA_TYPES.has(text);

const isWebAddress = (text: string): boolean => /^https?:\/\//i.test(text);

/** What a file says of the bytes a document was read from. */
function readOrigin(origin: Node, metadata: Writable): void {
  const format = textOf(origin['format']);
  const sha256 = textOf(origin['schema:sha256']);
  const fileName = textOf(origin['label']);
  const encoding = /;\s*charset=(.+)$/.exec(textOf(origin['schema:encodingFormat']) ?? '')?.[1];
  const retrieved = textOf(origin['dcterms:date']);
  if (format !== null && isMediaType(format)) metadata.mediaType = format;
  if (sha256 !== null && isSha256(sha256)) metadata.sourceSha256 = sha256;
  if (fileName !== null) metadata.fileName = fileName;
  if (encoding !== undefined) metadata.encoding = encoding;
  if (retrieved !== null) metadata.retrieved = retrieved;
}

/** Reads what a node says of a document, in the terms that our own files use and foreign ones share. */
export function readDocumentNode(key: string, node: Node | null): ImportedDocument {
  const metadata: Writable = {};
  const stated = node === null ? null : textOf(node['schema:sha256']);
  const sha256 = sha256OfIri(key) ?? (isSha256(stated) ? stated : null);
  const url = textOf(node?.['schema:url']) ?? textOf(node?.['via']) ?? key;
  if (isWebAddress(url)) metadata.url = url;
  if (node === null) return { key, sha256, metadata };

  const title = textOf(node['label']) ?? textOf(node['dc:title']) ?? textOf(node['title']);
  const language = textOf(node['language']);
  const authors = textsOf(node['schema:author']);
  const publisher = textOf(node['schema:publisher']);
  const published = textOf(node['schema:datePublished']);
  const extractor = textOf(nodesOf(node['generator'])[0]?.['name']);
  if (title !== null) metadata.title = title;
  if (language !== null) metadata.language = language;
  if (authors.length > 0) metadata.authors = authors;
  if (publisher !== null) metadata.publisher = publisher;
  if (published !== null) metadata.published = published;
  if (extractor !== null) metadata.extractor = extractor;
  for (const origin of nodesOf(node['dcterms:source'])) readOrigin(origin, metadata);
  return { key, sha256, metadata };
}
