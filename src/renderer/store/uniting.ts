import type { HostApi, Output } from '#contract';
import type { AnalystId, ReplicaId } from '#core/model';
import { FORMAT_VERSION, type JournalMark, type WorkbenchDatabase } from '#renderer/database';
import { readMark } from './journal-mark.ts';
import type { Loss } from './journaling.ts';
import type { Owner } from './merging-jobs.ts';
import { createMergingHere, createMergingThread } from './merging-thread.ts';

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

const ID = /^[^\n]*?"id":"([0-9a-f]{64})"/gm;

interface Pulled {
  /** How many changes the database lacked. */
  readonly changes: number;
  /** What the journal holds there. */
  readonly ids: ReadonlySet<string>;
}

const NOTHING: Pulled = { changes: 0, ids: new Set() };

/** Takes what the journal holds after a record. */
export async function pull(
  host: Pick<HostApi, 'readJournal'>,
  database: WorkbenchDatabase,
  from: number,
  last: number,
): Promise<Pulled> {
  const ids = new Set<string>();
  const { seq, ...owner } = await ownerIn(database);
  const thread = last - from <= FEW ? createMergingHere(database) : createMergingThread();
  try {
    await thread.ask('begin', owner);
    for (let after = from; ;) {
      const part = await host.readJournal({ after });
      if (!part.ok) throw new Error(part.message);
      await thread.ask('lines', { text: part.value.lines });
      if (from > 0) for (const [, id] of part.value.lines.matchAll(ID)) ids.add(id ?? '');
      after = part.value.last;
      if (part.value.isEnd) break;
    }
    const { changes } = await thread.ask('prepare', { origin: { kind: 'journal' }, texts: [] });
    const { analyst, replica } = owner;
    const sign = { analyst, replica, seq, at: '' };
    if (changes > 0) await thread.ask('store', { step: null, sign });
    return { changes, ids };
  } finally {
    thread.end();
  }
}

/**
 * Up to which number own changes are in both: where everything was killed, some may have been stored and not
 * journaled.
 */
async function agreedUpTo(
  { changes }: WorkbenchDatabase,
  replica: ReplicaId,
  known: number,
  journaled: ReadonlySet<string>,
): Promise<{ readonly seq: number; readonly isBehind: boolean }> {
  const keys = await changes
    .where(':id')
    .between([replica, known + 1], [replica, Number.MAX_SAFE_INTEGER])
    .primaryKeys();
  const isBehind = keys.some(([, , id]) => !journaled.has(id));
  return { seq: isBehind ? known : (keys.at(-1)?.[1] ?? known), isBehind };
}

/** Before anything of the database is read. */
export async function uniteWithJournal(
  host: Pick<HostApi, 'journalStanding' | 'readJournal'>,
  database: WorkbenchDatabase,
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
  const from = isSame ? known.last : 0;
  const isBehind = (await database.meta.get('isJournalBehind'))?.value === true;
  try {
    const pulled = mark.last > from ? await pull(host, database, from, mark.last) : NOTHING;
    const brought = pulled.changes;
    const { replica } = await ownerIn(database);
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
