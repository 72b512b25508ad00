import { resolve } from 'node:path';
import { MOST_PATHS } from '#main/profile';

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
    .slice(0, MOST_PATHS)
    .map((word) => resolve(workingFolder, word));
}

/** Whether a command line asks for the private workbench. */
export function asksForPrivate(given: readonly string[]): boolean {
  const end = given.indexOf('--');
  return given.slice(0, end < 0 ? undefined : end).includes('--private');
}

const isUrl = (word: string): boolean => /^[a-z][a-z\d+.-]+:/i.test(word);
