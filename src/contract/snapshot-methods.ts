import { z } from 'zod';
import { documentId, projectIdentity } from './shapes.ts';

/** A snapshot by its time, as names hold it. */
const id = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-\d{3}Z$/);

const count = z.int().nonnegative();

/** What a snapshot was taken for. */
export const SNAPSHOT_REASONS = [
  /** Some minutes of work since the last. */
  'time',
  'close',
  /** The person wished it. */
  'asked',
  /** Before something large: a project that is opened, annotations that are imported, … */
  'opening',
  'import',
  'sharing',
  'migration',
  'restoring',
] as const;

export type SnapshotReason = (typeof SNAPSHOT_REASONS)[number];

const why = z.enum(SNAPSHOT_REASONS);

const snapshot = z.object({
  id,
  /** ISO 8601, UTC, with milliseconds. */
  at: z.string(),
  why,
  bytes: count,
  /** All changes, and the documents and annotations that they come to. */
  changes: count,
  documents: count,
  annotations: count,
});

const place = z.object({
  kind: z.enum(['journal', 'snapshots', 'library', 'search']),
  path: z.string(),
  files: count,
  bytes: count,
});

/** How a look at everything ended. */
const verified = z.object({
  /** ISO 8601, UTC, with milliseconds. */
  at: z.string(),
  isWhole: z.boolean(),
});

/**
 * Snapshots: all changes as the journal held them at a time, in files beside it, verified. The host takes
 * those that time asks for by itself. And what a person can know of where their work lies.
 */
export const snapshotMethods = {
  /**
   * Takes one of what the journal holds now; none where nothing was done since the last. Without
   * waiting it is answered, with null, as soon as it is settled what it is to hold: what is done
   * afterwards is not in it.
   */
  takeSnapshot: {
    input: z.strictObject({ why, isAwaited: z.boolean() }),
    output: z.object({ snapshot: snapshot.nullable() }),
  },
  /** All there are, the newest first. */
  listSnapshots: {
    input: z.strictObject({}),
    output: z.object({
      snapshots: z.array(snapshot),
      /** Names of files that were damaged, and kept aside. */
      damaged: z.array(z.string()),
      /** Why the last one could not be taken; null where it was. */
      problem: z.string().nullable(),
    }),
  },
  /**
   * Reads one whole and verifies it, as a project without texts: its changes are given out by
   * readProjectChanges, and endProjectReading lets go of it. Refused as 'damaged' where it is; then it
   * is kept aside.
   */
  readSnapshot: {
    input: z.strictObject({ id }),
    output: z.object({ reading: z.string().max(64), project: projectIdentity, changes: count }),
  },
  /** The same without giving anything out. */
  verifySnapshot: {
    input: z.strictObject({ id }),
    output: z.object({ snapshot }),
  },
  /** Compares texts of the library with their hashes, from a number on, for some moments. */
  verifyDocuments: {
    input: z.strictObject({ from: count }),
    output: z.object({
      /** How many there are. */
      total: count,
      /** Null where these were the last. */
      next: count.nullable(),
      /** Titles of those that are gone, or are not what they were. */
      damaged: z.array(z.string()),
    }),
  },
  /** Those of the documents whose text is not in the library. */
  missingDocuments: {
    input: z.strictObject({ documents: z.array(documentId).max(20_000) }),
    output: z.object({ missing: z.array(documentId) }),
  },
  /** Where the work lies, and when all of it was last looked through. */
  dataPlaces: {
    input: z.strictObject({}),
    output: z.object({
      places: z.array(place),
      /** Whether `showPlace` is served. */
      canShow: z.boolean(),
      verified: verified.nullable(),
    }),
  },
  /** Shows a folder in the system's file manager. */
  showPlace: {
    input: z.strictObject({ kind: place.shape.kind }),
    output: z.object({}),
  },
  /** Notes that everything was looked through, and how it was. */
  noteVerified: {
    input: z.strictObject({ isWhole: z.boolean() }),
    output: z.object({}),
  },
} as const;

export type SnapshotSummary = z.infer<typeof snapshot>;
export type DataPlace = z.infer<typeof place>;
