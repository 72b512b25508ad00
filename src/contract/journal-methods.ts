import { z } from 'zod';
import { changeId, uuid } from './shapes.ts';

/** Changes as lines of canonical JSON, each line ended. 16 MiB at most. */
const changeLines = z.string().max(16 * 1024 * 1024);

/** How far the journal goes. */
const mark = z.object({
  /** Another one where the journal was begun anew; null while it never held anything. */
  journal: uuid.nullable(),
  /** Number of the last record, counted from 1; 0 without any. */
  last: z.int().nonnegative(),
});

/** Whose work the journal holds: who goes on with it where the page’s own database is lost. */
const owner = z.strictObject({ project: uuid, replica: uuid, analyst: uuid });

const damage = z.object({
  /** 'gone': files were not there any more while they were in use. */
  kind: z.enum(['tail', 'within', 'gone']),
  /** Names of the files that hold what was there. */
  kept: z.array(z.string()),
  /** Between which times of changes something may be missing; null where that is not known. */
  from: z.string().nullable(),
  to: z.string().nullable(),
});

/**
 * The journal: every change that was ever made with this installation, in the host, beside the page's
 * database. Both hold the same set, and each heals the other.
 */
export const journalMethods = {
  /** How it stands, whose it is, and what was mended since the program began. */
  journalStanding: {
    input: z.strictObject({}),
    output: z.object({ mark, owner: owner.nullable(), damages: z.array(damage) }),
  },
  /** Done when the changes are on the disk, whole. */
  appendToJournal: {
    input: z.strictObject({ owner, lines: changeLines }),
    output: z.object({ mark }),
  },
  /** Records after a number, as many as one answer holds. */
  readJournal: {
    input: z.strictObject({ after: z.int().nonnegative() }),
    output: z.object({
      lines: z.string(),
      /** Number of the last record that was read. */
      last: z.int().nonnegative(),
      isEnd: z.boolean(),
    }),
  },
  /** Those of the changes that no record has. */
  missingFromJournal: {
    input: z.strictObject({ changes: z.array(changeId).max(20_000) }),
    output: z.object({ missing: z.array(changeId) }),
  },
  /**
   * How many changes it holds, each counted once, and a sum of their ids (core/model's IdSum): by that
   * two sets are told apart.
   */
  journalSum: {
    input: z.strictObject({}),
    output: z.object({
      mark,
      count: z.int().nonnegative(),
      sum: z.string().regex(/^[0-9a-f]{32}$/),
    }),
  },
  /** Reads all of it, and mends what is damaged. */
  verifyJournal: {
    input: z.strictObject({}),
    output: z.object({ mark, damages: z.array(damage) }),
  },
} as const;
