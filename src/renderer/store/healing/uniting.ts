import type { HostApi, Output } from '#contract';
import { idsInLines, IdSet, type AnalystId, type ReplicaId } from '#core/model';
import {
  FORMAT_VERSION,
  type BringingBack,
  type JournalMark,
  type WorkbenchDatabase,
} from '#renderer/database';
import { readBringingBack, readMark } from '../journal/journal-mark.ts';
import { lastSeq } from '../journal/last-seq.ts';
import type { Loss } from '../journal/journaling.ts';
import type { Owner } from '../merging/jobs.ts';
import {
  createMergingHere,
  createMergingThread,
  type MergingThread,
} from '../merging/merging-thread.ts';

/**
 * At a start the journal and the database are united: what the one has and the other lacks, the other gets.
 * A database that was lost comes back so, with whose it was; what the journal lacks it is brought with the
 * first storing (journaling.ts).
 */

type Standing = Output<'journalStanding'>;

export interface Union {
  /** Whether there is a journal at all. */
  readonly isKept: boolean;
  /** How far both agree; null where all has to be compared. */
  readonly mark: JournalMark | null;
  readonly isBehind: boolean;
  /** Changes that the database had lost; not those that were made by another shell since. */
  readonly brought: number;
  /** The database was empty, and the journal was not. */
  readonly wasLost: boolean;
  /** What the journal holds no more of what the database knows it held. */
  readonly lost: Loss | null;
  readonly damages: Standing['damages'];
  /** Why the journal could not be read; null where it could. */
  readonly problem: string | null;
}

const NOT_KEPT: Union = {
  isKept: false,
  mark: null,
  isBehind: false,
  brought: 0,
  wasLost: false,
  lost: null,
  damages: [],
  problem: null,
};

/** Changes worked on in the page, which is sooner than a thread begins. */
const FEW = 300;
/** Of more, all that they come to is never in memory at once. */
const MOST_AT_ONCE = 20_000;

/** Goes on as who the journal's changes were made by, where the database does not know who it is. */
async function adopt({ meta }: WorkbenchDatabase, owner: Standing['owner']): Promise<void> {
  if (owner === null) return;
  await meta.bulkPut([
    { key: 'formatVersion', value: FORMAT_VERSION },
    { key: 'project', value: owner.project },
    { key: 'replica', value: owner.replica as ReplicaId },
    { key: 'analyst', value: owner.analyst as AnalystId },
  ]);
}

async function ownerIn({ dexie, meta }: WorkbenchDatabase): Promise<Owner & { seq: number }> {
  const rows = await meta.bulkGet(['project', 'analyst', 'replica', 'seq']);
  const [project, analyst, replica, seq] = rows.map((row) => row?.value);
  return {
    databaseName: dexie.name,
    project: String(project ?? ''),
    analyst: (analyst ?? '') as AnalystId,
    replica: (replica ?? '') as ReplicaId,
    seq: typeof seq === 'number' ? seq : 0,
  };
}

interface Pulled {
  /** How many changes the database lacked. */
  readonly changes: number;
  /** What the journal holds there. */
  readonly ids: IdSet;
}

const NOTHING: Pulled = { changes: 0, ids: new IdSet() };

/** What is pulled, and how that goes on. */
interface Pulling {
  readonly from: number;
  readonly last: number;
  /** What is kept of how far it has come, so that the next start goes on there; null where nothing is. */
  readonly come: BringingBack | null;
  readonly tell: (done: number, total: number) => void;
  readonly mostAtOnce: number;
}

/** Its parts, the next being read while one is worked on. */
async function* partsOf(
  host: Pick<HostApi, 'readJournal'>,
  from: number,
): AsyncGenerator<Output<'readJournal'>, void, undefined> {
  let reading = host.readJournal({ after: from });
  for (;;) {
    const part = await reading;
    if (!part.ok) throw new Error(part.message);
    if (!part.value.isEnd) {
      reading = host.readJournal({ after: part.value.last });
      // Where what is worked on fails, nobody waits for this any more.
      reading.catch(() => undefined);
    }
    yield part.value;
    if (part.value.isEnd) return;
  }
}

/** Few changes: all that they come to is worked out, and then stored in one transaction. */
async function pullAtOnce(
  thread: MergingThread,
  parts: AsyncIterable<Output<'readJournal'>>,
  { analyst, replica, seq }: Owner & { readonly seq: number },
): Promise<number> {
  for await (const { lines } of parts) await thread.ask('lines', { text: lines });
  const { changes } = await thread.ask('prepare', { origin: { kind: 'journal' }, texts: [] });
  const sign = { analyst, replica, seq, at: '' };
  if (changes > 0) await thread.ask('store', { step: null, sign });
  return changes;
}

/** Very many: each part is stored by itself, so that no more than one is ever in memory. */
async function pullByParts(
  thread: MergingThread,
  parts: AsyncIterable<Output<'readJournal'>>,
  { from, last: end, come, tell }: Pulling,
): Promise<number> {
  let changes = 0;
  tell(from, end);
  for await (const { lines, last } of parts) {
    changes += await thread.ask('pulled', { text: lines, come: come && { ...come, last } });
    tell(Math.min(last, end), end);
  }
  return changes;
}

