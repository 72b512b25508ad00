import { done, refused, type PrivateApi } from '#contract';

/** What an ordinary workbench says of the private one, and how it opens it. */
export const createOrdinary = (open: (() => Promise<boolean>) | null): PrivateApi => ({
  privateState: async () => done({ kind: 'none' }),
  unlockPrivate: async () =>
    refused('bad-request', 'This workbench is not private: it has no passphrase.'),
  openPrivate: async () => {
    if (open !== null && (await open())) return done({});
    return refused(
      'not-available',
      'The private workbench cannot be opened from here: start it with “npm start -- --private”.',
    );
  },
});
