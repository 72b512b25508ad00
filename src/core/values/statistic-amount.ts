import type { Decimal } from './shapes.ts';
import {
  decimalOf,
  exactly,
  multiplyDecimal,
  ratioOf,
  shiftDecimal,
  type Ratio,
} from './statistic-decimal.ts';
import { readDigits } from './statistic-digits.ts';
import { readFraction } from './statistic-fractions.ts';
import { readNumberWords, readScaleWord } from './statistic-number-words.ts';
import { matchAt } from './statistic-signs.ts';

/** One number as it is stated, in digits or in words, with the words that scale it. */
export interface Amount {
  /** What it can mean before it is scaled, the likelier first; a ratio where no decimal is exact. */
  readonly meanings: readonly (Decimal | Ratio)[];
  readonly scale: Scale;
  /** A part of a whole, to be told in percent: "half", "two thirds". */
  readonly isShare: boolean;
  /** "5m" with nothing that tells whether millions or metres are meant. */
  readonly isMillionOrMetre: boolean;
  readonly end: number;
}

export interface Scale {
  readonly power: number;
  readonly times: bigint;
}

export const UNSCALED: Scale = { power: 0, times: 1n };

const LETTERS = new Map<string, number>([
  ['k', 3],
  ['m', 6],
  ['mn', 6],
  ['mln', 6],
  ['mio', 6],
  ['b', 9],
  ['bn', 9],
  ['bln', 9],
  ['tn', 12],
  ['trn', 12],
]);

const LETTER = /(?:(k|M|b|B|K)| ?(mn|mln|mio|bn|bln|tn|trn|k|M))(?![\p{L}\p{N}])/uy;
/** "5 m" alone is metres; "5 m people" may be millions. */
const SMALL_M =
  /m(?![\p{L}\p{N}²³/])| m(?= \p{L})(?! (?:of|per|an?|each|long|high|wide|deep|tall|away|above|below|to|or|and|in|on|from|at|unit|counted|out)(?!\p{L}))/uy;
const EXPONENT = /(?:[eE]| ?[×x] ?10\^)([+-]?\d{1,2})(?![\p{L}\p{N}.,])/uy;
const SIGN = /(?:-|(?:minus|negative)[ ]+) ?/iy;
const AND = /(?: and |[ -])(?=\S)/iy;
const OF_A = /(?: of)? an? |[ -]/iy;
const POINT = / point((?: (?:zero|oh|one|two|three|four|five|six|seven|eight|nine))+)(?!\p{L})/iuy;
const DIGIT_WORDS = 'zero one two three four five six seven eight nine'.split(' ');
const MEASURE_FOLLOWS =
  /(?: of)? an? (?=(?:hour|day|week|month|year|decade|century|mile|kilomet|met|ton|percent|per cent|degree|point)\p{L}*)/iuy;

export const scaledBy = (decimal: Decimal, { power, times }: Scale): Decimal =>
  shiftDecimal(multiplyDecimal(decimal, times), power);

export const scaleRatio = (ratio: Ratio, { power, times }: Scale): Ratio => ({
  numerator: ratio.numerator * times * 10n ** BigInt(power),
  denominator: ratio.denominator,
});

interface Scaled {
  readonly scale: Scale;
  readonly end: number;
}

/** The words of scale behind a number: "hundred thousand", "million", "bn", "dozen". */
function scaleAt(text: string, at: number): Scaled {
  const letter = matchAt(LETTER, text, at);
  if (letter !== null) {
    const power = LETTERS.get((letter[1] ?? letter[2] ?? '').toLowerCase()) ?? 0;
    return { scale: { power, times: 1n }, end: at + letter[0].length };
  }
  let { scale, end }: Scaled = { scale: UNSCALED, end: at };
  for (let next = readScaleWord(text, end); next !== null; next = readScaleWord(text, end)) {
    if (scale.power > 9 || scale.times > 1n) break;
    scale = { power: scale.power + next.power, times: scale.times * next.times };
    end = next.end;
  }
  return { scale, end };
}

