import { done, refused, type Result } from '#contract';
import { lock, unlock } from '#main/services/project';

/** Loaded where something is sealed: it takes longer than all else of a start. */
const age = () => import('age-encryption');

/** The name of the file with the key. */
export const KEY_FILE = 'key.age';
/** The same file once more. */
export const KEY_COPY = 'key-copy.age';

/**
 * Seals records with age (C2SP age-encryption.org/v1) for one X25519 identity, and opens them. Any
 * program for age opens them too, with that identity.
 */
export interface Sealer {
  seal(bytes: Uint8Array): Promise<Uint8Array>;
  /** Null where it is not sealed for this key, or not as it was sealed. */
  open(sealed: Uint8Array): Promise<Uint8Array | null>;
}

async function sealerOf(identity: string): Promise<Sealer> {
  const { Decrypter, Encrypter, identityToRecipient } = await age();
  const encrypter = new Encrypter();
  encrypter.addRecipient(await identityToRecipient(identity));
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  return {
    seal: (bytes) => encrypter.encrypt(bytes),
    open: (sealed) => decrypter.decrypt(sealed).catch(() => null),
  };
}

/**
 * A new key, and the file that keeps it: the identity as `age-keygen` writes it, locked with a
 * passphrase by scrypt.
 */
export async function newKey(
  passphrase: string,
  workFactor?: number,
): Promise<{ readonly file: Uint8Array; readonly sealer: Sealer }> {
  const { generateX25519Identity } = await age();
  const identity = await generateX25519Identity();
  const text = `# The key of a private workbench of Obelus\n${identity}\n`;
  const file = await lock(Buffer.from(text, 'utf8'), passphrase, workFactor);
  return { file, sealer: await sealerOf(identity) };
}

const IDENTITY = /^AGE-SECRET-KEY-1[0-9A-Z]+$/m;

const damaged = (why: string): Result<never> =>
  refused('damaged', `The key of the private workbench, “${KEY_FILE}”, is damaged: ${why}.`);

/** Refused as 'locked' where it is another passphrase's, and as 'damaged' where it is no key. */
export async function keyFrom(file: Uint8Array, passphrase: string): Promise<Result<Sealer>> {
  const opened = await unlock(KEY_FILE, file, passphrase);
  if (!opened.ok)
    return opened.code === 'locked'
      ? refused('locked', 'This is not the passphrase of the private workbench.')
      : damaged('it is no file that a passphrase opens');
  const identity = IDENTITY.exec(Buffer.from(opened.value).toString('utf8'))?.[0];
  if (identity === undefined) return damaged('there is no key in it');
  try {
    return done(await sealerOf(identity));
  } catch {
    return damaged('what is in it is no key');
  }
}
