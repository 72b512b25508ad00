import { formatCount, formatNumber } from './format.ts';

/** The list of documents, and adding to it. */
export const corpusWords = {
  corpus: {
    region: 'Corpus',
    heading: 'Corpus',
    add: 'Add documents',
    filter: 'Filter documents',
    filterPlaceholder: 'Filter',
    noneFound: (query: string) => `No title holds “${query}”.`,
    empty: 'No documents yet.',
    emptyHint: 'Open text, Markdown or HTML files, or drop them anywhere on this window.',
    words: (words: number) => formatCount(words, 'word', 'words'),
    keysHint: 'Enter opens and goes to the text, Space opens and stays, Delete removes.',
    mediaTypes: {
      'text/plain': 'Plain text',
      'text/markdown': 'Markdown',
      'text/html': 'Web page',
    },
    drop: 'Drop to add to the corpus',
    dropHint: 'Text, Markdown and HTML, a folder of them, or a project',
    manyTitle: 'Add many documents?',
    many: (files: number) =>
      `You dropped ${formatCount(files, 'file', 'files')} of text, Markdown or HTML.`,
    manyConfirm: (files: number) => `Add ${formatNumber(files)}`,
    nothingToRead: (folder: string) => `“${folder}” holds no text, Markdown or HTML file.`,
    unreadableFolder: (folder: string) => `The folder “${folder}” could not be opened.`,
    unreadableFile: (file: string) => `“${file}” could not be opened.`,
    tooMany: (folder: string, most: number) =>
      `Of “${folder}” the first ${formatNumber(most)} files were taken; drop the rest by themselves.`,
  },
  importing: {
    region: 'Import',
    running: 'Adding documents',
    position: (done: number, total: number) => `${formatNumber(done)} of ${formatNumber(total)}`,
    added: (count: number) => `${formatCount(count, 'document', 'documents')} added`,
    present: (count: number) => `${formatNumber(count)} already in the corpus`,
    nothing: 'No documents added',
    cancelled: 'Import cancelled',
    reportTitle: 'Import report',
    refused: (count: number) => `${formatCount(count, 'file', 'files')} could not be read`,
    remarks: 'Worth knowing',
  },
  reading: {
    noneOpen: 'No document is open',
    chooseHint: 'Choose one from the corpus, or press',
    welcome: 'Open a text to read closely',
    welcomeHint:
      'Text, Markdown and HTML. Everything stays on this computer; drop files here or anywhere on the window.',
    openFiles: 'Open files…',
    openFolder: 'Open a folder…',
  },
} as const;
