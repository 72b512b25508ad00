/** Why something was not done, for programs; the message beside it is for people. */
export type RefusalCode =
  | 'bad-request'
  | 'empty'
  | 'too-large'
  | 'binary'
  | 'unsupported-type'
  | 'unreadable'
  | 'unwritable'
  | 'not-found'
  | 'damaged'
  /** It is encrypted, and no passphrase was given or another one is needed. */
  | 'locked'
  | 'not-available'
  | 'internal';

export interface Refusal {
  readonly ok: false;
  readonly code: RefusalCode;
  /** One sentence in the user's words: which file, what is wrong with it. */
  readonly message: string;
}

/** An expected failure is a value. Only a caller's mistake throws. */
export type Result<T> = { readonly ok: true; readonly value: T } | Refusal;

/** Of words that come from files: what would part a line, turn it round or steer a terminal. */
const STEERING = /[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** Words from elsewhere as a sentence may hold them: on one line, in the order in which they stand. */
export const oneLine = (words: string): string => words.replace(STEERING, '\ufffd');

export const done = <T>(value: T): Result<T> => ({ ok: true, value });
export const refused = (code: RefusalCode, message: string): Refusal => ({
  ok: false,
  code,
  message: oneLine(message),
});
