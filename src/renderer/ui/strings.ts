import { formatCount, formatNumber } from './format.ts';

/** Every sentence and word the interface shows, in one place. */
export const strings = {
  product: 'Obelus',
  close: 'Close',
  dismiss: 'Dismiss',
  cancel: 'Cancel',
  done: 'Done',
  notices: 'Notices',

  groups: {
    files: 'Files',
    tagging: 'Tagging',
    moving: 'Moving about',
    editing: 'Editing',
    finding: 'Finding',
    help: 'Help',
  },

  commands: {
    openFiles: 'Open files…',
    openFolder: 'Open a folder…',
    exportDocument: 'Export this document’s annotations',
    exportDialog: 'Export annotations…',
    importAnnotations: 'Import annotations…',
    removeDocument: 'Remove this document from the corpus',
    tag: (label: string) => `Tag as ${label.toLowerCase()}`,
    retagHint:
      'Without a selection, or while a card has the keyboard, the tag keys change the open card’s tag.',
    remove: 'Delete the annotation',
    leave: 'Leave: close what is open, clear the selection',
    openCard: 'Open the annotation at the caret',
    next: 'Next annotation',
    previous: 'Previous annotation',
    endLater: 'Move the end by a word, later',
    endEarlier: 'Move the end by a word, earlier',
    startLater: 'Move the start by a word, later',
    startEarlier: 'Move the start by a word, earlier',
    undo: 'Undo',
    redo: 'Redo',
    undoThis: (what: string) => `Undo ${what}`,
    redoThis: (what: string) => `Redo ${what}`,
    find: 'Find in this document',
    findNext: 'Next match',
    findPrevious: 'Previous match',
    palette: 'Search, jump or run a command',
    keys: 'All keys',
    name: 'Your name…',
    nextRegion: 'Next part of the window',
    previousRegion: 'Previous part of the window',
    toggleTag: (label: string, isHidden: boolean) =>
      `${isHidden ? 'Show' : 'Hide'} tags: ${label.toLowerCase()}`,
  },

  topBar: {
    label: 'Obelus',
    open: 'Open',
    openMenu: 'Open documents',
    export: 'Export…',
    import: 'Import…',
    corpus: 'Corpus',
    annotations: 'Annotations',
  },

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
    dropHint: 'Text, Markdown and HTML, or a folder of them',
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
    tag: 'Tag',
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

  status: {
    region: 'Status',
    saved: 'Saved',
    saving: 'Saving…',
    failed: 'Not saved',
    offline: 'Offline',
    offlineHint: 'Obelus never connects to the network.',
    tags: (count: number) => formatCount(count, 'tag', 'tags'),
    tagged: (count: number, label: string) =>
      formatCount(count, label.toLowerCase(), `${label.toLowerCase()}s`),
    keyTag: 'tag',
    keyNeighbour: 'next, previous',
    keyAll: 'all keys',
    shells: { electron: 'Desktop', loopback: 'In the browser' },
    name: (name: string) => (name === '' ? 'Set your name' : name),
  },

  saving: {
    title: 'Your latest work is not stored yet.',
    advice: 'It is kept in memory and tried again. Leave this window open.',
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

  exporting: {
    title: 'Export annotations',
    scope: 'As W3C Web Annotations (JSON-LD)',
    document: 'This document',
    project: 'The whole corpus',
    annotations: (count: number) => formatCount(count, 'annotation', 'annotations'),
    documents: (documents: number, annotations: number) =>
      `${formatCount(documents, 'document', 'documents')}, ${formatCount(annotations, 'annotation', 'annotations')}`,
    confirm: 'Export',
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

  palette: {
    label: 'Command palette',
    placeholder: 'Search, jump or run a command',
    none: 'Nothing matches.',
    documents: 'Documents',
    headings: 'In this document',
    find: (query: string) => `Find “${query}” in this document`,
  },

  keys: {
    title: 'All keys',
    hint: 'Single keys act while the text or a card has the focus, not while you type in a field.',
    corpusGroup: 'In the corpus',
    cardsGroup: 'In the cards',
    move: 'Move through the list',
    enter: 'Open the document, go to its text',
    open: 'Open the document, stay in the list',
    removeDocument: 'Remove the document',
    reveal: 'Show the passage in the text',
    firstLast: 'First, last',
  },

  name: {
    title: 'Your name',
    label: 'Name on new annotations',
    hint: 'Colleagues see it when you share your work. It stays on this computer until you export.',
    save: 'Save',
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

  starting: 'Opening your library…',
  failed: {
    title: 'Obelus could not start',
    advice:
      'Your work on disk has not been changed. Close other windows of Obelus and start it again; if this stays, keep a copy of the data folder before trying anything else.',
    retry: 'Try again',
  },

  said: {
    tagged: (label: string, quote: string) => `${label}: ${quote}`,
    taggedMany: (count: number) => `${formatCount(count, 'passage', 'passages')} tagged`,
    removed: (label: string) => `${label} removed`,
    removedMany: (count: number) => `${formatCount(count, 'annotation', 'annotations')} removed`,
    retagged: (label: string) => `Now ${label.toLowerCase()}`,
    adjusted: (quote: string) => `Passage: ${quote}`,
    opened: (title: string, count: number) =>
      `${title}. ${formatCount(count, 'annotation', 'annotations')}.`,
  },
} as const;
