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

export const done = <T>(value: T): Result<T> => ({ ok: true, value });
export const refused = (code: RefusalCode, message: string): Refusal => ({
  ok: false,
  code,
  message,
});
