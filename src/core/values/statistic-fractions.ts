import type { Ratio } from './statistic-decimal.ts';
import { matchAt } from './statistic-signs.ts';

/** Fractions: "half", "two-thirds", "a quarter", "3/4", "½". */

export interface Fraction {
  readonly ratio: Ratio;
  readonly end: number;
}

const VULGAR = new Map<string, readonly [bigint, bigint]>([
  ['½', [1n, 2n]],
  ['⅓', [1n, 3n]],
  ['⅔', [2n, 3n]],
  ['¼', [1n, 4n]],
  ['¾', [3n, 4n]],
  ['⅕', [1n, 5n]],
  ['⅖', [2n, 5n]],
  ['⅗', [3n, 5n]],
  ['⅘', [4n, 5n]],
  ['⅙', [1n, 6n]],
  ['⅚', [5n, 6n]],
  ['⅐', [1n, 7n]],
  ['⅛', [1n, 8n]],
  ['⅜', [3n, 8n]],
  ['⅝', [5n, 8n]],
  ['⅞', [7n, 8n]],
  ['⅑', [1n, 9n]],
  ['⅒', [1n, 10n]],
]);

const COUNTS: readonly string[] =
  'zero one two three four five six seven eight nine ten eleven'.split(' ');

const PARTS = new Map<string, bigint>([
  ['half', 2n],
  ['halve', 2n],
  ['third', 3n],
  ['quarter', 4n],
  ['fourth', 4n],
  ['fifth', 5n],
  ['sixth', 6n],
  ['seventh', 7n],
  ['eighth', 8n],
  ['ninth', 9n],
  ['tenth', 10n],
  ['twelfth', 12n],
]);

const IN_WORDS =
  /(?:(an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven)[ -]+)?(hal(?:f|ves)|(?:third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth|twelfth)s?)(?![\p{L}\p{N}])/iuy;

/** Not dates, not versions: only denominators that people say as parts. */
const SLASHED = /(\d{1,2})[/⁄](2|3|4|5|6|7|8|9|10|12|16|20|100)(?![\d/⁄.,]*\d)/uy;

function slashed(text: string, at: number): Fraction | null {
  const match = matchAt(SLASHED, text, at);
  if (match === null) return null;
  const ratio = { numerator: BigInt(match[1] ?? 0), denominator: BigInt(match[2] ?? 1) };
  const isPart = ratio.numerator > 0n && ratio.numerator < ratio.denominator;
  return isPart ? { ratio, end: at + match[0].length } : null;
}

const isShareAt = (text: string, at: number): boolean =>
  /^\s*(?:$|[^\s\p{L}\p{N}]|(?:of|as|more|less|fewer|to|and|or|in|the)(?!\p{L}))/iu.test(
    text.slice(at, at + 12),
  );

function inWords(text: string, at: number): Fraction | null {
  const match = matchAt(IN_WORDS, text, at);
  if (match === null) return null;
  const [all, count = '', part = ''] = match.map((word) => word?.toLowerCase() ?? '');
  const denominator = PARTS.get(part) ?? PARTS.get(part.replace(/s$/, '')) ?? 1n;
  // "third" alone tells a place in a row; "half" alone is a share.
  if (count === '' && denominator !== 2n) return null;
  // "a third attack" comes after two others; "a third of them" is a share.
  const end = at + (all ?? '').length;
  if (/^an?$/.test(count) && denominator > 2n && part !== 'quarter' && !isShareAt(text, end))
    return null;
  const numerator = /^(?:an?|)$/.test(count) ? 1n : BigInt(COUNTS.indexOf(count));
  if (numerator >= denominator) return null;
  return { ratio: { numerator, denominator }, end };
}

/** Reads a part of one at a position; null where there is none. */
export function readFraction(text: string, at: number): Fraction | null {
  const vulgar = VULGAR.get(text.charAt(at));
  if (vulgar !== undefined)
    return { ratio: { numerator: vulgar[0], denominator: vulgar[1] }, end: at + 1 };
  return slashed(text, at) ?? inWords(text, at);
}
