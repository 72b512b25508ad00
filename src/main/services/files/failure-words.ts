import { basename } from 'node:path';
import { refused, type Refusal, type RefusalCode } from '#contract';

interface Words {
  readonly code: RefusalCode;
  readonly reason: string;
}

/** What the operating system's error codes mean to a person. */
const WORDS: Readonly<Record<string, Words>> = {
  ENOENT: { code: 'not-found', reason: 'it is not there (any more)' },
  ENOTDIR: { code: 'not-found', reason: 'a part of its path is not a folder' },
  EACCES: { code: 'unreadable', reason: 'this account is not allowed to' },
  EPERM: { code: 'unreadable', reason: 'this account is not allowed to' },
  EBUSY: { code: 'unreadable', reason: 'another program has it open' },
  EISDIR: { code: 'unreadable', reason: 'it is a folder' },
  ELOOP: { code: 'unreadable', reason: 'it is a link, not a file' },
  EMFILE: { code: 'unreadable', reason: 'too many files are open' },
  ENFILE: { code: 'unreadable', reason: 'too many files are open' },
  ENAMETOOLONG: { code: 'unreadable', reason: 'its name is too long' },
  ENOSPC: { code: 'unwritable', reason: 'the disk is full' },
  EDQUOT: { code: 'unwritable', reason: 'the disk quota is used up' },
  EFBIG: { code: 'unwritable', reason: 'it is too large for this disk' },
  EROFS: { code: 'unwritable', reason: 'the disk is read-only' },
  EMEMORY: {
    code: 'too-large',
    reason: 'the private workbench would hold more than it can in memory',
  },
  EALTERED: { code: 'unwritable', reason: 'the disk did not take it as it was written' },
  EIO: { code: 'unreadable', reason: 'the disk reports an error' },
};

/** What was written does not read back as it was. */
export const ALTERED = systemError('EALTERED');

/** An error as the operating system gives them: "ENOENT" and the like. */
export function systemError(code: string): Error & { readonly code: string } {
  return Object.assign(new Error(code), { code });
}

/** The code of an error of the operating system, such as "ENOENT"; null for any other error. */
export function systemCode(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}

/**
 * Turns an error of the operating system into a refusal that names the file and the reason.
 * Any other error is a mistake of ours and is thrown on.
 */
export function refuseFor(error: unknown, verb: 'read' | 'written', path: string): Refusal {
  const code = systemCode(error);
  if (code === null) throw error;
  const words = (Object.hasOwn(WORDS, code) ? WORDS[code] : undefined) ?? {
    code: 'unreadable',
    reason: `the system says ${code}`,
  };
  const side: RefusalCode =
    verb === 'written' && words.code === 'unreadable' ? 'unwritable' : words.code;
  return refused(side, `“${basename(path)}” could not be ${verb}: ${words.reason}.`);
}
