import { z } from 'zod';
import { SNAPSHOT_REASONS } from '#contract';
import { isUuid } from '#core/model';

const count = z.int().nonnegative();

/** What is known of a snapshot without reading it. */
export const snapshotShape = z.object({
  /** Its time as names hold it: see names.ts. */
  id: z.string().max(40),
  /** ISO 8601, UTC, with milliseconds. */
  at: z.iso.datetime({ precision: 3 }),
  why: z.enum(SNAPSHOT_REASONS),
  /** Of the file. */
  bytes: count,
  /** All that there were, and the documents and annotations that they come to. */
  changes: count,
  documents: count,
  annotations: count,
  /** How far the journal went. */
  journal: z.string().refine(isUuid),
  last: count,
  /** Other journals of whose fullest snapshots it holds all: see rotation.ts. */
  holds: z.array(z.string().refine(isUuid)).max(1_000).optional(),
  /** Of the file, in hexadecimal. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

export type Snapshot = z.infer<typeof snapshotShape>;

/** What a snapshot says of itself, in its manifest. */
export const statedShape = snapshotShape.omit({ id: true, bytes: true, sha256: true });
