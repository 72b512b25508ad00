import { done, refused, type Result } from '#contract';
import { sizeInWords } from '#main/services/files';

/** What an operand or an option says in the place of a file. */
export const STANDARD_INPUT = '-';

/**
 * All that is piped in, which can be read once.
 *
 * @param most bytes: a pipe tells no size beforehand
 */
export async function readStandardInput(most: number): Promise<Result<Uint8Array>> {
  if (process.stdin.destroyed)
    return refused('bad-request', 'Standard input can be read only once.');
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > most)
      return refused(
        'too-large',
        `What comes from standard input is larger than ${sizeInWords(most)}.`,
      );
    chunks.push(chunk);
  }
  return done(Buffer.concat(chunks));
}
