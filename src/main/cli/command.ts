import type { ParseArgsConfig } from 'node:util';

/** 0 done; 1 refused, or what was compared differs; 2 asked for in a way that is not understood. */
export type Status = 0 | 1 | 2;

export type Options = NonNullable<ParseArgsConfig['options']>;

/** Options as given: a word, or several, for those that take them, true for those that are there. */
export type Given = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

export interface Asked {
  readonly given: Given;
  /** What stands beside the options, at least as many as the command needs. */
  readonly operands: readonly string[];
  /** What locked projects are opened and locked with; null where none was given. */
  readonly passphrase: string | null;
}

/** What one verb of the command line does. */
export interface Command {
  /** What follows the verb: "a.obelus b.obelus… -o FILE". */
  readonly usage: string;
  /** Lines for who asks for help with it. */
  readonly help: readonly string[];
  readonly options: Options;
  /** How many operands there have to be at least and at most. */
  readonly operands: readonly [least: number, most: number];
  readonly run: (asked: Asked) => Promise<Status>;
}

/** The word given with an option; null without. */
export const wordOf = (given: Given, name: string): string | null => {
  const word = given[name];
  return typeof word === 'string' ? word : null;
};

export const isGiven = (given: Given, name: string): boolean => given[name] === true;

/** All words given with an option that may stand several times. */
export const wordsOf = (given: Given, name: string): readonly string[] => {
  const words = given[name];
  return Array.isArray(words) ? (words as readonly string[]) : [];
};
