import type { Answer } from './jobs.ts';
import { inThread, type OpenPort, type Port } from './open-port.ts';
import {
  NOTHING_MEASURED,
  type AgreementAsk,
  type AgreementStanding,
  type GroupAsk,
  type GroupPage,
} from './shapes.ts';
import { toldOf } from './standing.ts';

/**
 * How far people agree, measured beside the page's own thread. It reads the database and never writes
 * it: what is stored later is measured when it is asked again. Where the thread dies or the database
 * goes, a standing says so, and what is asked next opens it afresh.
 */
export interface AgreementThread {
  /** Begins anew; what was asked before is given up. */
  ask(database: string, ask: AgreementAsk): void;
  /** Groups from an index on, once they are put together; none where nothing is asked. */
  groups(asked: GroupAsk, from: number, to: number): Promise<GroupPage>;
  /** Gives up what is not worked out yet; figures there are stay, and groups that are put together. */
  stop(): void;
  /** Ends the thread and frees what it keeps. */
  end(): void;
}

export type Told = (standing: AgreementStanding) => void;

const NO_GROUPS: GroupPage = { total: 0, rows: [] };

class Thread implements AgreementThread {
  readonly #told: Told;
  readonly #open: OpenPort;
  #port: Port | null = null;
  #run = 0;
  #serial = 0;
  #standing = NOTHING_MEASURED;
  readonly #pending = new Map<number, (page: GroupPage) => void>();

  constructor(told: Told, open: OpenPort) {
    this.#told = told;
    this.#open = open;
  }

  ask(database: string, ask: AgreementAsk): void {
    const run = ++this.#run;
    const port = this.#opened();
    if (port === null) return;
    this.#tell({
      ...NOTHING_MEASURED,
      progress: { stage: 'reading', done: 0, total: ask.documents.length },
    });
    port.post({ kind: 'ask', run, database, ask });
  }

  groups(asked: GroupAsk, from: number, to: number): Promise<GroupPage> {
    const port = this.#port;
    if (port === null) return Promise.resolve(NO_GROUPS);
    const serial = ++this.#serial;
    return new Promise((resolve) => {
      this.#pending.set(serial, resolve);
      port.post({ kind: 'groups', serial, asked, from, to });
    });
  }

  stop(): void {
    if (this.#standing.progress === null) return;
    // News under way belong to what was given up.
    this.#run++;
    this.#port?.post({ kind: 'stop' });
    this.#tell({ ...this.#standing, progress: null });
  }

  end(): void {
    this.#close();
    this.#run++;
    this.#standing = NOTHING_MEASURED;
  }

  #opened(): Port | null {
    if (this.#port !== null) return this.#port;
    try {
      const port = this.#open(
        (said) => {
          if (port === this.#port) this.#heard(said);
        },
        () => {
          if (port === this.#port) this.#fail('thread');
        },
      );
      this.#port = port;
    } catch {
      this.#fail('thread');
    }
    return this.#port;
  }

  #heard(said: Answer): void {
    if (said.kind === 'groups') {
      this.#pending.get(said.serial)?.(said.page);
      this.#pending.delete(said.serial);
      return;
    }
    if (said.run !== this.#run) return;
    if (said.kind === 'lost') this.#fail('database');
    else this.#tell(toldOf(this.#standing, said.news));
  }

  #tell(standing: AgreementStanding): void {
    this.#standing = standing;
    this.#told(standing);
  }

  #fail(failure: 'database' | 'thread'): void {
    this.#close();
    this.#tell({ ...this.#standing, progress: null, failure });
  }

  #close(): void {
    this.#port?.end();
    this.#port = null;
    const pending = [...this.#pending.values()];
    this.#pending.clear();
    for (const resolve of pending) resolve(NO_GROUPS);
  }
}

export const createAgreementThread = (told: Told, open: OpenPort = inThread): AgreementThread =>
  new Thread(told, open);
