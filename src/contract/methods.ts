import { z } from 'zod';
// First of all: it keeps zod from probing for what the page’s policy forbids.
import {
  corpusAnswer,
  documentBody,
  documentId,
  documentSummary,
  givenProject,
  givenSource,
  hostDescription,
  indexProgress,
} from './shapes.ts';
import { diskMethods } from './disk-methods.ts';
import { journalMethods } from './journal-methods.ts';
import { privateMethods } from './private-methods.ts';
import { projectMethods } from './project-methods.ts';
import { sharedFolderMethods } from './shared-folder-methods.ts';
import { snapshotMethods } from './snapshot-methods.ts';

const documentIds = z.array(documentId).max(100_000);

const sourcesFound = z.object({
  sources: z.array(givenSource),
  /** Project files and project folders among them: these are opened, not imported. */
  projects: z.array(givenProject),
  refused: z.array(z.string()),
});

/** Characters of Base64 that one call may hold: 48 MiB of bytes, well within what a wire carries. */
const MOST_BASE64 = 64 * 1024 * 1024;

/**
 * Everything the renderer can ask of its shell: one entry a method, each with the decoder of what
 * goes in and of what comes out. A method without its decoders cannot be written down here, and
 * a shell that lacks a method does not compile.
 */
export const methods = {
  /** Which shell serves the page, and what it can do. */
  describeHost: {
    input: z.strictObject({}),
    output: hostDescription,
  },
  /**
   * The samples; or the sources the person has named since this was last asked, at the start (command
   * line, file association) or by starting the program again. A folder that the installation is in
   * step with already is not among them.
   */
  givenSources: {
    input: z.strictObject({ which: z.enum(['opened', 'sample']), replica: z.uuid().optional() }),
    output: sourcesFound,
  },
  /** A native dialog. Refused as 'not-available' where `nativeDialogs` is false. Empty: cancelled. */
  chooseSources: {
    input: z.strictObject({ kind: z.enum(['files', 'folder']) }),
    output: sourcesFound,
  },
  /**
   * Reads one source into the library. Either a source the host itself has given out, by its
   * reference, or bytes the page holds (base64), with the name they came under.
   */
  importSource: {
    input: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('given'), ref: z.string().max(64) }),
      z.strictObject({
        kind: z.literal('bytes'),
        name: z.string().min(1).max(1024),
        base64: z.string(),
      }),
    ]),
    output: z.object({
      document: documentSummary,
      /** True where the library had a document of the very same text. */
      alreadyPresent: z.boolean(),
      /** What the person should know of the reading: "read as windows-1252". */
      remarks: z.array(z.string()),
    }),
  },
  /** Every document in the library, in no promised order. */
  listDocuments: {
    input: z.strictObject({}),
    output: z.array(documentSummary),
  },
  /** A document's text and structure, its hash verified. */
  readDocument: {
    input: z.strictObject({ id: documentId }),
    output: documentBody,
  },
  /**
   * The same of several: of the first ones asked for, as many as make one answer, one at least, in
   * their order. Null stands for what cannot be read; why is told where it is asked for by itself.
   */
  readDocuments: {
    input: z.strictObject({ ids: z.array(documentId).min(1).max(1_000) }),
    output: z.object({ bodies: z.array(documentBody.nullable()).min(1) }),
  },
  /**
   * Looks for words in all documents, or in those named: words in any of their forms, all of which
   * must be there; "exact phrases"; -what must not be there; OR between what will do. A query
   * without words finds nothing; one that is too long, or takes too long, is refused as 'too-large'.
   */
  searchCorpus: {
    input: z.strictObject({
      query: z.string().max(100_000),
      /** Only these; else all. */
      documents: documentIds.optional(),
      /** Not these: the shorter way to say which documents were removed. */
      without: documentIds.optional(),
      /** How many documents to give, the best of them. */
      limit: z.int().min(1).max(1_000),
      /** How many places to give of each; else three. */
      snippets: z.int().min(0).max(1_000).optional(),
    }),
    output: corpusAnswer,
  },
  /**
   * Documents that certainly hold none of some texts, so that they need not be read: looked for
   * anywhere or as whole words, in any letter case, outside boilerplate; or as queries of
   * searchCorpus. Of what is not indexed nothing is told. Refused as 'too-large' where it takes long.
   */
  documentsLacking: {
    input: z.strictObject({
      texts: z.array(z.string().max(10_000)).min(1).max(1_000),
      manner: z.enum(['anywhere', 'words', 'query']),
    }),
    output: z.object({ documents: documentIds }),
  },
  /** How far the index that searchCorpus asks has come. */
  searchStatus: {
    input: z.strictObject({}),
    output: indexProgress,
  },
  /** A native save dialog and an atomic write. Refused as 'not-available' without native dialogs. */
  saveText: {
    input: z.strictObject({
      suggestedName: z.string().min(1).max(255),
      mediaType: z.string().max(100),
      text: z.string(),
    }),
    output: z.object({ saved: z.boolean() }),
  },
  /** The same for a picture, whose bytes come as Base64. */
  saveBytes: {
    input: z.strictObject({
      suggestedName: z.string().min(1).max(255),
      mediaType: z.literal('image/png'),
      base64: z.string().min(4).max(MOST_BASE64),
    }),
    output: z.object({ saved: z.boolean() }),
  },
  ...projectMethods,
  ...journalMethods,
  ...diskMethods,
  ...sharedFolderMethods,
  ...snapshotMethods,
  ...privateMethods,
} as const;

export type MethodName = keyof typeof methods;
export type Input<M extends MethodName> = z.infer<(typeof methods)[M]['input']>;
export type Output<M extends MethodName> = z.infer<(typeof methods)[M]['output']>;
