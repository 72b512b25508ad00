import { z } from 'zod';

const bytes = z.number().nonnegative();

/** The disk that the work lies on. */
export const diskMethods = {
  /** How much room there is for this account. Refused as 'not-available' where the system does not say. */
  diskSpace: {
    input: z.strictObject({}),
    output: z.object({ free: bytes, total: bytes }),
  },
} as const;
