import { z } from 'zod';

/** Characters that a passphrase may have. */
const MOST_OF_A_PASSPHRASE = 1024;

const passphrase = z.string().min(1).max(MOST_OF_A_PASSPHRASE);

/** Minutes without use after which a private workbench locks by itself; 0: never. */
export const lockChoices = [5, 15, 30, 60, 0] as const;
const lockAfter = z.literal(lockChoices);

/**
 * The private workbench: its host keeps nothing readable on the disk. Until it is unlocked, every
 * method but `describeHost` and these is refused as 'locked'.
 */
export const privateMethods = {
  /**
   * How things are: 'none' for an ordinary workbench; 'new' for a private one for which no passphrase
   * was ever chosen; 'locked' where it needs the one that was; 'open' afterwards. What is kept of when it
   * locks by itself is told where it is open.
   */
  privateState: {
    input: z.strictObject({}),
    output: z.object({
      kind: z.enum(['none', 'new', 'locked', 'open']),
      lockAfter: lockAfter.optional(),
    }),
  },
  /**
   * Chooses the passphrase where it is 'new', and opens with it where it is 'locked'. Refused as 'locked'
   * where it is another one, and as 'damaged' where the key cannot be read; nothing is changed then.
   * Answers with what is to be said of damage that was found: a sentence each.
   */
  unlockPrivate: {
    input: z.strictObject({ passphrase }),
    output: z.object({ problems: z.array(z.string()) }),
  },
  /**
   * Seals what was acknowledged, and lets go of the key and of all that lies in memory: it is locked
   * afterwards. Where it was already, nothing happens. Answers whether the shell puts another window in the
   * place of the page's, which then has nothing more to do.
   */
  lockPrivate: {
    input: z.strictObject({}),
    output: z.object({ isReplaced: z.boolean() }),
  },
  /**
   * Has another passphrase open it from now on. Refused as 'locked' where the first is not its own, and as
   * 'unwritable' where it could not be kept; then it is as it was.
   */
  changePassphrase: {
    input: z.strictObject({ passphrase, next: passphrase }),
    output: z.object({}),
  },
  /** Keeps, sealed, when it locks by itself. */
  setLockAfter: {
    input: z.strictObject({ minutes: lockAfter }),
    output: z.object({}),
  },
  /** From an ordinary workbench: a window with the private one. Refused as 'not-available' where the shell cannot. */
  openPrivate: {
    input: z.strictObject({}),
    output: z.object({}),
  },
} as const;

export type PrivateKind = z.infer<typeof privateMethods.privateState.output>['kind'];
export type LockAfter = (typeof lockChoices)[number];
