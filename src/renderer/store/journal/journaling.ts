import type { HostApi, Input } from '#contract';
import { canonicalJson, type Change, type ChangeId, type Json } from '#core/model';
import {
  changeIn,
  type ChangeKey,
  type JournalMark,
  type WorkbenchDatabase,
} from '#renderer/database';
import { strings } from '#renderer/words';
import { lastSeq } from './last-seq.ts';
import { NotJournaled } from '../storing/not-journaled.ts';
import type { Batch } from '../storing/materialise.ts';
import type { WriterTarget } from '../storing/writer.ts';

/**
 * What is stored goes into the host's journal as well, and counts as saved when it is in both. A mark in
 * the database says how far the two are known to agree, so that a start has only to look at the rest.
 */

/** Changes that one call carries: each is a moment in which the page can draw. */
const PART = 500;
/** Ids that are compared at a time. */
const COMPARED = 5_000;
/** Where all of so many is to be compared, what is done meanwhile does not wait for it. */
const LONG = 20_000;
/** After every key that begins with an installation. */
const LAST_SEQ = Number.MAX_SAFE_INTEGER;

type Target = Pick<WriterTarget, 'store' | 'reopen' | 'patience'>;
/** How far a journal goes, and what it is called. */
type Stand = Pick<JournalMark, 'journal' | 'last'>;
type Owner = Input<'appendToJournal'>['owner'];

export interface JournalKeeper {
  /** Storing that is done when the journal has it too. */
  over(target: Target): Target;
  /** Something was stored by a thread: the next storing brings that to the journal, too. */
  storedBeside(): void;
  /** The journal may lack anything: with the next storing all is compared. */
  compareAll(): void;
  /** Resolves when nothing long is being brought to the journal, whatever became of it. */
  caughtUp(): Promise<void>;
  /** Asks the journal how far it goes. Whether it holds what it said it holds; else all is compared. */
  isAsItWas(): Promise<boolean>;
}

/** Where the shell keeps no journal. */
export const noJournal: JournalKeeper = {
  over: (target) => target,
  storedBeside: () => undefined,
  compareAll: () => undefined,
  caughtUp: () => Promise.resolve(),
  isAsItWas: () => Promise.resolve(true),
};

export interface JournalKeeping {
  readonly host: Pick<HostApi, 'appendToJournal' | 'journalStanding' | 'missingFromJournal'>;
  readonly database: WorkbenchDatabase;
  /** Whose work it is, as things stand. */
  readonly owner: () => Owner;
  /** How far the two agreed at the start; null where nothing is known. */
  readonly mark: JournalMark | null;
  /** The journal may lack others' changes. */
  readonly isBehind: boolean;
  /** What the journal had lost; null where nothing is known of that. */
  readonly lost: Loss | null;
  /** Told once it has them again, with how many entries it lacked. */
  readonly broughtAnew: (loss: Loss, entries: number) => void;
  /** Told how far something long has come that is brought to the journal; null once it is there. */
  readonly tell?: (progress: Comparison | null) => void;
  /** Something long came to nothing: the next storing says so, and is asked for by this. */
  readonly wake?: () => void;
  /** So many changes are long. */
  readonly long?: number;
}

/** Changes that were compared, of all there are. */
export interface Comparison {
  readonly done: number;
  readonly total: number;
}

/** All of a journal, or a part. */
export type Loss = 'all' | 'part';

/** Milliseconds that all of a large database may take. */
const CATCHING_UP = 600_000;

const lineOf = (change: Change): string => `${canonicalJson({ ...change } as Json)}\n`;

