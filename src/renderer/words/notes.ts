/** Notes in Markdown: what undo says of them. */
export const noteWords = {
  noteSteps: {
    addTo: { document: 'add note of document', project: 'add note of project' },
    change: { document: 'change note of document', project: 'change note of project' },
    remove: { document: 'delete note of document', project: 'delete note of project' },
  },
  notesPanel: {
    region: 'Notes',
    heading: 'Notes',
    show: 'Show the notes',
    hide: 'Hide the notes',
    tabs: 'What the notes are about',
    document: 'This document',
    project: 'Project',
    has: (about: string) => `${about}, has a note`,
    documentLabel: 'Note on this document',
    projectLabel: 'Note on the project',
    documentPlaceholder: 'Write about this document',
    projectPlaceholder: 'Write about the project as a whole',
    write: 'Write in the note',
    noDocument: 'No document is open.',
    /** Of the link to a quoted passage. */
    place: 'in the text',
    inCorpus: 'Has a note',
  },
  noteCommands: {
    document: 'Write a note on this document',
    project: 'Write a note on the project',
    quote: 'Quote the selection in the document’s note',
    toggle: (isOpen: boolean) => (isOpen ? 'Hide the notes' : 'Show the notes'),
  },
  noteImport: {
    /** What undo says. */
    step: 'import notes',
    project: 'the project',
    document: (title: string) => `“${title}”`,
    taken: (about: string) => `The note on ${about} was taken over.`,
    united: (about: string) => `The note on ${about} differs: both are kept, one below the other.`,
    tooLong: (about: string) =>
      `The note on ${about} was left as it is here: both together are too long.`,
    nowhere: (name: string) => `Not read: ${name}; what it is a note on is not here.`,
    report: 'Notes',
    reportHint: 'On documents and on the project.',
  },
  notesSaid: {
    quoted: 'Quoted in the document’s note.',
    nothingToQuote: 'Select a passage to quote.',
  },
  markdown: {
    notParsed: 'Too long or too intricate to be laid out: shown as it is written.',
    link: 'Leads out of the program',
    pressToCopy: 'Press to copy the address. Nothing is opened.',
    copied: 'Address copied.',
    notCopied: 'The address could not be copied.',
    image: (alt: string) => (alt === '' ? '[image]' : `[image: ${alt}]`),
    done: 'Done',
    open: 'Not done',
    table: 'Table',
    name: 'Markdown',
    hint: (keys: string) => `Written in Markdown. ${keys} or Escape saves and leaves.`,
  },
} as const;
