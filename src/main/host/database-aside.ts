import { cp, lstat, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { done, type HostApi } from '#contract';
import { refuseFor, timeInName } from '#main/services/files';

/** Where Chromium keeps databases: in the shell's own folder, or in that of the window's profile. */
const PLACES: readonly (readonly string[])[] = ['IndexedDB', 'WebStorage'].flatMap((name) => [
  [name],
  ['Default', name],
  ['browser', 'Default', name],
]);

const isThere = async (path: string): Promise<boolean> =>
  (await lstat(path).catch(() => null))?.isDirectory() === true;

export interface DatabaseAsideOptions {
  readonly userData: string;
  readonly now: () => Date;
  /** Lets the page's database go, whatever state it is in. */
  readonly clear: () => Promise<void>;
}

/** Keeps a copy of a database that cannot be opened, and has the shell let go of it. */
export const createDatabaseAside = ({
  userData,
  now,
  clear,
}: DatabaseAsideOptions): Pick<HostApi, 'putDatabaseAside'> => ({
  async putDatabaseAside() {
    const aside = join(userData, `database.damaged-${timeInName(now())}`);
    try {
      for (const place of PLACES) {
        const from = join(userData, ...place);
        if (!(await isThere(from))) continue;
        const to = join(aside, ...place);
        await mkdir(dirname(to), { recursive: true, mode: 0o700 });
        // Files that go while they are copied, as a lock does, are none that anybody misses.
        await cp(from, to, { recursive: true, filter: (path) => !/LOCK$/.test(path) });
      }
      await clear();
      return done({});
    } catch (error) {
      return refuseFor(error, 'written', aside);
    }
  },
});
