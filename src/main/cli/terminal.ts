import type { Refusal } from '#contract';
import type { Status } from './command.ts';

/** Messages go to standard error, data to standard output, so that data can be piped on. */

/** What would steer a terminal, in words that come from files: shown, not obeyed. */
const STEERING = /(?![\n\t])[\p{C}\p{Zl}\p{Zp}]/gu;

const plain = (text: string): string => text.replace(STEERING, '\ufffd');

export const say = (line: string): void => void process.stderr.write(`${plain(line)}\n`);

/** One line for a person or a program to read. */
export const print = (line: string): void => void process.stdout.write(`${plain(line)}\n`);

/** A file's content, as it is. Settles once whoever reads has taken it. */
export const printBytes = (bytes: Uint8Array | string): Promise<void> =>
  new Promise((resolve, reject) =>
    process.stdout.write(bytes, (error) => (error ? reject(error) : resolve())),
  );

const escaped = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** The same value, whatever its texts hold: what would steer a terminal is written by its number. */
export const printJson = (value: unknown): Promise<void> =>
  printBytes(
    `${JSON.stringify(value, null, 2).replace(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (found) => found.replace(/[^]/g, escaped))}\n`,
  );

export function refuse(refusal: Pick<Refusal, 'message'>): Status {
  say(refusal.message);
  return 1;
}

/** What was asked for makes no sense: a line of why, and one of how it would. */
export function misunderstood(line: string, hint: string | null = null): Status {
  say(line);
  if (hint !== null) say(hint);
  return 2;
}

/** A number with its noun, in the plural where it is one: "1 document", "2,000 documents". */
export const counted = (count: number, noun: string): string =>
  `${count.toLocaleString('en')} ${count === 1 ? noun : `${noun}s`}`;
