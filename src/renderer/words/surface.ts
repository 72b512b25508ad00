import { formatCount } from './format.ts';

/** The open text and what stands on it. */
export const surfaceWords = {
  surface: {
    text: (title: string) => `Text of ${title}`,
    words: (count: number) => formatCount(count, 'word', 'words'),
    hash: (id: string) => `SHA-256 of the text: ${id}`,
    tagSelection: 'Tag the selection',
    whenToUse: 'When to use:',
    example: 'For example:',
  },
} as const;
