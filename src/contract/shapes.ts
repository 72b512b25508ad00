import { z } from 'zod';
import { checkBody, type DocumentBody } from '#core/text';
import type { DocumentId } from '#core/model';

// The page's content security policy forbids eval; zod would probe for it.
z.config({ jitless: true });

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

export const documentId = z.custom<DocumentId>((value) => sha256.safeParse(value).success);

const documentMetadata = z.object({
  title: z.string(),
  authors: z.array(z.string()).optional(),
  publisher: z.string().optional(),
  published: z.string().optional(),
  retrieved: z.string().optional(),
  url: z.string().optional(),
  language: z.string().optional(),
  fileName: z.string(),
  mediaType: z.enum(['text/plain', 'text/markdown', 'text/html']),
  encoding: z.string(),
  sourceSha256: sha256,
  extractor: z.string(),
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

export const hostDescription = z.object({
  shell: z.enum(['electron', 'loopback']),
  version: z.string(),
  platform: z.string(),
  /** Whether chooseSources and saveText are served; otherwise the page uses the browser's own. */
  nativeDialogs: z.boolean(),
  /** The account's name, a first guess at the analyst's. */
  accountName: z.string(),
});

export type DocumentSummary = z.infer<typeof documentSummary>;
export type GivenSource = z.infer<typeof givenSource>;
export type HostDescription = z.infer<typeof hostDescription>;
