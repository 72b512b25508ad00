import { join } from 'node:path';
import {
  done,
  lockChoices,
  methods,
  refused,
  type HostApi,
  type LockAfter,
  type MethodName,
  type Output,
  type Refusal,
  type Result,
} from '#contract';
import { readRegularFile, writeFileAtomically } from '#main/services/files';
import { openVault, type OpenVault, type VaultOptions } from '#main/services/vault';
import { collectSoon } from './collecting.ts';
import { createHost, type Host, type HostOptions } from './create-host.ts';
import { createDescription } from './describe-host.ts';

export interface PrivateHostOptions
  extends
    Omit<HostOptions, 'files' | 'searchWorker' | 'projectWorker' | 'openPrivate'>,
    Pick<VaultOptions, 'disk' | 'mostBytes' | 'workFactor'> {
  /**
   * Puts a window of a new process in the place of the one that showed what is locked now; false where the
   * window is not the shell's.
   */
  readonly replaceWindow?: () => boolean;
}

/** The folder with what is sealed, in that of the private workbench. */
const SEALED = 'sealed';
/** What nothing on the disk is called: the folder whose files lie in memory. */
const UNSEALED = 'unsealed';

const locked = refused(
  'locked',
  'The private workbench is locked: it opens with its passphrase.',
) satisfies Refusal;
const isOpenAlready = refused('bad-request', 'The private workbench is open already.');
const hasEnded = refused('not-available', 'The private workbench has ended.');
const isPrivate = refused('not-available', 'This is the private workbench.');

/** Sealed with all else: minutes without use after which it locks by itself. */
const LOCK_AFTER = 'lock-after.json';
const USUAL: LockAfter = 15;
const LARGEST = 100;

interface Opened {
  readonly host: Host;
  readonly vault: OpenVault;
  lockAfter: LockAfter;
}

function lockAfterIn(bytes: Uint8Array): LockAfter {
  const text = Buffer.from(bytes).toString('utf8').trim();
  return lockChoices.find((minutes) => String(minutes) === text) ?? USUAL;
}

/**
 * The host of the private workbench. Until it is unlocked it says what it is, and nothing else; then it is
 * as any other, but that all it keeps is in memory, and on the disk only sealed. No thread of its own reads
 * files, and no index is kept.
 */
export function createPrivateHost(options: PrivateHostOptions): Host {
  const { disk, mostBytes, workFactor, replaceWindow, ...given } = options;
  const sealed = join(options.userData, SEALED);
  const root = join(options.userData, UNSEALED);
  /** Files that were named at the start are given out once, however often it is locked. */
  const argumentsSeen = { count: 0 };
  const vault = openVault({
    ...{ folder: sealed, root, now: options.now ?? ((): Date => new Date()) },
    ...(disk === undefined ? {} : { disk }),
    ...(mostBytes === undefined ? {} : { mostBytes }),
    ...(workFactor === undefined ? {} : { workFactor }),
  });
  let opened: Opened | null = null;
  let isEnded = false;
  let turn: Promise<unknown> = Promise.resolve();

  function hostOver(open: OpenVault): Host {
    const { dialogs, ...rest } = given;
    const showFolder = dialogs?.showFolder?.bind(dialogs);
    // A folder in memory cannot be shown; what is sealed can.
    const showing = showFolder === undefined ? {} : { showFolder: () => showFolder(sealed) };
    return createHost({
      ...rest,
      argumentsSeen,
      userData: root,
      files: open.files,
      ...(dialogs === undefined
        ? {}
        : {
            dialogs: {
              chooseSources: (kind) => dialogs.chooseSources(kind),
              chooseProject: (kind) => dialogs.chooseProject(kind),
              chooseSavePath: (name) => dialogs.chooseSavePath(name),
              ...showing,
            },
          }),
    });
  }

  async function unlock(passphrase: string): Promise<Result<Output<'unlockPrivate'>>> {
    if (isEnded) return hasEnded;
    if (opened !== null) return isOpenAlready;
    const open = await vault.open(passphrase);
    if (!open.ok) return open;
    const { files, problems } = open.value;
    const kept = await readRegularFile(join(root, LOCK_AFTER), LARGEST, files);
    const lockAfter = kept.ok ? lockAfterIn(kept.value) : USUAL;
    opened = { host: hostOver(open.value), vault: open.value, lockAfter };
    return done({ problems: [...problems] });
  }

  async function letGo(): Promise<void> {
    const ending = opened;
    opened = null;
    await ending?.host.end();
    await ending?.vault.end();
  }

  /** Each attempt by itself: guesses wait for one another. */
  function inTurn<T>(body: () => Promise<T>): Promise<T> {
    const taken = turn.then(body);
    turn = taken.catch(() => undefined);
    return taken;
  }

  const passedOn = Object.fromEntries(
    (Object.keys(methods) as MethodName[]).map((name) => [
      name,
      async (input: never) => (opened === null ? locked : opened.host[name](input)),
    ]),
  ) as unknown as HostApi;

  return {
    ...passedOn,
    ...createDescription(options),
    async privateState() {
      if (opened !== null) return done({ kind: 'open', lockAfter: opened.lockAfter });
      const state = await vault.state();
      return state.ok ? done({ kind: state.value }) : state;
    },
    unlockPrivate: ({ passphrase }) => inTurn(() => unlock(passphrase)),
    lockPrivate: () =>
      inTurn(async () => {
        await letGo();
        collectSoon();
        return done({ isReplaced: replaceWindow?.() ?? false });
      }),
    changePassphrase: ({ passphrase, next }) =>
      inTurn(async () => {
        const changed = await opened?.vault.changePassphrase(passphrase, next);
        return changed?.ok === true ? done({}) : (changed ?? locked);
      }),
    async setLockAfter({ minutes }) {
      if (opened === null) return locked;
      const { files } = opened.vault;
      const bytes = Buffer.from(`${String(minutes)}\n`, 'utf8');
      const written = await writeFileAtomically(join(root, LOCK_AFTER), bytes, files);
      if (!written.ok) return written;
      opened.lockAfter = minutes;
      return done({});
    },
    async diskSpace(input) {
      if (opened === null) return locked;
      const free = opened.vault.room();
      const space = await opened.host.diskSpace(input);
      const isLess = !space.ok || free < space.value.free;
      return isLess ? done({ of: 'memory', free, total: opened.vault.mostBytes }) : space;
    },
    openPrivate: async () => (opened === null ? locked : isPrivate),
    async dataPlaces(input) {
      if (opened === null) return locked;
      const places = await opened.host.dataPlaces(input);
      if (!places.ok) return places;
      // What each takes is in memory; on the disk it lies in one folder.
      const all = places.value.places.map((place) => ({ ...place, path: sealed }));
      return done({ ...places.value, places: all });
    },
    hasWork: () => opened !== null && (opened.host.hasWork() || opened.vault.isBehind()),
    end: () =>
      inTurn(async () => {
        isEnded = true;
        await letGo();
      }),
  };
}
