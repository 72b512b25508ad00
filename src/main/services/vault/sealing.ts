import { done, refused, type Result } from '#contract';
import { gathered, lock, streamOf, unlock } from '#main/services/project';

/** Loaded where something is sealed: it takes longer than all else of a start. */
const age = () => import('age-encryption');

/** The name of the file with the key. */
export const KEY_FILE = 'key.age';
/** The same file once more. */
export const KEY_COPY = 'key-copy.age';

/** The name of the file that says how far the records had come. */
export const REACHED_FILE = 'reached.age';

/**
 * Seals records with age (C2SP age-encryption.org/v1) for one X25519 identity, and opens them. Any
 * program for age opens them too, with that identity. Others have their turn meanwhile.
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
    async seal(bytes) {
      const stream = await encrypter.encrypt(streamOf(bytes));
      return gathered(stream, stream.size(bytes.length));
    },
    async open(sealed) {
      try {
        const stream = await decrypter.decrypt(streamOf(sealed));
        return await gathered(stream, stream.size(sealed.length));
      } catch {
        return null;
      }
    },
  };
}

/** The identity as `age-keygen` writes it, locked with a passphrase by scrypt. */
const keyFile = (identity: string, passphrase: string, workFactor?: number): Promise<Uint8Array> =>
  lock(
    Buffer.from(`# The key of a private workbench of Obelus\n${identity}\n`, 'utf8'),
    passphrase,
    workFactor,
  );

/** A new key, and the file that keeps it. */
export async function newKey(
  passphrase: string,
  workFactor?: number,
): Promise<{ readonly file: Uint8Array; readonly sealer: Sealer }> {
  const { generateX25519Identity } = await age();
  const identity = await generateX25519Identity();
  const file = await keyFile(identity, passphrase, workFactor);
  return { file, sealer: await sealerOf(identity) };
}

const IDENTITY = /^AGE-SECRET-KEY-1[0-9A-Z]+$/m;

const damaged = (why: string): Result<never> =>
  refused('damaged', `The key of the private workbench, “${KEY_FILE}”, is damaged: ${why}.`);

/** What a file keeps for a passphrase. Refused as 'locked' where it is another's, and as 'damaged' where it is no key. */
async function identityIn(file: Uint8Array, passphrase: string): Promise<Result<string>> {
  const opened = await unlock(KEY_FILE, file, passphrase);
  if (!opened.ok)
    return opened.code === 'locked'
      ? refused('locked', 'This is not the passphrase of the private workbench.')
      : damaged('it is no file that a passphrase opens');
  const identity = IDENTITY.exec(Buffer.from(opened.value).toString('utf8'))?.[0];
  return identity === undefined ? damaged('there is no key in it') : done(identity);
}

/** Refused as {@link identityIn} is. */
export async function keyFrom(file: Uint8Array, passphrase: string): Promise<Result<Sealer>> {
  const identity = await identityIn(file, passphrase);
  if (!identity.ok) return identity;
  try {
    return done(await sealerOf(identity.value));
  } catch {
    return damaged('what is in it is no key');
  }
}

/** The same key, kept for another passphrase. Refused as {@link identityIn} is. */
export async function relocked(
  file: Uint8Array,
  passphrase: string,
  next: string,
  workFactor?: number,
): Promise<Result<Uint8Array>> {
  const identity = await identityIn(file, passphrase);
  return identity.ok ? done(await keyFile(identity.value, next, workFactor)) : identity;
}
