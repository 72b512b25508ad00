import type { Change, DocumentId, ReplicaId } from '#core/model';
import { changeIn, type WorkbenchDatabase } from '#renderer/database';
import type { Context } from '../context.ts';

/** What is stored here goes to the folder, as far as the folder does not hold it. */

/** Changes, and units of their lines, that go at a time. */
const MOST_CHANGES = 2_000;
const MOST_UNITS = 6_000_000;
/** Documents that go at a time: each is some files, each made safe on the disk. */
const MOST_DOCUMENTS = 25;

/** After every change of an installation. */
const LAST = Number.MAX_SAFE_INTEGER;

/** How many changes of each installation are stored. */
async function storedCounts({
  changes,
}: WorkbenchDatabase): Promise<ReadonlyMap<ReplicaId, number>> {
  const counts = new Map<ReplicaId, number>();
  for (let after: readonly [string, number] = ['', 0]; ;) {
    const row = await changes.where(':id').above(after).first();
    if (row === undefined) return counts;
    const { replica } = row;
    const count = await changes.where(':id').between([replica, 0], [replica, LAST]).count();
    counts.set(replica, count);
    after = [replica, LAST];
  }
}

async function* linesOf(
  { changes }: WorkbenchDatabase,
  replica: ReplicaId,
  after: number,
): AsyncGenerator<{ readonly lines: string; readonly last: number }> {
  let from: readonly unknown[] = [replica, after + 1];
  for (;;) {
    const rows = await changes
      .where(':id')
      .between(from as never, [replica, LAST] as never, false)
      .limit(MOST_CHANGES)
      .toArray();
    const end = rows.at(-1);
    if (end === undefined) return;
    let lines = '';
    for (const change of rows.map(changeIn).filter((each): each is Change => each !== null)) {
      lines += `${JSON.stringify(change)}\n`;
      if (lines.length < MOST_UNITS) continue;
      yield { lines, last: change.seq };
      lines = '';
    }
    if (lines !== '') yield { lines, last: end.seq };
    from = [replica, end.seq, end.id];
  }
}

interface Given {
  readonly count: number;
  readonly held: number;
  readonly times: number;
}

/** Remembers, for as long as the page is there, what the folder was given. */
export class Pushing {
  readonly #context: Context;
  /** The number up to which our own changes went. */
  #last = 0;
  /** With which numbers, here and there, an installation's changes were given already, and how often. */
  readonly #given = new Map<ReplicaId, Given>();
  #documents = new Set<DocumentId>();
  /** Whether the last push gave anything, so that it is worth a look whether it is there. */
  hasGiven = false;

  constructor(context: Context) {
    this.#context = context;
  }

  /** @returns why it could not be written; null where everything is there. */
  async push(there: ReadonlyMap<string, number>): Promise<string | null> {
    this.hasGiven = false;
    const wrong = await this.#pushDocuments();
    if (wrong !== null) return wrong;
    for (const [replica, count] of await storedCounts(this.#context.database)) {
      const held = there.get(replica) ?? 0;
      const refused = count > held ? await this.#pushReplica(replica, count, held) : null;
      if (refused !== null) return refused;
    }
    return null;
  }

  /**
   * Our own changes from the last one on that went; all of them, or all of another's, where that was
   * not what the folder lacks. What it does not take then, it does not take.
   */
  async #pushReplica(replica: ReplicaId, count: number, held: number): Promise<string | null> {
    const { database, identity } = this.#context;
    const isOwn = replica === identity.replica;
    const before = this.#given.get(replica);
    const isSame = before?.count === count && before.held === held;
    const times = isSame ? before.times : isOwn && this.#last > 0 ? 0 : 1;
    if (times > 1) return null;
    const after = times === 0 ? this.#last : 0;
    for await (const { lines, last } of linesOf(database, replica, after)) {
      const refused = await this.#give(lines, []);
      if (refused !== null) return refused;
      if (isOwn) this.#last = last;
    }
    this.#given.set(replica, { count, held, times: times + 1 });
    return null;
  }

  async #pushDocuments(): Promise<string | null> {
    const { documents } = this.#context.state.getState();
    const missing = documents
      .map(({ summary }) => summary.id)
      .filter((id) => !this.#documents.has(id));
    for (let at = 0; at < missing.length; at += MOST_DOCUMENTS) {
      const part = missing.slice(at, at + MOST_DOCUMENTS);
      const refused = await this.#give('', part);
      if (refused !== null) return refused;
      for (const id of part) this.#documents.add(id);
    }
    return null;
  }

  async #give(lines: string, documents: DocumentId[]): Promise<string | null> {
    const { host, identity } = this.#context;
    this.hasGiven = true;
    const answer = await host.addToSharedFolder({ replica: identity.replica, lines, documents });
    return answer.ok ? null : answer.message;
  }
}
