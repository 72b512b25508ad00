import { done, refused, type HostApi } from '#contract';
import type { FileLayer } from '#main/services/files';

/** Tells how much room there is on the disk that a folder lies on. */
export const createDiskSpace = (folder: string, files: FileLayer): Pick<HostApi, 'diskSpace'> => ({
  async diskSpace() {
    try {
      const { bavail, blocks, bsize } = await files.statfs(folder);
      return done({ of: 'disk', free: bavail * bsize, total: blocks * bsize });
    } catch {
      return refused('not-available', 'The system does not say how much room there is.');
    }
  },
});
