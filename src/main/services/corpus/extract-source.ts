import {
  readPlainText,
  type DocumentBody,
  type DocumentMetadata,
  type StatedFacts,
} from '#core/text';
import { done, refused, type Result } from '#contract';
import type { Extraction } from './extraction.ts';
import { readPage } from './html/read-page.ts';
import { decodeBytes } from './decode-bytes.ts';
import { extensionOf, mediaTypeOf, READ_TYPES, type MediaType } from './media-types.ts';
import { isWithinMarkdownLimits } from './markdown/within-limits.ts';
import { readMarkdown } from './markdown/read-markdown.ts';
import { titleFor } from './title-for.ts';

/** A document as read from a file's bytes, not yet kept anywhere. */
export interface ExtractedSource {
  readonly body: DocumentBody;
  readonly metadata: Omit<DocumentMetadata, 'sourceSha256'>;
  /** What the person should know of the reading, each a sentence without capital and full stop. */
  readonly remarks: readonly string[];
}

interface Extractor {
  /** Raised whenever the same bytes would yield another text or structure. */
  readonly name: string;
  extract(text: string, name: string): Result<Extraction>;
}

const PLAIN: Extractor = {
  name: 'obelus-text/1',
  extract: (text) => done({ ...readPlainText(text), remarks: [] }),
};
const MARKDOWN: Extractor = { name: 'obelus-markdown/1', extract: readMarkdown };
const PAGE: Extractor = { name: 'obelus-html/1', extract: readPage };
const MARKDOWN_AS_PLAIN: Extractor = {
  name: PLAIN.name,
  extract: (text) =>
    done({
      ...readPlainText(text),
      remarks: ['read as plain text: too long or too entangled to be read as Markdown'],
    }),
};

function extractorFor(mediaType: MediaType, text: string): Extractor {
  if (mediaType === 'text/html') return PAGE;
  if (mediaType === 'text/plain') return PLAIN;
  return isWithinMarkdownLimits(text) ? MARKDOWN : MARKDOWN_AS_PLAIN;
}

/** Overrides, embeddings and isolates (Unicode, UAX 9): Trojan Source hides words by them. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/g;

function turningRemark(text: string): readonly string[] {
  const marks = text.match(TURNING)?.length ?? 0;
  if (marks === 0) return [];
  return [
    marks === 1
      ? 'an invisible mark turns the direction of its text; it is kept'
      : `${marks} invisible marks turn the direction of its text; they are kept`,
  ];
}

/** UTF-16 code units, as a document's record holds them. */
const LONGEST_WORDS = 500;
const LONGEST_URL = 8_192;
const LONGEST_MARK = 100;
const MOST_AUTHORS = 1_000;

const shortened = (words: string): string =>
  words.slice(0, LONGEST_WORDS).replace(/[\uD800-\uDBFF]$/, '');

/** What a page states of itself, as far as a record can hold it: words are cut, all else is left out. */
function recordable(facts: StatedFacts): StatedFacts {
  const { title, authors, publisher, published, retrieved, url, language } = facts;
  const fits = (mark: string | undefined, longest = LONGEST_MARK): mark is string =>
    mark !== undefined && mark.length <= longest;
  return {
    ...(title !== undefined && { title }),
    ...(authors !== undefined && { authors: authors.slice(0, MOST_AUTHORS).map(shortened) }),
    ...(publisher !== undefined && { publisher: shortened(publisher) }),
    ...(fits(published) && { published }),
    ...(fits(retrieved) && { retrieved }),
    ...(fits(url, LONGEST_URL) && { url }),
    ...(fits(language) && { language }),
  };
}

const baseName = (name: string): string =>
  name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);

/**
 * Turns a file's bytes into a document: decoded, made canonical, its structure found. Pure: the
 * same bytes and name always give the same document.
 */
export function extractSource(bytes: Uint8Array, name: string): Result<ExtractedSource> {
  const fileName = baseName(name);
  const mediaType = mediaTypeOf(fileName);
  if (mediaType === null) {
    const extension = extensionOf(fileName);
    const what = extension === '' ? 'has no known type' : `is a .${extension} file`;
    return refused('unsupported-type', `“${fileName}” ${what}; ${READ_TYPES} are read.`);
  }
  const decoded = decodeBytes(bytes, mediaType, fileName);
  if (!decoded.ok) return decoded;
  const { text, encoding, remarks } = decoded.value;
  const extractor = extractorFor(mediaType, text);
  const extraction = extractor.extract(text, fileName);
  if (!extraction.ok) return extraction;
  const { body } = extraction.value;
  const facts = recordable(extraction.value.facts);
  if (body.blocks.length === 0) return refused('empty', `“${fileName}” holds no text.`);
  return done({
    body,
    metadata: {
      ...facts,
      title: titleFor(facts.title, fileName, body),
      fileName,
      mediaType,
      encoding,
      extractor: extractor.name,
    },
    remarks: [...remarks, ...extraction.value.remarks, ...turningRemark(body.text)],
  });
}
