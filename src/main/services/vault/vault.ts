import { join } from 'node:path';
import { done, type Result } from '#contract';
import { disk, refuseFor, type FileLayer } from '#main/services/files';
import { fold, isToFold, isToFoldNow, MANY_RECORDS, type Folded } from './folding.ts';
import {
  beginKeys,
  changeKeys,
  noKey,
  openKeys,
  readKeys,
  type KeyFiles,
  type Unlocked,
} from './keys.ts';
import { Log, type LogEnd } from './log.ts';
import { memoryLayer } from './memory-layer.ts';
import { readRecords } from './opening.ts';
import { readReached, writeReached } from './reached.ts';
import { letGo, putAside, recordName, recordsIn, type SealedFolder } from './records.ts';
import { KEY_FILE, type Sealer } from './sealing.ts';
import type { Read } from './sequence.ts';
import { told, toldOfMark } from './told.ts';
import { FileTree } from './tree.ts';

export interface VaultOptions {
  /** Where sealed records and the key lie, on the disk. */
  readonly folder: string;
  /** The folder whose files lie in memory: nothing of that name is on the disk. */
  readonly root: string;
  readonly now: () => Date;
  readonly disk?: FileLayer;
  /** Bytes that all files may hold together; else a gibibyte. */
  readonly mostBytes?: number;
  /** Records after which all that there is may be written anew: at an opening; four times as many, at work. */
  readonly manyRecords?: number;
  /** scrypt's N of a new key, as a power of two: less than the usual only where nothing is to be kept. */
  readonly workFactor?: number;
}

export interface OpenVault {
  readonly files: FileLayer;
  /** What was found to be damaged, a sentence each. */
  readonly problems: readonly string[];
  /** Whether there is something that is not on the disk yet. */
  isBehind(): boolean;
  readonly mostBytes: number;
  /** Bytes that files may still grow by, all together. */
  room(): number;
  /** Has another passphrase open it from now on. Refused as 'locked' where the first is not its own. */
  changePassphrase(passphrase: string, next: string): Promise<Result<null>>;
  /** Seals what there is to be sealed, and lets go of everything in memory. */
  end(): Promise<void>;
}

export interface Vault {
  /** 'new' where no passphrase was ever chosen. Changes nothing. */
  state(): Promise<Result<'new' | 'locked'>>;
  /** Chooses the passphrase where it is 'new'; opens with it where it is 'locked'. */
  open(passphrase: string): Promise<Result<OpenVault>>;
}

const MOST_BYTES = 1024 * 1024 * 1024;

const isThere = ({ key, copy }: KeyFiles): boolean => key !== null || copy !== null;

export function openVault(options: VaultOptions): Vault {
  const {
    folder,
    root,
    now,
    mostBytes = MOST_BYTES,
    manyRecords = MANY_RECORDS,
    workFactor,
  } = options;
  const place: SealedFolder = { folder, now, disk: options.disk ?? disk };
  const keyPath = join(folder, KEY_FILE);

  async function unlocked(passphrase: string): Promise<Result<Unlocked>> {
    let keys: KeyFiles;
    try {
      keys = await readKeys(place);
      if (!isThere(keys) && (await recordsIn(place)).length > 0) return noKey;
    } catch (error) {
      return refuseFor(error, 'read', keyPath);
    }
    try {
      return isThere(keys)
        ? await openKeys(place, keys, passphrase)
        : done({ sealer: await beginKeys(place, passphrase, workFactor), problems: [] });
    } catch (error) {
      return refuseFor(error, 'written', keyPath);
    }
  }

  async function openWith({ sealer, problems: ofKeys }: Unlocked): Promise<OpenVault> {
    const tree = new FileTree();
    const mark = await readReached(place, sealer);
    let reached = mark.kind === 'there' ? mark.next : 0;
    const read = await readRecords(place, sealer, tree, reached);
    const { problems: ofRecords, ...good } = await madeGood(sealer, tree, read);
    const problems = [...ofKeys, ...ofRecords, ...toldOfMark(mark)];
    await markReached(good.end);
    let names = good.names;
    /** The first record that is not among those. */
    let first = good.end.n;

    /** Where there is no room for it, the one before counts. */
    async function markReached({ n }: LogEnd): Promise<void> {
      if (n === reached) return;
      await writeReached(place, sealer, n).then(
        () => (reached = n),
        () => undefined,
      );
    }

    async function onWritten(end: LogEnd): Promise<LogEnd> {
      if (end.n >= reached + manyRecords) await markReached(end);
      const more = Array.from({ length: end.n - first }, (_, at) => recordName(first + at));
      names = [...names, ...more];
      first = end.n;
      if (!isToFoldNow(names.length, tree.bytes, manyRecords)) return end;
      const folded = await fold(place, sealer, tree, end, names).catch(() => ({ end, names }));
      names = folded.names;
      first = folded.end.n;
      return folded.end;
    }

    const log = new Log(place, sealer, good.end, onWritten);
    const files = memoryLayer({
      ...{ root, tree, mostBytes, sealed: folder, disk: place.disk },
      note: (operation) => {
        log.note(operation);
      },
      flush: () => log.flush(),
    });
    return {
      ...{ files, problems, mostBytes },
      isBehind: () => log.isBehind,
      room: () => Math.max(0, mostBytes - tree.bytes),
      async changePassphrase(passphrase, next) {
        try {
          return await changeKeys(place, sealer, passphrase, next, workFactor);
        } catch (error) {
          return refuseFor(error, 'read', keyPath);
        }
      },
      async end() {
        await log.flush().catch(() => undefined);
        log.end();
        await markReached(log.reached);
        tree.clear();
      },
    };
  }

  /** Keeps aside what is damaged, and begins anew where that is worth while. */
  async function madeGood(
    sealer: Sealer,
    tree: FileTree,
    read: Read,
  ): Promise<Folded & { readonly problems: readonly string[] }> {
    const last = Math.max(read.next - 1, ...(await recordsIn(place)).map(({ n }) => n));
    const aside = new Map<string, string>();
    for (const problem of read.problems)
      if (problem.kind === 'damaged' || problem.kind === 'twice')
        aside.set(problem.name, await putAside(place, problem.name).catch(() => problem.name));
    const problems = read.problems.map((problem) => told(problem, aside));
    await letGo(place, read.leftOver);
    const end = { n: problems.length > 0 ? last + 1 : read.next, prev: read.prev };
    const asItIs = { end, names: read.names };
    if (!isToFold(read, tree.bytes, manyRecords)) return { ...asItIs, problems };
    // Where there is no room for it, it goes on as it is, and is tried again the next time.
    const folded = await fold(place, sealer, tree, end, read.names).catch(() => asItIs);
    return { ...folded, problems };
  }

  return {
    async state() {
      try {
        const isNew = !isThere(await readKeys(place)) && (await recordsIn(place)).length === 0;
        return done(isNew ? 'new' : 'locked');
      } catch (error) {
        return refuseFor(error, 'read', keyPath);
      }
    },
    async open(passphrase) {
      const sealer = await unlocked(passphrase);
      if (!sealer.ok) return sealer;
      try {
        return done(await openWith(sealer.value));
      } catch (error) {
        return refuseFor(error, 'read', folder);
      }
    },
  };
}
