import { matchAt } from './statistic-signs.ts';

/** English number words: "twenty-three", "two hundred and fifty", "a million", "a dozen". */

export interface WordNumber {
  readonly value: bigint;
  /** A word of scale that multiplies all before it: 6 for "two million", whose value is then 2. */
  readonly scale: number;
  readonly end: number;
}

const SMALL = new Map<string, bigint>(
  (
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen ' +
    'fifteen sixteen seventeen eighteen nineteen'
  )
    .split(' ')
    .map((word, value) => [word, BigInt(value)]),
);

const TENS = new Map<string, bigint>(
  'twenty thirty forty fifty sixty seventy eighty ninety'
    .split(' ')
    .map((word, index) => [word, BigInt(index * 10 + 20)]),
);

/** Powers of ten of the short scale, and of South Asia. */
const SCALES = new Map<string, number>([
  ['thousand', 3],
  ['lakh', 5],
  ['million', 6],
  ['crore', 7],
  ['billion', 9],
  ['milliard', 9],
  ['trillion', 12],
]);

const TIMES = new Map<string, bigint>([
  ['dozen', 12n],
  ['score', 20n],
]);

const WORD = /[ -]*([a-z]+)(?![\p{L}\p{N}])/iuy;

interface Word {
  readonly word: string;
  readonly end: number;
}

function wordAt(text: string, at: number): Word | null {
  const match = matchAt(WORD, text, at);
  return match === null
    ? null
    : { word: (match[1] ?? '').toLowerCase(), end: at + match[0].length };
}

const afterAnd = (text: string, at: number): number => {
  const next = wordAt(text, at);
  return next?.word === 'and' ? next.end : at;
};

interface Part {
  readonly value: bigint;
  readonly end: number;
}

function belowHundred(text: string, at: number): Part | null {
  const first = wordAt(text, at);
  if (first === null) return null;
  const small = SMALL.get(first.word);
  if (small !== undefined) return { value: small, end: first.end };
  const tens = TENS.get(first.word);
  if (tens === undefined) return null;
  const next = wordAt(text, first.end);
  const unit = next === null ? undefined : SMALL.get(next.word);
  return next !== null && unit !== undefined && unit > 0n && unit < 10n
    ? { value: tens + unit, end: next.end }
    : { value: tens, end: first.end };
}

/** "a" counts as one only before a word that multiplies. */
function article(text: string, at: number): Part | null {
  const first = wordAt(text, at);
  if (first === null || !/^an?$/.test(first.word)) return null;
  const next = wordAt(text, first.end)?.word ?? '';
  return next === 'hundred' || SCALES.has(next) || TIMES.has(next)
    ? { value: 1n, end: first.end }
    : null;
}

function group(text: string, at: number): Part | null {
  const head = belowHundred(text, at) ?? article(text, at);
  if (head === null) return null;
  const next = wordAt(text, head.end);
  if (next?.word !== 'hundred') return head;
  const tail = belowHundred(text, afterAnd(text, next.end));
  return tail === null
    ? { value: head.value * 100n, end: next.end }
    : { value: head.value * 100n + tail.value, end: tail.end };
}

const isNumberWord = (word: string | undefined): boolean =>
  word !== undefined && (SMALL.has(word) || TENS.has(word) || word === 'hundred');

/** A word of scale at a position, behind a number in digits or in words: "million", "dozen". */
export function readScaleWord(
  text: string,
  at: number,
): { readonly power: number; readonly times: bigint; readonly end: number } | null {
  const next = wordAt(text, at);
  if (next === null) return null;
  const word = next.word.replace(/(?<=ion|lakh|crore)s$/, '');
  const power = word === 'hundred' ? 2 : SCALES.get(word);
  const times = TIMES.get(word);
  if (power === undefined && times === undefined) return null;
  return { power: power ?? 0, times: times ?? 1n, end: next.end };
}

/**
 * Reads a cardinal number in words. Null where there is none, or where the words do not make one
 * ("nineteen eighty-four" is two).
 */
export function readNumberWords(text: string, at: number): WordNumber | null {
  let total = 0n;
  let least = Infinity;
  let end = at;
  let scale = 0;
  for (;;) {
    const from = least === Infinity ? at : afterAnd(text, end);
    const part = group(text, from);
    if (part === null) break;
    const next = readScaleWord(text, part.end);
    const times = next?.times ?? 1n;
    const power = next?.power ?? 0;
    if (power >= least) return null;
    scale = least === Infinity ? power : 0;
    total = total + part.value * times * 10n ** BigInt(power);
    end = next?.end ?? part.end;
    least = power;
    if (power === 0) break;
  }
  if (least === Infinity || isNumberWord(wordAt(text, end)?.word)) return null;
  return { value: total / 10n ** BigInt(scale), scale, end };
}
