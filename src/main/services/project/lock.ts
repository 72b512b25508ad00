import { done, refused, type Result } from '#contract';
import { sizeInWords } from '#main/services/files';
import { refuseFile, shownName } from './container/rules.ts';
import { gathered, streamOf } from './pieces.ts';

/**
 * Locked project files: the whole file within age (C2SP age-encryption.org/v1), for one passphrase by
 * scrypt, so that nothing of it tells what is inside but its size, and any program for age opens it. All of
 * it happens in memory; nothing unlocked is written anywhere.
 *
 * A passphrase counts in Unicode NFC, so that it is the same however a keyboard composes it. Nothing else
 * is done to it: spaces count, at its ends too.
 */

/**
 * scrypt's N of what is written, as a power of two: age's own, 256 MiB and about a second for each
 * attempt to guess.
 */
const WORK_FACTOR = 18;
/** Of what is read: a gibibyte. A header alone could ask for any amount. */
const MOST_WORK = 20;

const MEBIBYTE = 1024 * 1024;
const MOST_LOCKED = 1024 * MEBIBYTE;
/** Armoured, it is decoded as one text. */
const MOST_ARMOURED = 64 * MEBIBYTE;

const INTRO = 'age-encryption.org/v1\n';
const ARMOUR = '-----BEGIN AGE ENCRYPTED FILE-----';
/** As much as a header for one passphrase takes, and more. */
const HEADER = 256;

/** Salt of 16 bytes, work factor, wrapped key of 32 bytes; then the code of 32 bytes over all that. */
const PASSPHRASE_HEADER =
  /^age-encryption\.org\/v1\n-> scrypt [A-Za-z0-9+/]{22} ([1-9]\d?)\n[A-Za-z0-9+/]{43}\n--- [A-Za-z0-9+/]{43}\n/;

const beginsWith = (bytes: Uint8Array, text: string): boolean =>
  Buffer.from(bytes.subarray(0, text.length)).toString('latin1') === text;

/** Whether a file says of itself that it is encrypted with age. */
export const isLocked = (bytes: Uint8Array): boolean =>
  beginsWith(bytes, INTRO) || beginsWith(bytes, ARMOUR);

/** Loaded where something is locked: it takes longer than all else of a start. */
const age = () => import('age-encryption');

const counted = (passphrase: string): string => passphrase.normalize('NFC');

/**
 * @param workFactor less than the usual only where nothing is to be kept
 * @throws where the passphrase is empty: the caller sees to that
 */
export async function lock(
  bytes: Uint8Array,
  passphrase: string,
  workFactor = WORK_FACTOR,
): Promise<Uint8Array> {
  if (passphrase === '') throw new TypeError('A project is locked with no passphrase.');
  const { Encrypter } = await age();
  const encrypter = new Encrypter();
  encrypter.setPassphrase(counted(passphrase));
  encrypter.setScryptWorkFactor(workFactor);
  const stream = await encrypter.encrypt(streamOf(bytes));
  return gathered(stream, stream.size(bytes.length));
}

async function binaryOf(name: string, bytes: Uint8Array): Promise<Result<Uint8Array>> {
  if (beginsWith(bytes, INTRO)) return done(bytes);
  if (bytes.length > MOST_ARMOURED)
    return refuseFile(
      name,
      `it is armoured and larger than ${sizeInWords(MOST_ARMOURED)}`,
      'too-large',
    );
  const { armor } = await age();
  try {
    return done(armor.decode(Buffer.from(bytes).toString('latin1')));
  } catch {
    return refuseFile(name, 'its lock is damaged');
  }
}

/** Refuses a header before anything is computed that it asks for. */
function checkHeader(name: string, bytes: Uint8Array): Result<Uint8Array> {
  const head = Buffer.from(bytes.subarray(0, HEADER)).toString('latin1');
  const found = PASSPHRASE_HEADER.exec(head);
  if (found === null) {
    const isForKeys = head.startsWith(`${INTRO}-> `) && !head.startsWith(`${INTRO}-> scrypt `);
    return refuseFile(
      name,
      isForKeys
        ? 'it is locked for keys, and only a passphrase can open a project'
        : 'its lock is damaged',
    );
  }
  const work = Number(found[1]);
  if (work > MOST_WORK)
    return refuseFile(
      name,
      `its lock asks for 2^${work} steps of work, and the limit is 2^${MOST_WORK}`,
      'too-large',
    );
  return done(bytes.subarray(0, found[0].length));
}

/**
 * Unlocks a file of which `isLocked` holds: all of it, or nothing. Refused as 'locked' without a
 * passphrase, or with one that does not open it.
 *
 * @param name that messages give the file
 */
export async function unlock(
  name: string,
  bytes: Uint8Array,
  passphrase: string | null,
): Promise<Result<Uint8Array>> {
  if (bytes.length > MOST_LOCKED)
    return refuseFile(
      name,
      `it is locked and larger than ${sizeInWords(MOST_LOCKED)}`,
      'too-large',
    );
  const binary = await binaryOf(name, bytes);
  if (!binary.ok) return binary;
  const header = checkHeader(name, binary.value);
  if (!header.ok) return header;
  if (passphrase === null || passphrase === '')
    return refused('locked', `“${shownName(name)}” is locked: it opens with its passphrase.`);
  const { Decrypter } = await age();
  const decrypter = new Decrypter();
  decrypter.addPassphrase(counted(passphrase));
  let fileKey: Uint8Array;
  try {
    fileKey = await decrypter.decryptHeader(header.value);
  } catch {
    // A wrong passphrase and a damaged header cannot be told apart: that is what it is there for.
    return refused(
      'locked',
      `“${shownName(name)}” was not unlocked: this is not its passphrase, or its beginning is damaged.`,
    );
  }
  try {
    const opener = new Decrypter();
    opener.addIdentity({ unwrapFileKey: () => fileKey });
    const stream = await opener.decrypt(streamOf(binary.value));
    return done(await gathered(stream, stream.size(binary.value.length)));
  } catch {
    return refuseFile(name, 'it is damaged, or not whole');
  }
}
