import { formatNumber } from './format.ts';

const MEBIBYTE = 1024 * 1024;

/** How much room the disk has that the work lies on. */
export const diskWords = {
  disk: {
    notices: {
      low: 'There is little room left on the disk that your work lies on. Free some before it is full; until then everything is saved.',
      full: 'The disk that your work lies on is nearly full. Free some space now: as soon as nothing more can be saved, it is said here.',
    },
    roomAgain: 'There is room on the disk again.',
    /** The same words as the notices'. */
    status: (kind: 'low' | 'full', free: number): string => {
      const left = `${formatNumber(Math.floor(free / MEBIBYTE))} MiB free`;
      return kind === 'low' ? `Little room on the disk: ${left}` : `Disk nearly full: ${left}`;
    },
    /** In the banner, where work is not stored. */
    advice:
      'Free some space on the disk: saving goes on by itself as soon as there is room. Your work is kept in memory until then; leave this window open.',
  },
};
