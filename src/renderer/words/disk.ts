import { formatNumber } from './format.ts';

const MEBIBYTE = 1024 * 1024;

/** How much room there is on the disk that the work lies on; of a private workbench, in memory. */
export const diskWords = {
  disk: {
    disk: {
      notices: {
        low: 'There is little room left on the disk that your work lies on. Free some before it is full; until then everything is saved.',
        full: 'The disk that your work lies on is nearly full. Free some space now: as soon as nothing more can be saved, it is said here.',
      },
      roomAgain: 'There is room on the disk again.',
      /** The same words as the notices'. */
      status: { low: 'Little room on the disk', full: 'Disk nearly full' },
    },
    memory: {
      notices: {
        low: 'This private workbench will soon hold as much as it can, which is 1 GiB in memory. Put nothing large into it any more; until it is full everything is saved.',
        full: 'This private workbench holds nearly as much as it can, which is 1 GiB in memory. Save the work as a locked project file now: soon nothing more can be saved here.',
      },
      roomAgain: 'There is room in this private workbench again.',
      status: { low: 'Little room in memory', full: 'Memory nearly full' },
    },
    told: (status: string, free: number): string =>
      `${status}: ${formatNumber(Math.floor(free / MEBIBYTE))} MiB free`,
    /** In the banner, where work is not stored. */
    advice:
      'Free some space on the disk: saving goes on by itself as soon as there is room. Your work is kept in memory until then; leave this window open.',
  },
};
