import { done, refused, type HostApi, type PrivateApi } from '#contract';

const noWindow = refused(
  'not-available',
  'No window can be opened from here: start the private workbench with “npm start -- --private --no-browser”, and open its address in a private window.',
);

const notPrivate = refused('bad-request', 'This workbench is not private: it has no passphrase.');

/** What an ordinary workbench says of the private one, and how it opens it. */
export const createOrdinary = (open: HostApi['openPrivate'] | null): PrivateApi => ({
  privateState: async () => done({ kind: 'none' }),
  unlockPrivate: async () => notPrivate,
  lockPrivate: async () => notPrivate,
  changePassphrase: async () => notPrivate,
  setLockAfter: async () => notPrivate,
  openPrivate: open ?? (async () => noWindow),
});