/** "2½", "2 1/2", "two and a half": the whole with its fraction. */
function withFraction(text: string, whole: Decimal, at: number): Amount | null {
  const gap = matchAt(AND, text, at)?.[0] ?? '';
  const fraction = readFraction(text, at + gap.length);
  if (fraction === null || whole.includes('.') || whole.length > 3) return null;
  const isGlued = /[½-⅞⅐-⅒¼-¾]/.test(text.charAt(at + gap.length));
  if (gap === '' ? !isGlued : gap !== ' and ' && !/\d/.test(text.charAt(at + gap.length)))
    return null;
  const { numerator, denominator } = fraction.ratio;
  const ratio = { numerator: BigInt(whole) * denominator + numerator, denominator };
  const { scale, end } = scaleAt(text, fraction.end);
  return amountOf([exactly(ratio) ?? ratio], scale, end);
}

const amountOf = (
  meanings: Amount['meanings'],
  scale: Scale,
  end: number,
  isMillionOrMetre = false,
): Amount => ({ meanings, scale, end, isShare: false, isMillionOrMetre });

function inDigits(text: string, at: number): Amount | null {
  const digits = readDigits(text, at);
  if (digits === null) return null;
  const { meanings, end } = digits;
  const mixed = withFraction(text, meanings[0] ?? '0', end);
  if (mixed !== null) return mixed;
  const exponent = matchAt(EXPONENT, text, end);
  if (exponent !== null) {
    const power = Number(exponent[1]);
    const shifted = meanings.map((each) => shiftDecimal(each, power));
    return amountOf(shifted, UNSCALED, end + exponent[0].length);
  }
  const letter = matchAt(SMALL_M, text, end);
  if (letter !== null) return amountOf(meanings, UNSCALED, end + letter[0].length, true);
  const scaled = scaleAt(text, end);
  return amountOf(meanings, scaled.scale, scaled.end);
}

function asFraction(text: string, at: number): Amount | null {
  const fraction = readFraction(text, at);
  if (fraction === null) return null;
  const { ratio, end } = fraction;
  const meanings = [exactly(ratio) ?? ratio];
  const gap = matchAt(OF_A, text, end)?.[0] ?? '';
  const scaled = scaleAt(text, end + Math.max(gap.length - 1, 0));
  if (gap !== '' && scaled.scale !== UNSCALED) return amountOf(meanings, scaled.scale, scaled.end);
  const measure = matchAt(MEASURE_FOLLOWS, text, end);
  if (measure !== null) return amountOf(meanings, UNSCALED, end + measure[0].length - 1);
  return { ...amountOf(meanings, UNSCALED, end), isShare: true };
}

function inWords(text: string, at: number): Amount | null {
  const words = readNumberWords(text, at);
  if (words === null) return null;
  const { value, scale, end } = words;
  const stated = value.toString();
  const point = scale === 0 ? matchAt(POINT, text, end) : null;
  if (point !== null) {
    const digits = (point[1] ?? '').trim().split(' ');
    const after = digits.map((word) => Math.max(DIGIT_WORDS.indexOf(word.toLowerCase()), 0));
    const scaled = scaleAt(text, end + point[0].length);
    return amountOf([decimalOf(`${stated}.${after.join('')}`)], scaled.scale, scaled.end);
  }
  const mixed = scale === 0 ? withFraction(text, stated, end) : null;
  return mixed ?? amountOf([stated], { power: scale, times: 1n }, end);
}

const negated = (meaning: Decimal | Ratio): Decimal | Ratio =>
  typeof meaning === 'string'
    ? decimalOf(`-${meaning}`)
    : { ...meaning, numerator: -meaning.numerator };

/** Reads one number at a position; null where none begins there. */
export function readAmount(text: string, at: number): Amount | null {
  const sign = matchAt(SIGN, text, at);
  if (sign !== null) {
    const amount = inDigits(text, at + sign[0].length) ?? inWords(text, at + sign[0].length);
    return amount === null ? null : { ...amount, meanings: amount.meanings.map(negated) };
  }
  return asFraction(text, at) ?? inDigits(text, at) ?? inWords(text, at);
}

/** The ratio that a meaning is, to compare and to multiply it. */
export const asRatio = (meaning: Decimal | Ratio): Ratio =>
  typeof meaning === 'string' ? ratioOf(meaning) : meaning;
