import { done, type Result } from '#contract';
import { extractSource, SIZE_LIMIT, type ExtractedSource } from '#main/services/corpus';
import { readRegularFile } from '#main/services/files';
import { wordOf, type Given, type Options } from './command.ts';
import { readStandardInput, STANDARD_INPUT } from './standard-input.ts';

/** What a text is called that comes from standard input, which has no name. */
export const namingOptions: Options = { as: { type: 'string' } };

export const givenName = (given: Given): string => wordOf(given, 'as') ?? 'standard input.txt';

/** A text as it was read, and the bytes it was read from. */
export interface TextInput extends ExtractedSource {
  readonly bytes: Uint8Array;
}

/** A text's bytes, from a file or standard input. */
export const bytesFrom = (path: string): Promise<Result<Uint8Array>> =>
  path === STANDARD_INPUT ? readStandardInput(SIZE_LIMIT) : readRegularFile(path, SIZE_LIMIT);

/** @param name whose ending tells what the bytes are read as */
export async function textFrom(path: string, name: string): Promise<Result<TextInput>> {
  const bytes = await bytesFrom(path);
  if (!bytes.ok) return bytes;
  const extracted = extractSource(bytes.value, name);
  return extracted.ok ? done({ ...extracted.value, bytes: bytes.value }) : extracted;
}
