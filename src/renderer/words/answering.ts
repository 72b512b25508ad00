/** What is said where the browser’s database takes long to answer, or gives no answer. */
export const answeringWords = {
  answering: {
    late: 'The database of this window does not answer yet. The disk may be busy; what you do is kept and waits.',
    notOpened:
      'The stored work gave no answer in time: the disk may be very busy, or the browser’s database hangs. Nothing was changed. Close other windows of Obelus and reload.',
    silent: 'the database gave no answer in time. It is opened anew; try again in a moment.',
    notRead: (title: string): string =>
      `The annotations of “${title}” were not read: the database gave no answer in time. It is opened anew; try again in a moment.`,
  },
} as const;
