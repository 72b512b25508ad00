/** What is stated of a document: its title, who wrote it, when it was published. */
export const detailsWords = {
  details: {
    command: 'Details of this document…',
    button: 'Details…',
    title: 'Details of the document',
    fields: {
      title: 'Title',
      authors: 'Authors',
      publisher: 'Publisher',
      published: 'Published',
      url: 'Address on the web',
    },
    authorsHint: 'Several are parted by semicolons.',
    publishedHint:
      'A day, month or year, or EDTF. Words such as “last Tuesday” are counted from it.',
    noTitle: 'A document needs a title.',
    notAnAddress: 'An address begins with http:// or https://.',
    save: 'Save',
    tooLong: 'The details were not changed: one of them is too long.',
    /** What undo says. */
    steps: {
      published: 'change publication date',
      several: 'change details of document',
    },
  },
} as const;
