import { z } from 'zod';
import { documentId, documentSummary, givenProject, projectIdentity } from './shapes.ts';

/** The installation whose page asks: each has a file of its own in the folder. */
const replica = z.uuid();

/** A folder to be kept in step with: a project's, or an empty one in which it can begin. */
const sharableFolder = z.object({
  /** As `readProject` takes it, where it holds a project. */
  project: givenProject,
  isEmpty: z.boolean(),
});

const sentence = z.string();

/**
 * A project folder with which the work is kept in step: in git, synced, or on a network drive. The host
 * remembers it for each installation. Nothing here waits: the page asks for the status every few
 * seconds, and for what arrived.
 */
export const sharedFolderMethods = {
  /** A native dialog. Refused as 'not-available' without native dialogs, or for any other folder. */
  chooseSharedFolder: {
    input: z.strictObject({}),
    output: z.object({ folder: sharableFolder.nullable() }),
  },
  /**
   * Begins to keep in step; an empty folder becomes the project's. What is in the folder is handed out
   * as what arrives.
   */
  beginSharing: {
    input: z.strictObject({
      ref: z.string().max(64),
      replica,
      project: projectIdentity,
    }),
    output: z.object({ project: projectIdentity }),
  },
  /** Looks at the folder where something may have changed, and says how things are. */
  sharedFolderStatus: {
    input: z.strictObject({ replica, isAsked: z.boolean().optional() }),
    output: z.object({
      /** Null where none is kept in step with. */
      folder: z
        .object({
          name: z.string(),
          /** Null until the folder could be read. */
          project: projectIdentity.nullable(),
          condition: z.enum(['there', 'waiting', 'unreachable', 'unwritable']),
          /** What is to be said of the condition; null where nothing is. */
          message: sentence.nullable(),
          /** Files that are not read, a sentence each. */
          problems: z.array(sentence),
          /** The mark of what arrived last; 0 where nothing did. */
          mark: z.int().nonnegative(),
          /** How many changes of each installation there are. */
          changes: z.array(z.tuple([z.uuid(), z.int().nonnegative()])),
          /** Documents that the library does not have. */
          documents: z.array(documentId),
        })
        .nullable(),
      /** Folders that the person named at the start. */
      offered: z.array(sharableFolder),
    }),
  },
  /** The first part that arrived behind a mark, as lines of changes; null where there is none. */
  sharedArrival: {
    input: z.strictObject({ replica, after: z.int().nonnegative() }),
    output: z.object({
      arrival: z.object({ mark: z.int().positive(), lines: z.string() }).nullable(),
    }),
  },
  /** What arrived up to a mark is stored: it is not handed out again. */
  sharedArrivalsTaken: {
    input: z.strictObject({ replica, mark: z.int().nonnegative() }),
    output: z.object({}),
  },
  /** Takes documents of the folder into the library; those that are not whole are told of. */
  takeSharedDocuments: {
    input: z.strictObject({ replica, documents: z.array(documentId).max(10_000) }),
    output: z.object({ documents: z.array(documentSummary), refused: z.array(sentence) }),
  },
  /** Adds changes and documents of the library that the folder does not hold. */
  addToSharedFolder: {
    input: z.strictObject({
      replica,
      lines: z.string().max(16 * 1024 * 1024),
      documents: z.array(documentId).max(100_000),
    }),
    output: z.object({}),
  },
  /** Keeps in step no more. Nothing in the folder is touched. */
  endSharing: {
    input: z.strictObject({ replica }),
    output: z.object({}),
  },
} as const;

export type SharableFolder = z.infer<typeof sharableFolder>;
