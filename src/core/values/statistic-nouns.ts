import { matchAt } from './statistic-signs.ts';

/** The words behind a number in running text that say what is counted, or what a share is of. */
export interface Nouns {
  readonly words: string;
  readonly end: number;
}

const MAX_NOUNS = 3;
const MAX_WHOLE = 6;

/** Words that no longer belong to a noun phrase in front of them. */
const STOPS = new Set(
  (
    'a about above across after again against ago all alone along already also although am among ' +
    'an and annually any are around as at away back be because become been before began behind ' +
    'being below between beyond both but by came can claimed compared could daily did do does down during ' +
    'each earlier either even every except far fell few fewer following for from further gained ' +
    'gave had has have he her here him his how however if in included including inside instead ' +
    'into is it its itself just last late later least less like likely made many may me might ' +
    'monthly more most much must near nearly nor not now of off on once only onto or other our ' +
    'out outside over per plus said same saw she should since so some still such than that the ' +
    'their them then there these they this those though through throughout thus to today took ' +
    'toward towards under until up upon us was we weekly well went were what when where ' +
    'which while who whom whose why will with within without would year-on-year yearly yesterday ' +
    'yet you your'
  ).split(' '),
);

const WORD = / ([\p{L}][\p{L}\p{M}\p{N}'.-]*)/uy;

/** "Bombers.27", "U.S.": the word without what ends the sentence or marks a note. */
function trimmed(word: string): string {
  const isInitials = /^(?:\p{Lu}\.)+$/u.test(word);
  return isInitials
    ? word
    : word.replace(/\.(?:\d.*|\p{Lu}\p{Ll}.*)?$/u, '').replace(/(?<=\p{Ll})\d+$/u, '');
}

/** "fighters", "gunmen": a noun after which a noun phrase is over, unless one more such follows. */
const PLURAL = /(?:[^sui'.]s|m[ae]n|people|persons?|child(?:ren)?|police)$/iu;

/** Up to so many words from a position, without the space in front of them. */
function phrase(typed: string, plain: string, at: number, most: number): Nouns | null {
  let end = at;
  let isOver = false;
  for (let count = 0; count < most; count += 1) {
    const match = matchAt(WORD, plain, end);
    const word = match?.[1] ?? '';
    if (match === null || STOPS.has(word.toLowerCase())) break;
    const kept = trimmed(word);
    if (isOver && !PLURAL.test(kept)) break;
    end += match[0].length - word.length + kept.length;
    if (kept !== word) break;
    isOver = PLURAL.test(kept);
  }
  const words = typed.slice(at, end).replace(/\s+/g, ' ').trim();
  return words === '' ? null : { words, end };
}

const OF_THEM = / of +(?:(?:the|its|their|our|his|her) +)?(?=\p{L})/iuy;
const MONTH_ENDS = /(?:^| )(?:jan|feb|mar|apr|aug|sept?|oct|nov|dec)$/i;

/** What is counted: the few words behind the number, up to the first that is no noun's. */
export function nounsAt(typed: string, plain: string, at: number): Nouns | null {
  const head = phrase(typed, plain, at, MAX_NOUNS);
  const of = head === null ? null : matchAt(OF_THEM, plain, head.end);
  if (head === null || of === null) return head;
  const rest = phrase(typed, plain, head.end + of[0].length - 1, MAX_NOUNS);
  if (rest === null || MONTH_ENDS.test(rest.words)) return head;
  return { words: typed.slice(at, rest.end).replace(/\s+/g, ' ').trim(), end: rest.end };
}

/** "two tons of explosives": what is measured. */
export function stuffAt(typed: string, plain: string, at: number): Nouns | null {
  const of = matchAt(OF_THEM, plain, at);
  return of === null ? null : phrase(typed, plain, at + of[0].length - 1, MAX_NOUNS);
}

const OF = / (?:out )?of +(?:(?:all|its|their|the|his|her|our|those|these|all the) +)*/iuy;
const IN =
  / in +(?=(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,2}|100|1,000)(?![\p{L}\p{N},]))/iuy;
const NUMBER = /\d[\d,.]*(?<=\d)(?!\p{L})/uy;

/** The whole that a share is of: "of ISK's 217 attacks". */
export function wholeAt(
  typed: string,
  plain: string,
  at: number,
  isAfterNumber: boolean,
): Nouns | null {
  const opening = matchAt(OF, plain, at) ?? (isAfterNumber ? matchAt(IN, plain, at) : null);
  if (opening === null) return null;
  const start = at + opening[0].length;
  const number = matchAt(NUMBER, plain, start);
  let end = start + (number?.[0].length ?? 0);
  const first = phrase(typed, plain, number === null ? start - 1 : end, MAX_WHOLE);
  if (first !== null) end = first.end;
  const second = number === null ? matchAt(/ \d[\d,]*(?<=\d)(?![\p{L}.])/uy, plain, end) : null;
  if (second !== null) {
    end += second[0].length;
    end = phrase(typed, plain, end, MAX_NOUNS)?.end ?? end;
  }
  const from = at + (/^ (?:out )?of +|^ in +/i.exec(opening[0])?.[0].length ?? 0);
  const words = typed.slice(from, end).replace(/\s+/g, ' ').trim();
  return end <= start || words === '' ? null : { words, end };
}
