import { z } from 'zod';

const bytes = z.number().nonnegative();

/** The disk that the work lies on. */
export const diskMethods = {
  /**
   * How much room there is for this account: on the disk, or in the memory that a private workbench may
   * take, where that is less. Refused as 'not-available' where the system does not say.
   */
  diskSpace: {
    input: z.strictObject({}),
    output: z.object({ of: z.enum(['disk', 'memory']), free: bytes, total: bytes }),
  },
  /**
   * For a database of the page that cannot be opened any more: keeps a copy of its files, where they lie
   * with the shell, and lets it go. Whatever the browser keeps for the page goes with it.
   */
  putDatabaseAside: {
    input: z.strictObject({}),
    output: z.object({}),
  },
} as const;
