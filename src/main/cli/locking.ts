import { isGiven, type Asked, type Options } from './command.ts';

/** Whether what is written is locked: as it is said, and else as what was read. */
export const lockingOptions: Options = {
  lock: { type: 'boolean' },
  'no-lock': { type: 'boolean' },
};

/** Why what is said of locking makes no sense, in one line; null where it does. */
export function lockingObjection({ given, passphrase }: Asked): string | null {
  if (!isGiven(given, 'lock')) return null;
  if (isGiven(given, 'no-lock')) return 'Say either --lock or --no-lock.';
  return passphrase === null
    ? 'Say with --passphrase-file FILE, or in OBELUS_PASSPHRASE, what to lock with.'
    : null;
}

/**
 * The passphrase to lock with; null where it stays open.
 *
 * @param wasLocked whether any project that was read had to be unlocked
 */
export function lockingWith({ given, passphrase }: Asked, wasLocked: boolean): string | null {
  const isWanted = isGiven(given, 'lock') || (wasLocked && !isGiven(given, 'no-lock'));
  return isWanted ? passphrase : null;
}
