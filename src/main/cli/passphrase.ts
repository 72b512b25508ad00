import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { done, refused, type Result } from '#contract';
import { refuseFor } from '#main/services/files';
import { wordOf, type Given, type Options } from './command.ts';
import { readStandardInput, STANDARD_INPUT } from './standard-input.ts';

/**
 * What locked projects are opened and locked with. It comes from a file or the environment, never from
 * the command line itself, which every program of the machine can read.
 */
export const passphraseOptions: Options = { 'passphrase-file': { type: 'string' } };

export const passphraseHelp: readonly string[] = [
  '',
  'Locked projects open with the passphrase in a file, in a pipe (“-”), or in OBELUS_PASSPHRASE.',
  '',
  '  --passphrase-file FILE  its line end at the end does not count; all else does, spaces too',
];

/** Bytes: more than the longest passphrase that the window takes. */
const MOST_BYTES = 4_096;

/** The beginning of whatever is there, such as what a shell gives out as <(…): no more than is needed. */
async function beginningOf(path: string): Promise<Uint8Array> {
  const file = await open(path, 'r');
  try {
    const bytes = Buffer.alloc(MOST_BYTES + 1);
    let length = 0;
    for (;;) {
      const { bytesRead } = await file.read(bytes, length, bytes.length - length, null);
      length += bytesRead;
      if (bytesRead === 0 || length === bytes.length) return bytes.subarray(0, length);
    }
  } finally {
    await file.close();
  }
}

async function fromFile(path: string): Promise<Result<string>> {
  const no = (reason: string): Result<never> =>
    refused('bad-request', `The passphrase file “${basename(path)}” ${reason}.`);
  try {
    const read = await (path === STANDARD_INPUT
      ? readStandardInput(MOST_BYTES)
      : beginningOf(path).then(done));
    if (!read.ok) return read;
    const bytes = read.value;
    if (bytes.length > MOST_BYTES) return no(`is longer than ${MOST_BYTES} bytes`);
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/\r?\n$/, '');
    return text === '' ? no('is empty') : done(text);
  } catch (error) {
    return error instanceof TypeError ? no('is not UTF-8') : refuseFor(error, 'read', path);
  }
}

/** The passphrase that was given; null without one. */
export async function passphraseFrom(
  given: Given,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Result<string | null>> {
  const path = wordOf(given, 'passphrase-file');
  if (path !== null) return fromFile(path);
  const said = environment['OBELUS_PASSPHRASE'] ?? '';
  return done(said === '' ? null : said);
}
