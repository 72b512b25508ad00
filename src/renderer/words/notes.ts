/** Notes in Markdown: what undo says of them. */
export const noteWords = {
  noteSteps: {
    addTo: { document: 'add note of document', project: 'add note of project' },
    change: { document: 'change note of document', project: 'change note of project' },
    remove: { document: 'delete note of document', project: 'delete note of project' },
  },
} as const;
