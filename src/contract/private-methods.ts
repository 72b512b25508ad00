import { z } from 'zod';

/** Characters that a passphrase may have. */
const MOST_OF_A_PASSPHRASE = 1024;

/**
 * The private workbench: its host keeps nothing readable on the disk. Until it is unlocked, every
 * method but `describeHost` and these is refused as 'locked'.
 */
export const privateMethods = {
  /**
   * How things are: 'none' for an ordinary workbench; 'new' for a private one for which no passphrase
   * was ever chosen; 'locked' where it needs the one that was; 'open' afterwards.
   */
  privateState: {
    input: z.strictObject({}),
    output: z.object({ kind: z.enum(['none', 'new', 'locked', 'open']) }),
  },
  /**
   * Chooses the passphrase where it is 'new', and opens with it where it is 'locked'. Refused as 'locked'
   * where it is another one, and as 'damaged' where the key cannot be read; nothing is changed then.
   * Answers with what is to be said of damage that was found: a sentence each.
   */
  unlockPrivate: {
    input: z.strictObject({ passphrase: z.string().min(1).max(MOST_OF_A_PASSPHRASE) }),
    output: z.object({ problems: z.array(z.string()) }),
  },
  /** From an ordinary workbench: a window with the private one. Refused as 'not-available' where the shell cannot. */
  openPrivate: {
    input: z.strictObject({}),
    output: z.object({}),
  },
} as const;

export type PrivateKind = z.infer<typeof privateMethods.privateState.output>['kind'];