export function keepJournal({
  host,
  database,
  owner,
  broughtAnew,
  tell = () => undefined,
  wake = () => undefined,
  long = LONG,
  ...found
}: JournalKeeping): JournalKeeper {
  let mark = found.mark;
  /** There is more to bring than what is stored next. */
  let isLate = found.mark === null || found.isBehind;
  /** Some of that may be there all the same: at a start, or where an answer never came. */
  let isUncertain = isLate;
  /** How far the journal said that it goes; null where it is not known. */
  let stands: Stand | null = found.mark;
  let lost = found.lost;
  /** Entries that it was given when all was compared. */
  let brought = 0;
  /** Something long that goes on beside the storing, and how it ended last. */
  let catchingUp: Promise<void> | null = null;
  let failure: Error | null = null;
  /** What was brought so far is not all: something came beside it. */
  let isMore = false;
  /** One after another, so that how far the journal goes is known of each. */
  let appending: Promise<unknown> = Promise.resolve();
  /** The storing under way; and what the next one waits for. */
  let storing: Promise<unknown> = Promise.resolve();
  let gate: Promise<unknown> = Promise.resolve();

  function compareAll(): void {
    mark = stands = null;
    isLate = isUncertain = isMore = true;
  }

  /** Whether all that was there still is: what was acknowledged never gets less, nor another name. */
  function isGoingOn(now: Stand, before: Stand | null, added = 0): boolean {
    if (before === null) return true;
    if (now.journal === before.journal && now.last >= before.last + added) return true;
    compareAll();
    lost = now.last === added ? 'all' : 'part';
    return false;
  }

  function append(changes: readonly Change[]): Promise<Stand> {
    const appended = appending.then(() => appendNow(changes));
    appending = appended.catch(() => undefined);
    return appended;
  }

  async function appendNow(changes: readonly Change[]): Promise<Stand> {
    let kept: Stand | null = null;
    for (let at = 0; at < changes.length || kept === null; at += PART) {
      const part = changes.slice(at, at + PART);
      const lines = part.map(lineOf).join('');
      const answer = await host.appendToJournal({ owner: owner(), lines });
      if (!answer.ok) throw new NotJournaled(answer.message);
      const { journal, last } = answer.value.mark;
      kept = { journal: journal ?? '', last };
      if (!isGoingOn(kept, stands, part.length)) throw new NotJournaled(strings.journal.isGone);
      stands = kept;
    }
    return kept;
  }

  /** Up to which number own changes are in the journal, once these are: none between may be missing. */
  function seqAfter(changes: readonly Change[]): number {
    const { replica } = owner();
    const own = new Set(
      changes.flatMap((change) => (change.replica === replica ? change.seq : [])),
    );
    let seq = mark?.seq ?? 0;
    while (own.has(seq + 1)) seq++;
    return seq;
  }

  async function storeBoth(target: Target, batches: readonly Batch[]): Promise<void> {
    const changes = batches.flatMap((batch) => batch.changes.map(({ change }) => change));
    const { replica } = owner();
    // Others' changes are not found by their numbers: until they are in both, all has to be compared.
    const isForeign = changes.some((change) => change.replica !== replica);
    const meta = { journal: mark, ...(isForeign && { isJournalBehind: true }) };
    await target.store([...batches, { changes: [], history: null, meta }]);
    if (isLate) {
      if (catchingUp !== null) return storeBeside(changes, 0);
      const isAll = await isAnythingLate();
      const total = isAll ? await database.changes.count() : 0;
      return total > long ? storeBeside(changes, total) : catchUp(isAll);
    }
    if (changes.length === 0) return;
    // Where this fails, it is as with what a thread stores.
    isLate = isUncertain = true;
    mark = { ...(await append(changes)), seq: seqAfter(changes) };
    isLate = isUncertain = false;
    if (isForeign) await database.meta.put({ key: 'isJournalBehind', value: false });
  }

  /** Whether all changes have to be compared, or only own ones since the last time. */
  async function isAnythingLate(): Promise<boolean> {
    return mark === null || (await database.meta.get('isJournalBehind'))?.value === true;
  }

  /** What is stored goes into the journal at once, while all else is brought there bit by bit. */
  async function storeBeside(changes: readonly Change[], total: number): Promise<void> {
    const failed = failure;
    failure = null;
    catchingUp ??= catchUpBeside(total)
      .catch((error: unknown) => {
        failure = error instanceof Error ? error : new Error(String(error));
        wake();
      })
      .finally(() => {
        catchingUp = null;
      });
    if (failed !== null) throw failed;
    if (changes.length > 0) await append(changes);
  }

  async function catchUpBeside(total: number): Promise<void> {
    for (;;) {
      isMore = false;
      await pushAll((done) => tell({ done: Math.min(done, total), total }));
      let open = (): void => undefined;
      gate = new Promise<void>((resolve) => {
        open = resolve;
      });
      try {
        // What was stored and is on its way to the journal would be taken to be there.
        await storing.catch(() => undefined);
        if (isMore) continue;
        const seq = await lastSeq(database, owner().replica);
        await caughtUpTo({ ...(await append([])), seq });
        tell(null);
        return;
      } finally {
        open();
      }
    }
  }

  /** Changes of this installation after a number. */
  const ownAfter = (seq: number) =>
    database.changes.where(':id').between([owner().replica, seq + 1], [owner().replica, LAST_SEQ]);

  async function pushOwn({ seq }: JournalMark): Promise<JournalMark | null> {
    if (isUncertain) {
      const keys = await ownAfter(seq).primaryKeys();
      for (let at = 0; at < keys.length; at += COMPARED)
        await pushMissing(keys.slice(at, at + COMPARED));
      return { ...(await append([])), seq: keys.at(-1)?.[1] ?? seq };
    }
    const rows = await ownAfter(seq).toArray();
    const changes = rows.map(changeIn).filter((change) => change !== null);
    if (changes.length === 0) return null;
    return { ...(await append(changes)), seq: changes.at(-1)?.seq ?? seq };
  }

  async function pushMissing(keys: readonly ChangeKey[]): Promise<void> {
    const answer = await host.missingFromJournal({ changes: keys.map(([, , id]) => id) });
    if (!answer.ok) throw new NotJournaled(answer.message);
    const missing = new Set<ChangeId>(answer.value.missing);
    const wanted = keys.filter(([, , id]) => missing.has(id));
    // Next to one another they are read in one go, which costs a tenth of as many requests.
    const isAll = wanted.length === keys.length;
    const rowsFrom = async (at: number): Promise<readonly unknown[]> => {
      const part = wanted.slice(at, at + PART);
      const [first] = part;
      if (first === undefined || !isAll) return database.changes.bulkGet(part);
      return database.changes.where(':id').between(first, part.at(-1), true, true).toArray();
    };
    let rows = await rowsFrom(0);
    for (let at = PART; rows.length > 0; at += PART) {
      const changes = rows.map(changeIn).filter((change) => change !== null);
      [, rows] = await Promise.all([append(changes), rowsFrom(at)]);
      brought += changes.length;
    }
  }

  async function pushAll(told: (done: number) => void = () => undefined): Promise<void> {
    let from: ChangeKey | null = null;
    for (let done = 0; ;) {
      told(done);
      const after =
        from === null ? database.changes.orderBy(':id') : database.changes.where(':id').above(from);
      const keys: readonly ChangeKey[] = await after.limit(COMPARED).primaryKeys();
      await pushMissing(keys);
      done += keys.length;
      from = keys.at(-1) ?? null;
      if (from === null || keys.length < COMPARED) return;
    }
  }

  /** Brings to the journal what it may lack of what the database holds. */
  async function catchUp(isAll: boolean): Promise<void> {
    if (mark === null || isAll) {
      const seq = await lastSeq(database, owner().replica);
      await pushAll();
      await caughtUpTo({ ...(await append([])), seq });
    } else await caughtUpTo((await pushOwn(mark)) ?? mark);
  }

  async function caughtUpTo(agreed: JournalMark): Promise<void> {
    mark = agreed;
    isLate = isUncertain = false;
    await database.meta.bulkPut([
      { key: 'isJournalBehind', value: false },
      { key: 'journal', value: mark },
    ]);
    if (lost !== null && brought > 0) broughtAnew(lost, brought);
    lost = null;
    brought = 0;
  }

  return {
    over: (target) => ({
      store: (batches) => {
        const stored = gate.then(() => storeBoth(target, batches));
        storing = stored;
        return stored;
      },
      reopen: () => target.reopen(),
      patience: () => (isLate ? CATCHING_UP : 0),
    }),
    storedBeside: () => {
      isLate = isMore = true;
    },
    compareAll,
    caughtUp: () => catchingUp ?? Promise.resolve(),
    isAsItWas: async () => {
      const before = stands;
      const answer = await host.journalStanding({});
      if (!answer.ok) return true;
      const { journal, last } = answer.value.mark;
      return isGoingOn({ journal: journal ?? '', last }, before);
    },
  };
}
