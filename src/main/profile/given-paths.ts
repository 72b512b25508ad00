import { isAbsolute } from 'node:path';

/** More than a person drops on an icon. */
export const MOST_PATHS = 1_000;

/**
 * The absolute paths in what a second start of the program says to the first, "{paths: […]}".
 * Decoded, since any program of the same account can say it; what is no path is left out.
 */
export function pathsFromSecond(said: unknown): readonly string[] {
  const { paths } = Object(said) as { readonly paths?: unknown };
  if (!Array.isArray(paths) || paths.length > MOST_PATHS) return [];
  return (paths as readonly unknown[]).filter(isPath);
}

const isPath = (value: unknown): value is string =>
  typeof value === 'string' && isAbsolute(value) && !value.includes('\0') && value.length <= 4096;