async function pulledIn(
  host: Pick<HostApi, 'readJournal'>,
  database: WorkbenchDatabase,
  pulling: Pulling,
): Promise<Pulled> {
  const { from, last, mostAtOnce } = pulling;
  const ids = new IdSet();
  const owner = await ownerIn(database);
  const thread = last - from <= FEW ? createMergingHere(database) : createMergingThread();
  async function* noted(): AsyncGenerator<Output<'readJournal'>, void, undefined> {
    for await (const part of partsOf(host, from)) {
      if (from > 0) for (const id of idsInLines(part.lines)) ids.add(id);
      yield part;
    }
  }
  try {
    const { seq: _seq, ...who } = owner;
    await thread.ask('begin', who);
    const changes =
      last - from > mostAtOnce
        ? await pullByParts(thread, noted(), pulling)
        : await pullAtOnce(thread, noted(), owner);
    return { changes, ids };
  } finally {
    thread.end();
  }
}

/** Takes what the journal holds after a record. How many changes the database lacked. */
export async function pull(
  host: Pick<HostApi, 'readJournal'>,
  database: WorkbenchDatabase,
  from: number,
  last: number,
): Promise<Pick<Pulled, 'changes'>> {
  const pulling = { from, last, come: null, tell: () => undefined, mostAtOnce: MOST_AT_ONCE };
  return pulledIn(host, database, pulling);
}

/**
 * Up to which number own changes are in both: where everything was killed, some may have been stored and not
 * journaled.
 */
async function agreedUpTo(
  { changes }: WorkbenchDatabase,
  replica: ReplicaId,
  known: number,
  journaled: IdSet,
): Promise<{ readonly seq: number; readonly isBehind: boolean }> {
  const keys = await changes
    .where(':id')
    .between([replica, known + 1], [replica, Number.MAX_SAFE_INTEGER])
    .primaryKeys();
  const isBehind = keys.some(([, , id]) => !journaled.has(id));
  return { seq: isBehind ? known : (keys.at(-1)?.[1] ?? known), isBehind };
}

/** Where an earlier start broke off bringing what this journal holds; where it begins from nothing; or null. */
async function begunBefore(
  { changes, meta }: WorkbenchDatabase,
  { journal, last }: Standing['mark'],
  wasEmpty: boolean,
): Promise<BringingBack | null> {
  if (journal === null) return null;
  const begun = readBringingBack((await meta.get('bringingBack'))?.value);
  if (begun?.journal === journal && begun.last <= last) return begun;
  return { journal, last: 0, isAll: wasEmpty && (await changes.count()) === 0 };
}

/** Journal and database hold the same: the database got all that it holds from there. */
async function markWhole(
  database: WorkbenchDatabase,
  { journal, last }: BringingBack,
  replica: ReplicaId,
): Promise<JournalMark> {
  const mark = { journal, last, seq: await lastSeq(database, replica) };
  await database.meta.bulkPut([
    { key: 'journal', value: mark },
    { key: 'bringingBack', value: null },
  ]);
  return mark;
}

/**
 * Before anything of the database is read.
 *
 * @param tell of very many, how many of how many changes are here by now
 */
export async function uniteWithJournal(
  host: Pick<HostApi, 'journalStanding' | 'readJournal'>,
  database: WorkbenchDatabase,
  tell: (done: number, total: number) => void = () => undefined,
  mostAtOnce = MOST_AT_ONCE,
): Promise<Union> {
  const standing = await host.journalStanding({});
  if (!standing.ok)
    return standing.code === 'not-available'
      ? NOT_KEPT
      : { ...NOT_KEPT, isKept: true, problem: standing.message };
  const { mark, owner, damages } = standing.value;
  const wasEmpty = (await database.meta.count()) === 0;
  if (wasEmpty) await adopt(database, owner);
  const known = readMark((await database.meta.get('journal'))?.value);
  const isSame = known !== null && known.journal === mark.journal && known.last <= mark.last;
  const begun = await begunBefore(database, mark, wasEmpty);
  const from = Math.max(isSame ? known.last : 0, begun?.last ?? 0);
  const isBehind = (await database.meta.get('isJournalBehind'))?.value === true;
  try {
    const pulling: Pulling = { from, last: mark.last, come: begun, tell, mostAtOnce };
    const pulled = mark.last > from ? await pulledIn(host, database, pulling) : NOTHING;
    const brought = pulled.changes;
    const { replica } = await ownerIn(database);
    if (known === null && begun?.isAll === true && mark.last > 0) {
      const whole = await markWhole(database, { ...begun, last: mark.last }, replica);
      const all = await database.changes.count();
      return { ...NOT_KEPT, isKept: true, mark: whole, brought: all, wasLost: true, damages };
    }
    const own = isSame && (await agreedUpTo(database, replica, known.seq, pulled.ids));
    return {
      isKept: true,
      mark: isSame && own ? { ...known, last: mark.last, seq: own.seq } : null,
      isBehind: isBehind || (own && own.isBehind),
      brought: isSame ? 0 : brought,
      wasLost: wasEmpty && brought > 0,
      lost: known === null || isSame ? null : mark.last === 0 ? 'all' : 'part',
      damages,
      problem: null,
    };
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    return { ...NOT_KEPT, isKept: true, damages, problem };
  }
}
