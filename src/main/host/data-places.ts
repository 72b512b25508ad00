import { join } from 'node:path';
import { done, refused, type DataPlace, type HostApi, type Output } from '#contract';
import {
  hasHash,
  readRegularFile,
  refuseFor,
  writeFileAtomically,
  type FileLayer,
} from '#main/services/files';
import type { Library } from '#main/services/library';
import { folderSize } from './folder-size.ts';

type Methods = Pick<
  HostApi,
  'dataPlaces' | 'showPlace' | 'verifyDocuments' | 'missingDocuments' | 'noteVerified'
>;
type Verified = Output<'dataPlaces'>['verified'];

export interface DataPlacesOptions {
  readonly folders: Readonly<Record<DataPlace['kind'], string>>;
  readonly library: Library;
  readonly now: () => Date;
  /** Shows a folder in the system's file manager; null where the shell cannot. */
  readonly showFolder: ((path: string) => Promise<boolean>) | null;
  readonly files: FileLayer;
}

const NAME = 'verified.json';
const LARGEST = 1_024;
/** Milliseconds of texts in one answer. */
const MOMENT = 250;

const cannotShow = refused('not-available', 'This shell shows no folders. The path can be copied.');
const notThere = refused('not-found', 'This folder is not there yet: nothing was kept in it.');

function decode(text: string): Verified {
  try {
    const { at, isWhole } = JSON.parse(text) as { at?: unknown; isWhole?: unknown };
    const isRight = typeof at === 'string' && at.length < 40 && !Number.isNaN(Date.parse(at));
    return isRight && typeof isWhole === 'boolean' ? { at, isWhole } : null;
  } catch {
    return null;
  }
}

/** Where the work lies, what it takes, and whether the texts are what they were. */
export function createDataPlaces(options: DataPlacesOptions): Methods {
  const { folders, library, now, showFolder, files } = options;
  const record = join(folders.snapshots, NAME);

  async function placeOf(kind: DataPlace['kind']): Promise<DataPlace> {
    const path = folders[kind];
    return { kind, path, ...(await folderSize(path, files)) };
  }

  return {
    async dataPlaces() {
      const kinds = Object.keys(folders) as DataPlace['kind'][];
      const places = await Promise.all(kinds.map(placeOf));
      const kept = await readRegularFile(record, LARGEST, files);
      const verified = kept.ok ? decode(Buffer.from(kept.value).toString('utf8')) : null;
      return done({ places, canShow: showFolder !== null, verified });
    },
    async showPlace({ kind }) {
      if (showFolder === null) return cannotShow;
      return (await showFolder(folders[kind])) ? done({}) : notThere;
    },
    async verifyDocuments({ from }) {
      const listed = await library.list();
      if (!listed.ok) return listed;
      const all = [...listed.value].sort((a, b) => (a.id < b.id ? -1 : 1));
      const damaged: string[] = [];
      const until = performance.now() + MOMENT;
      let at = from;
      let gone = 0;
      for (; at < all.length && performance.now() < until; at++) {
        const { id, metadata } = all[at] as (typeof all)[number];
        if (await hasHash(join(folders.library, `${id}.txt`), id, files)) continue;
        // Reading it puts it aside, so that its file can be imported again.
        if (!(await library.read(id)).ok) gone++;
        damaged.push(metadata.title);
      }
      const total = all.length - gone;
      return done({ total, next: at < all.length ? at - gone : null, damaged });
    },
    async missingDocuments({ documents }) {
      const missing = await library.missing(documents);
      return missing.ok ? done({ missing: [...missing.value] }) : missing;
    },
    async noteVerified({ isWhole }) {
      try {
        await files.mkdir(folders.snapshots, { recursive: true, mode: 0o700 });
      } catch (error) {
        return refuseFor(error, 'written', folders.snapshots);
      }
      const text = `${JSON.stringify({ at: now().toISOString(), isWhole })}\n`;
      const written = await writeFileAtomically(record, Buffer.from(text, 'utf8'), files);
      return written.ok ? done({}) : written;
    },
  };
}
