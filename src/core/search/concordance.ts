import type { KeywordInContext } from './context.ts';

/**
 * What the rows of a concordance are sorted by: their places, as they come; the first or second word
 * to the left and those farther out; the first or second to the right and those behind; or the words
 * found themselves, and then what is right of them.
 */
export type ConcordanceOrder = 'place' | 'left1' | 'left2' | 'right1' | 'right2' | 'match';

export type ConcordanceRow = Pick<KeywordInContext, 'before' | 'match' | 'after'>;

const WORD = /[\p{L}\p{M}\p{N}]+(?:['’.,-][\p{L}\p{M}\p{N}]+)*/gu;

const wordsOf = (text: string): readonly string[] => text.match(WORD) ?? [];

const keys: Readonly<Record<Exclude<ConcordanceOrder, 'place'>, (row: ConcordanceRow) => string>> =
  {
    left1: ({ before }) => wordsOf(before).toReversed().join(' '),
    left2: ({ before }) => wordsOf(before).toReversed().slice(1).join(' '),
    right1: ({ after }) => wordsOf(after).join(' '),
    right2: ({ after }) => wordsOf(after).slice(1).join(' '),
    match: ({ match, after }) => [...wordsOf(match), ...wordsOf(after)].join(' '),
  };

/**
 * The rows in another order; those alike stay as they come, and those without such a word come first.
 */
export function concordanceOrder<Row extends ConcordanceRow>(
  rows: readonly Row[],
  by: ConcordanceOrder,
): readonly Row[] {
  if (by === 'place') return rows;
  const { compare } = new Intl.Collator('en', { numeric: true });
  const keyOf = keys[by];
  return rows
    .map((row) => ({ row, key: keyOf(row) }))
    .sort((a, b) => compare(a.key, b.key))
    .map(({ row }) => row);
}
