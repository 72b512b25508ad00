import { foldWords } from './fold-words.ts';

/**
 * Texts that fold unit by unit, but for white space: whether words are in them can be told by a
 * pattern, without folding them. Two kinds: of ASCII with the signs that print uses, as most are; and
 * with the letters of Latin, Greek and Cyrillic besides that fold to one unit.
 */
export interface PlainTexts {
  readonly holds: (text: string) => boolean;
  /** A pattern for what is folded to a needle; null where nothing is. */
  readonly patternOf: (needle: string) => string | null;
}

const SAID = '\\t\\n -~«»\\u2010-\\u2027\\u2030-\\u205e\\u2212';
/** A hyphen at the end of a line may be no sign. */
const BROKEN = '[-\\u2010][ \\t]*\\n';

/** By what a sign is folded to, the signs that are folded to it. */
const SIGNS: Readonly<Record<string, string>> = {
  ' ': '[ \\t\\n]+',
  "'": "['`‘’‚‛′‹›]",
  '"': '["“”„‟«»″]',
  '-': '[-‐‑‒–—―−]',
};

function plainTexts(letters: string, likeOf: (char: string) => string): PlainTexts {
  const other = new RegExp(`[^${SAID}${letters}]|${BROKEN}`);
  const partOf = (char: string): string => {
    const alike = likeOf(char);
    if (alike !== '') return `[${alike}]`;
    return SIGNS[char] ?? char.replace(/[.*+?^${}()|[\]\\/]/, '\\$&');
  };
  return {
    holds: (text) => !other.test(text),
    patternOf: (needle) => (other.test(needle) ? null : Array.from(needle, partOf).join('')),
  };
}

const isSmall = (char: string): boolean => char >= 'a' && char <= 'z';
const bothCases = (char: string): string => (isSmall(char) ? char + char.toUpperCase() : '');

export const asciiTexts = plainTexts('', bothCases);

/** Letters of these code points are never part of the sign before them. */
const RANGES = [
  [0xc0, 0x24f],
  [0x370, 0x52f],
] as const;

function withLetters(): PlainTexts {
  const alike = new Map<string, string>();
  for (const [first, last] of RANGES)
    for (let code = first; code <= last; code++) {
      const char = String.fromCharCode(code);
      const folded = /^\p{L}$/u.test(char) ? foldWords(char) : '';
      if (folded.length === 1) alike.set(folded, (alike.get(folded) ?? bothCases(folded)) + char);
    }
  const letters = [...alike.values()].join('').replace(/[ -~]/g, '');
  return plainTexts(letters, (char) => alike.get(char) ?? bothCases(char));
}

let lettered: PlainTexts | null = null;

/** Made when it is first needed. */
export const letteredTexts = (): PlainTexts => (lettered ??= withLetters());
