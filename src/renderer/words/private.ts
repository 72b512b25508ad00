import { formatCount, formatNumber } from './format.ts';

/** The private workbench: unlocked, told apart from an ordinary one, and what leaves it unsealed. */
export const privateWords = {
  private: {
    command: 'Private workbench…',
    opening: 'The private workbench opens in a window of its own.',
    windowTitle: 'Private – Obelus',
    badge: 'Private',
    badgeTitle: 'A private workbench',
    badgeHint:
      'What you do here lies on the disk only sealed, under your passphrase. What you export is not sealed, unless you lock it.',
    lock: {
      command: 'Lock now',
      settings: 'Lock and passphrase…',
      title: 'Lock and passphrase',
      byKey: (key: string): string => `${key} locks it now.`,
      hint: 'All that is done is sealed, and this window asks for the passphrase again. Undo begins anew.',
      locking: 'Locking…',
      finishing: 'What is not sealed yet is, first.',
      notStored:
        'The private workbench was not locked: something cannot be saved. It locks once that is.',
      after: 'Lock by itself after a time without use',
      minutes: (minutes: number): string =>
        minutes === 0 ? 'Never' : minutes === 60 ? '1 hour' : `${formatNumber(minutes)} min`,
    },
    change: {
      legend: 'Change the passphrase',
      old: 'Passphrase that it has',
      next: 'New passphrase',
      hint: 'What was copied of the sealed folder before opens with the one that it had then.',
      confirm: 'Change',
      busy: 'Changing…',
      isWrong: 'That is not its passphrase. Nothing was changed.',
      isDone: 'The private workbench opens with the new passphrase from now on.',
    },
    stillLocked: 'This private workbench is locked. Reload the window and type its passphrase.',
    unlock: {
      new: {
        title: 'A private workbench',
        about: [
          'What you do here lies on this disk only sealed. The passphrase that you choose now opens it.',
          'It cannot be recovered. Without it nobody can read this work again, not even you.',
          'What you export yourself is not sealed, unless you lock the file.',
        ],
        confirm: 'Begin',
        busy: 'Sealing…',
      },
      locked: {
        title: 'Private workbench',
        about: [
          'The work lies sealed on this disk. Its passphrase opens it, for as long as this window is open.',
        ],
        confirm: 'Unlock',
        busy: 'Unlocking…',
      },
      again: {
        title: 'Private workbench',
        about: [
          'The program was started again, and has locked your work. What you did since is in this window, and is saved once it is unlocked.',
        ],
        confirm: 'Unlock',
        busy: 'Unlocking…',
      },
      inTab:
        'This page is open in a browser. Let it be a private window there: any other keeps what it shows on the disk.',
      passphrase: 'Passphrase',
      repeat: 'The same once more',
      show: 'Show what I type',
      advice: (advised: number): string =>
        `Several words that you will not forget; ${formatNumber(advised)} characters or more.`,
      /** How long it is so far. */
      length: (characters: number, advised: number): string => {
        const long = formatCount(characters, 'character', 'characters');
        return characters < advised
          ? `${long}; ${formatNumber(advised)} or more are advised.`
          : long;
      },
      capsLock: 'Caps Lock is on.',
      isEmpty: 'A passphrase is needed.',
      tooLong: (most: number): string =>
        `A passphrase has ${formatNumber(most)} characters at most.`,
      isWrong: 'That is not its passphrase. Nothing was changed.',
      differs: 'The two are not the same.',
    },
    /** At a start, while what is sealed is brought into memory. */
    bringing: {
      title: 'Opening your sealed work',
      hint: 'It is brought into memory at each start.',
    },
    aboutData: {
      hint: 'All of it lies on this machine, sealed with your passphrase. Nothing readable is kept: what you work on is in memory, and goes with this window. Undo and the settings of the window begin anew each time.',
      database: 'What you work on. It is brought from the sealed journal at each start.',
      where: 'In the memory of this window',
      folder: 'Sealed folder',
      sealed: 'All that follows, in one place that only your passphrase opens.',
      search: 'Made from the texts in memory, at each start.',
    },
    /** Of files, before they are written. */
    exporting: 'The file is not sealed: anyone who has it can read it.',
    /** The same, behind what tells that it was done. */
    left: {
      file: 'It is not sealed: anyone who has it can read it.',
      clipboard: 'It is not sealed there: other programs can read it.',
    },
    sharing: {
      warning:
        'The folder is not sealed: whoever reaches it can read the texts, and all that was written of them.',
      confirm: 'Share it all the same',
    },
  },
} as const;
