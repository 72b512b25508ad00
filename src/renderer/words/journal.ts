import { formatCount, formatNumber } from './format.ts';
import { formatDayAndTime } from './moments.ts';

/** What the journal and the database of the page were found to be at a start. */
export const journalWords = {
  journal: {
    brought: (changes: number): string =>
      `The database of this window lacked ${formatCount(changes, 'entry', 'entries')} of your work. ${changes === 1 ? 'It was' : 'They were'} brought back from the journal; nothing is missing.`,
    restored: (changes: number): string =>
      `The database of this window was empty. Your work was brought from the journal: ${formatCount(changes, 'entry', 'entries')}. Undo takes back only what you do from now on.`,
    bringingBack: 'Bringing back your work from the journal',
    bringingBackOf: (done: number, total: number): string =>
      `${formatNumber(done)} of ${formatNumber(total)}`,
    bringingBackHint:
      'This window’s database was empty, or far behind. Nothing is lost if you close it: the next start goes on.',
    catchingUp: (done: number, total: number): string =>
      `Writing the journal anew: ${formatNumber(done)} of ${formatNumber(total)}`,
    madeAnew:
      'Parts of what this window keeps were damaged or missing and have been made anew from its history. Nothing is missing.',
    journaled: (changes: number): string =>
      `The journal lacked ${formatCount(changes, 'entry', 'entries')} of your work, and has them again.`,
    writtenAnew: (changes: number): string =>
      `The journal was gone. It has been written anew from the database of this window: ${formatCount(changes, 'entry', 'entries')}. Nothing is missing.`,
    isGone:
      'The journal’s files are gone. It is being written anew from the database of this window; until then nothing counts as saved.',
    gone: 'Files of the journal were gone, or not as they were written. What is missing is written anew from the database of this window.',
    partsMadeAnew: (unread: number): string =>
      unread === 0
        ? 'Parts of the stored work were damaged and have been made anew from its history. Nothing is missing.'
        : `Parts of the stored work were damaged. ${formatCount(unread, 'entry of its history cannot be read; it is', 'entries of its history cannot be read; they are')} kept.`,
    damagedHere: (title: string, entries: number): string =>
      `${formatCount(entries, 'stored entry', 'stored entries')} of “${title}” cannot be shown, being damaged. ${entries === 1 ? 'It is' : 'They are'} kept.`,
    beyondHelp: (changes: number): string =>
      `${formatCount(changes, 'entry', 'entries')} of your work’s history cannot be read, here or in the journal. What ${changes === 1 ? 'it' : 'they'} said is kept as it is shown; a snapshot may have ${changes === 1 ? 'it' : 'them'}.`,
    unreadableHere:
      'Parts of what this window keeps cannot be read. Reload it, or start Obelus again: then all of it is brought back from the journal, where everything is that was saved.',
    cutOff: (kept: string): string =>
      `The journal ended in the middle of an entry, as after a power cut. The rest is whole; the file as it was is kept as “${kept}”.`,
    damaged: (from: string | null, to: string | null): string => {
      const since = from === null ? [] : [`after ${formatDayAndTime(from)}`];
      const until = to === null ? [] : [`before ${formatDayAndTime(to)}`];
      const between = [...since, ...until].join(' and ');
      const when = between === '' ? '' : ` Affected is what was done ${between}.`;
      return `The journal was damaged and has been made anew from what is whole and from the database of this window; the damaged files are kept.${when}`;
    },
    unreadable: (why: string): string =>
      `The journal cannot be read: ${why} Your work is kept in the database of this window meanwhile.`,
  },
};
