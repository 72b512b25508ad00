import { formatCount } from './format.ts';

/** What a screen reader hears of what was just done. */
export const saidWords = {
  said: {
    tagged: (label: string, quote: string) => `${label}: ${quote}`,
    taggedMany: (count: number) => `${formatCount(count, 'passage', 'passages')} tagged`,
    removed: (label: string) => `${label} removed`,
    removedMany: (count: number) => `${formatCount(count, 'annotation', 'annotations')} removed`,
    retagged: (label: string) => `Now ${label.toLowerCase()}`,
    adjusted: (quote: string) => `Passage: ${quote}`,
    note: (note: string) => (note === '' ? 'Note taken away' : `Note: ${note}`),
    opened: (title: string, count: number) =>
      `${title}${/[.?!…]$/u.test(title) ? '' : '.'} ${formatCount(count, 'annotation', 'annotations')}.`,
  },
} as const;
