import { formatCount, locale } from './format.ts';

const percent = new Intl.NumberFormat(locale, { style: 'percent' });

/** A part as whole percents: all only where it is all, and none only where it is none. */
const formatPart = (part: number): string =>
  part > 0 && part < 0.01
    ? `<${percent.format(0.01)}`
    : percent.format(Math.floor(Math.min(1, part) * 100 + 1e-9) / 100);

/** How far documents were read, and the log that knows it. */
export const coverageWords = {
  coverage: {
    /** In the list of documents: "42% read", "All read". */
    ofDocument: (part: number) => (part >= 1 ? 'All read' : `${formatPart(part)} read`),
    /** In the status bar. */
    status: (part: number) => `Read ${formatPart(part)}`,
    statusOff: 'Reading log off',
    title: 'Reading log',
    meaning:
      'A sentence counts as read once it was in view as long as its words take at 450 words a minute, while this window was in front and you were there. What you tag counts as read. Navigation and the like is left out.',
    privacy: 'The log stays on this machine: no export and no project file holds it.',
    keep: 'Keep a reading log',
    keepHint: 'While it is off, nothing is recorded or shown. What was recorded stays.',
    goOn: 'Go to the next unread passage',
    allRead: 'All of this document has been read.',
    forget: 'Forget it all…',
    forgetTitle: 'Forget what was read?',
    forgetQuestion:
      'What the log knows of all documents is deleted. This cannot be undone. Annotations stay as they are.',
    forgetConfirm: 'Forget it all',
  },
  coverageCommands: {
    next: 'Next unread passage',
    previous: 'Previous unread passage',
    keep: 'Keep a reading log',
    stop: 'Stop the reading log',
    forget: 'Forget what was read…',
  },
  coverageSaid: {
    allRead: 'All of this document has been read.',
    noOther: 'Nothing else in this document is unread.',
    on: 'The reading log is on.',
    off: 'The reading log is off.',
  },
  coverageNotices: {
    forgotten: 'What was read is forgotten.',
    notForgotten: 'What was read could not be deleted. Try again, or reload first.',
    damaged: (documents: number) =>
      `The reading log was damaged: what was read of ${formatCount(documents, 'document', 'documents')} is not known any more. Annotations are not affected.`,
    lost: 'The reading log could not be opened. Nothing is recorded in it until the next start. Annotations are not affected.',
  },
} as const;
