import { formatCount } from './format.ts';

/** A window whose program was started again, and goes on in another one. */
export const leavingWords = {
  left: {
    title: 'Obelus goes on in another window',
    stored:
      'The program was started again, and a newer window works on your notes now. All that you did here is stored. This window can be closed.',
    unstored: (changes: number): string =>
      `The program was started again, and a newer window works on your notes now. ${formatCount(changes, 'entry', 'entries')} of what you did here could not be stored and ${changes === 1 ? 'is' : 'are'} kept in this window alone: leave it open. Close the newer window, then store ${changes === 1 ? 'it' : 'them'} from here.`,
    store: 'Store what is kept here',
    storing: 'Storing…',
    notStored: 'It could not be stored: the newer window is still open, or the disk is full.',
    isStored: 'It is stored. This window can be closed; open the newer one again.',
  },
} as const;
