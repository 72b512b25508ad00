import { userInfo } from 'node:os';
import { wellFormed } from '#core/model';
import { wordOf, type Given } from './command.ts';

const LONGEST_NAME = 200;

/** A name as records hold it, not cut through a character. */
export const plainName = (name: string): string =>
  wellFormed(
    name
      .trim()
      .slice(0, LONGEST_NAME)
      .replace(/[\uD800-\uDBFF]$/, ''),
  );

function accountName(): string {
  try {
    return userInfo().username;
  } catch {
    // Accounts without an entry in the system's user list exist, in containers above all.
    return '';
  }
}

/** Who does it: as --analyst says, and else the account. */
export const analystName = (given: Given): string =>
  plainName(wordOf(given, 'analyst') ?? accountName()) || 'Analyst';
