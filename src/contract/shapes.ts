import { z } from 'zod';
import { checkBody, type DocumentBody } from '#core/text';
import { isUuid, type ChangeId, type DocumentId } from '#core/model';

// The page's content security policy forbids eval; zod would probe for it.
z.config({ jitless: true });

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

export const documentId = z.custom<DocumentId>((value) => sha256.safeParse(value).success);
export const changeId = z.custom<ChangeId>((value) => sha256.safeParse(value).success);
export const uuid = z.string().regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);

/** Texts no longer than a document's record may hold (core/model, record-fields.ts). */
const fact = (longest: number) => z.string().max(longest);

const documentMetadata = z.object({
  title: fact(2_000),
  authors: z.array(fact(500)).max(1_000).optional(),
  publisher: fact(2_000).optional(),
  published: fact(100).optional(),
  retrieved: fact(100).optional(),
  url: fact(8_192).optional(),
  language: fact(100).optional(),
  fileName: fact(1_024),
  mediaType: z.enum(['text/plain', 'text/markdown', 'text/html']),
  encoding: fact(40),
  sourceSha256: sha256,
  extractor: fact(100),
});

export const documentSummary = z.object({
  id: documentId,
  metadata: documentMetadata,
  /** UTF-16 code units of the canonical text. */
  length: z.int().nonnegative(),
  words: z.int().nonnegative(),
});

/** Checked in one pass of our own: a body may hold a hundred thousand blocks. */
export const documentBody = z.custom<DocumentBody>((value) => checkBody(value) === null);

/** A file the host is willing to read. `ref` is opaque: the page never names a path. */
export const givenSource = z.object({
  ref: z.string().max(64),
  /** Path below the chosen folder, or the file's name. */
  name: z.string(),
  bytes: z.int().nonnegative(),
});

/** A project file, or a folder that is one, which the host is willing to read. */
export const givenProject = z.object({
  ref: z.string().max(64),
  name: z.string(),
  kind: z.enum(['file', 'folder']),
  /** Of a file; 0 of a folder. */
  bytes: z.int().nonnegative(),
});

export const projectIdentity = z.object({
  /** UUID, as records' ids. */
  id: z.string().refine(isUuid),
  /** Empty without one. */
  name: z.string().max(1_000),
});

export const hostDescription = z.object({
  shell: z.enum(['electron', 'loopback']),
  version: z.string(),
  platform: z.string(),
  /** Whether chooseSources, saveText and saveBytes are served; otherwise the page uses the browser's own. */
  nativeDialogs: z.boolean(),
  /** The account's name, a first guess at the analyst's. */
  accountName: z.string(),
});

/** How far the index of the corpus has come. */
export const indexProgress = z.object({
  indexed: z.int().nonnegative(),
  documents: z.int().nonnegative(),
  /** False while answers may lack documents. */
  isComplete: z.boolean(),
});

/** A place in a document's text, in UTF-16 units, with what stands around it in its block. */
const snippet = z.object({
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
  before: z.string(),
  match: z.string(),
  after: z.string(),
  isCutBefore: z.boolean(),
  isCutAfter: z.boolean(),
});

const foundDocument = z.object({
  id: documentId,
  /** Higher is better; comparable within one answer. */
  score: z.number(),
  /** Places in all of its text. */
  hits: z.int().nonnegative(),
  /** The first of them. */
  snippets: z.array(snippet),
});

export const corpusAnswer = z.object({
  /** The best first. */
  documents: z.array(foundDocument),
  /** How many documents are found, given or not. */
  total: z.int().nonnegative(),
  /** Milliseconds. */
  took: z.number().nonnegative(),
  progress: indexProgress,
});

export type CorpusAnswer = z.infer<typeof corpusAnswer>;
export type IndexProgress = z.infer<typeof indexProgress>;
export type DocumentSummary = z.infer<typeof documentSummary>;
export type GivenProject = z.infer<typeof givenProject>;
export type GivenSource = z.infer<typeof givenSource>;
export type HostDescription = z.infer<typeof hostDescription>;
