import type { Position } from './shapes.ts';

export const NOTHING: Position = {
  bytes: 0,
  sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
};

/** What is known of a file of changes. */
export interface KnownFile {
  readonly replica: string;
  /** As the system told when it was read last; null where it has to be read in any case. */
  readonly signature: string | null;
  /** Up to where it was read and verified. */
  readonly position: Position;
  readonly trouble: Trouble | null;
}

/** Why a file is not read now. */
export interface Trouble {
  /** Milliseconds, of the clock that `performance` has. */
  readonly since: number;
  readonly triedAt: number;
  readonly sentence: string;
  /** Waiting would not mend it. */
  readonly isFinal: boolean;
}

/** Milliseconds that a file may be there in part before the person is told. */
const PATIENCE = 15_000;
/** Milliseconds after which a file that could not be read is tried again, though it looks the same. */
const AGAIN = 5_000;
/** Milliseconds: a clock of files may be as coarse as this, and two versions of one moment look alike. */
const COARSE = 2_500;

/** Whether there may be anything new in a file. */
export function isToRead(known: KnownFile | undefined, signature: string, now: number): boolean {
  if (known === undefined || known.signature !== signature) return true;
  return known.trouble !== null && now - known.trouble.triedAt >= AGAIN;
}

/** What to remember a file by: one that was written a moment ago is looked at once more. */
export const lastingSignature = (text: string, changedAt: number): string | null =>
  Math.abs(Date.now() - changedAt) < COARSE ? null : text;

export const isTold = ({ since, isFinal }: Trouble, now: number): boolean =>
  isFinal || now - since >= PATIENCE;

/** A file that could not be read, once more or for the first time. */
export const troubled = (
  before: Trouble | null | undefined,
  sentence: string,
  isFinal: boolean,
  now: number,
): Trouble => ({ since: before?.since ?? now, triedAt: now, sentence, isFinal });
