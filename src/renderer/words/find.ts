import { formatCount, formatNumber } from './format.ts';

/** Finding words in the open document. */
export const findWords = {
  find: {
    region: 'Find in this document',
    field: 'Find',
    placeholder: 'Find in this document',
    next: 'Next match',
    previous: 'Previous match',
    close: 'Close',
    none: 'No matches',
    position: (current: number, total: number, isCapped: boolean) =>
      `${formatNumber(current)} of ${formatNumber(total)}${isCapped ? '+' : ''}`,
    matches: (total: number) => formatCount(total, 'match', 'matches'),
  },
} as const;
