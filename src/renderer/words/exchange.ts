import { formatCount, formatNumber } from './format.ts';

/** Annotations out and in. */
export const exchangeWords = {
  exporting: {
    title: 'Export annotations',
    scope: 'As W3C Web Annotations (JSON-LD)',
    document: 'This document',
    project: 'The whole corpus',
    annotations: (count: number) => formatCount(count, 'annotation', 'annotations'),
    documents: (documents: number, annotations: number) =>
      `${formatCount(documents, 'document', 'documents')}, ${formatCount(annotations, 'annotation', 'annotations')}`,
    history: 'With the history',
    historyHint: 'Every change since the beginning: who made it, and when. A larger file.',
    confirm: 'Export',
    writing: 'Exporting…',
    documentsOf: (done: number, total: number) => `${formatNumber(done)} of ${formatNumber(total)}`,
    tooLong:
      'This is too much for one file from here. Export the documents one by one, or save the project and use “obelus export”.',
  },
  importReport: {
    title: 'Annotations imported',
    added: 'Added',
    already: 'Already there',
    moved: 'Moved',
    unplaced: 'Not placed',
    refused: 'Not read',
    movedHint: 'Found elsewhere than the file said. Worth a look.',
    unplacedHint: 'Kept, and listed below the cards of their document.',
    refusedHint: 'Left out, because:',
  },
} as const;
