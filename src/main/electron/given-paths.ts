import { isAbsolute, resolve } from 'node:path';

/** More than a person drops on an icon. */
const MOST = 1_000;

/**
 * The files and folders that a command line names, as absolute paths: all that follows "--", or,
 * without it, what does not look like a switch. Chromium adds switches of its own to what a second
 * start passes on, in any order; none is ever taken for a path or obeyed.
 */
export function pathsOf(given: readonly string[], workingFolder: string): readonly string[] {
  const end = given.indexOf('--');
  const named = end >= 0 ? given.slice(end + 1) : given.filter((word) => !word.startsWith('-'));
  return named
    .filter((word) => word !== '' && !word.includes('\0') && !isUrl(word))
    .slice(0, MOST)
    .map((word) => resolve(workingFolder, word));
}

/** What a second start says of itself: decoded, since any program can send it. */
export function pathsFromSecond(said: unknown): readonly string[] {
  const { paths } = Object(said) as { readonly paths?: unknown };
  if (!Array.isArray(paths) || paths.length > MOST) return [];
  return (paths as readonly unknown[]).filter(isPath);
}

const isPath = (value: unknown): value is string =>
  typeof value === 'string' && isAbsolute(value) && !value.includes('\0') && value.length <= 4096;

const isUrl = (word: string): boolean => /^[a-z][a-z\d+.-]+:/i.test(word);
