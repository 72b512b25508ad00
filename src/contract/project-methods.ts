import { z } from 'zod';
import {
  documentBody,
  documentId,
  documentSummary,
  givenProject,
  projectIdentity,
} from './shapes.ts';

/** What the host gave out for the time of one reading, writing or upload. */
const token = z.string().max(64);

/** As NFC, without a limit that anyone would meet. */
const passphrase = z.string().min(1).max(1_024);

/** Changes as lines of canonical JSON, as in the files of a project. 16 MiB at most. */
const changeLines = z.string().max(16 * 1024 * 1024);

const base64 = z.string().max(24 * 1024 * 1024);

/**
 * Project files and folders: read strictly in the host, and there given out piece by piece, so that no
 * answer is larger than a wire carries. Nothing is kept of a reading until its documents are taken.
 */
export const projectMethods = {
  /** A native dialog. Refused as 'not-available' where `nativeDialogs` is false. Null: cancelled. */
  chooseProject: {
    input: z.strictObject({ kind: z.enum(['file', 'folder']) }),
    output: z.object({ project: givenProject.nullable() }),
  },
  /**
   * Bytes that the page holds, in parts; the first names no upload. An upload is let go of once it is
   * read, and kept where it is refused as 'locked'.
   */
  uploadPart: {
    input: z.strictObject({ upload: token.nullable(), base64 }),
    output: z.object({ upload: token }),
  },
  /**
   * Reads a project whole and verifies it. Refused as 'locked' where it needs a passphrase, or another
   * one than was given.
   */
  readProject: {
    input: z.strictObject({
      source: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('given'), ref: token }),
        z.strictObject({ kind: z.literal('upload'), upload: token, name: z.string().max(1_024) }),
      ]),
      passphrase: passphrase.optional(),
    }),
    output: z.object({
      reading: token,
      project: projectIdentity,
      documents: z.array(documentSummary),
      /** How many changes there are. */
      changes: z.int().nonnegative(),
      /** What lies in a folder and does not belong there: passed over. Absent where nothing does. */
      strays: z.array(z.string()).optional(),
    }),
  },
  /** The changes of a reading from a number on, in the order of files; as many as one answer holds. */
  readProjectChanges: {
    input: z.strictObject({ reading: token, from: z.int().nonnegative() }),
    output: z.object({ lines: z.string(), next: z.int().nonnegative().nullable() }),
  },
  /** A text of a reading. */
  readProjectDocument: {
    input: z.strictObject({ reading: token, id: documentId }),
    output: documentBody,
  },
  /** Takes texts of a reading into the library; those it has already stay as they are. */
  takeProjectDocuments: {
    input: z.strictObject({ reading: token, documents: z.array(documentId).max(100_000) }),
    output: z.object({}),
  },
  /** Lets go of a reading. */
  endProjectReading: {
    input: z.strictObject({ reading: token }),
    output: z.object({}),
  },
  /** Begins to write a project, with texts of the library. */
  beginProject: {
    input: z.strictObject({
      project: projectIdentity,
      documents: z.array(documentId).max(100_000),
    }),
    output: z.object({ writing: token }),
  },
  /** More of its changes, in any order. */
  addProjectChanges: {
    input: z.strictObject({ writing: token, lines: changeLines }),
    output: z.object({}),
  },
  /**
   * Writes it: by a native dialog, or as bytes that the page fetches. `saved` is false where the
   * person cancelled; then nothing was written. However it ends, the writing is let go of. Ended 'nowhere'
   * while it is being written it is given up, and both say that nothing was saved.
   */
  endProject: {
    input: z.strictObject({
      writing: token,
      to: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('dialog'), suggestedName: z.string().min(1).max(255) }),
        z.strictObject({ kind: z.literal('page') }),
        z.strictObject({ kind: z.literal('nowhere') }),
      ]),
      passphrase: passphrase.optional(),
    }),
    output: z.object({
      saved: z.boolean(),
      /** Size of the file, written or to be fetched. */
      bytes: z.int().nonnegative(),
      /** Where the page fetches it; null unless it was asked for. */
      download: token.nullable(),
    }),
  },
  /** Part of what the page fetches, from a byte on; it is let go of with the last part. */
  downloadPart: {
    input: z.strictObject({ download: token, from: z.int().nonnegative() }),
    output: z.object({ base64: z.string(), next: z.int().nonnegative().nullable() }),
  },
} as const;
