import { formatNumber } from './format.ts';

/** The annotations beside the text. */
export const cardsWords = {
  cards: {
    region: 'Annotations',
    heading: 'Annotations',
    inDocument: (count: number) => `${formatNumber(count)} in this document`,
    shown: (shown: number, total: number) => `${formatNumber(shown)} of ${formatNumber(total)}`,
    filter: 'Tags shown',
    empty: 'Nothing tagged yet',
    allHidden: 'Every tag in this document is hidden.',
    showAll: 'Show all',
    noDocument: 'No document is open.',
    unplaced: 'Not placed in this text',
    unplacedHint:
      'These passages were not found in this document. They are kept as they came, and exported again.',
    note: 'Note',
    notePlaceholder: 'Add a note',
    writeNote: 'Write in the note',
    tag: 'Tag',
    findTag: 'Find a tag',
    noTag: 'No tag of that name.',
    start: 'Start',
    end: 'End',
    startEarlier: 'Start a word earlier',
    startLater: 'Start a word later',
    endEarlier: 'End a word earlier',
    endLater: 'End a word later',
    remove: 'Delete',
    overlaps: 'Overlaps',
    more: (count: number) => `and ${formatNumber(count)} more`,
  },
} as const;
