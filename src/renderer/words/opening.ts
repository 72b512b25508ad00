import { formatCount, formatNumber } from './format.ts';

/** What opening and saving projects tells, and what undo says of it. */
export const openingWords = {
  /** @param part how far it has come, of 1 */
  takingBack: (step: string, isUndo: boolean, part: number) =>
    `${isUndo ? 'Undoing' : 'Doing again'}: ${step}, ${formatNumber(Math.floor(part * 100))} %`,
  openingSteps: {
    open: (name: string) => `open “${name}”`,
  },
  openingNotices: {
    /**
     * @param came what came, in sentences; empty where nothing of it is to be seen
     * @param conflicts over how many fields people are at odds since
     * @param settled over how many they are no more
     */
    opened: (name: string, came: string, conflicts: number, settled: number) =>
      [
        `“${name}” is opened.`,
        ...(came === '' ? [] : [came]),
        ...(settled === 0 ? [] : [`Settled: ${formatCount(settled, 'conflict', 'conflicts')}.`]),
        ...(conflicts === 0
          ? []
          : [`${formatCount(conflicts, 'conflict', 'conflicts')} to settle.`]),
        'Undo takes all of it back.',
      ].join(' '),
    notOpened: (name: string, why: string) => `“${name}” was not opened. ${why}`,
    isRefused: (name: string, why: string) => `“${name}” cannot be opened. ${why}`,
    cannotBeRead: 'What it holds could not be worked out. Nothing was changed.',
    full: 'Nothing can be stored; free some space on the disk. Nothing of it was taken in.',
    notStored: 'The database does not take it. Nothing of it was taken in.',
    noFolder:
      'A browser cannot open a project folder. Start Obelus with the folder, or open it in the desktop program.',
  },
  savingNotices: {
    saved: 'The project file is saved.',
    savedBlind: 'The project file is saved, without the annotations.',
    failed: 'The project file could not be written.',
  },
} as const;
