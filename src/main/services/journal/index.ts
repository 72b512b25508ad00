/** The archive of all changes made with this installation. */
export { openJournal } from './journal.ts';
export { readApart } from './read-apart.ts';
export type { Journal, JournalDamage, JournalFiles, JournalMark } from './shapes.ts';
export { keepOwner, readOwner } from './owner.ts';
export type { JournalOwner } from './owner.ts';
