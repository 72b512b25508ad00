import type { ConcordanceOrder, ConcordanceRow } from '#core/search';
import type { ChangeId } from '#core/model';
import type { DocumentBody, TextRange } from '#core/text';
import { flatRanges, type Birth, type Described, type Litter } from './born.ts';
import type { Answer, Job, MatchedColumns, SentText, Sought } from './jobs.ts';
import { openWorker } from './open-worker.ts';

/** Why a document was not searched to its end. */
export type Unfinished = 'too-long' | 'given-up' | 'failed';

export type MatchAnswer =
  | { readonly ok: true; readonly columns: MatchedColumns }
  | { readonly ok: false; readonly why: Unfinished };

export interface MatchRequest {
  readonly sought: Sought;
  /** Bodies are null only where the thread `holds` the document. */
  readonly texts: readonly Omit<SentText, 'isKept'>[];
  /** No more places of all of them are looked for. */
  readonly limit: number;
  readonly width: number;
}

/** Looks for words beside the page's own thread. */
export interface SearchThread {
  /** Starts the thread, so that the first request need not wait for it. */
  start(): void;
  /** Sends a document ahead, so that the first request need not wait until it is made ready. */
  hold(document: string, body: DocumentBody): void;
  /** Whether a document's text was sent before and is kept. */
  holds(document: string): boolean;
  match(request: MatchRequest): Promise<MatchAnswer>;
  /** What tells passages of a text apart; null where the thread cannot say. */
  describe(text: string, ranges: readonly TextRange[]): Promise<Described | null>;
  /** Names of the changes that annotate passages; null where the thread cannot say. */
  name(birth: Birth, litters: readonly Litter[]): Promise<readonly ChangeId[] | null>;
  /** Indices of the rows in their order; null where the thread cannot say. */
  order(rows: readonly ConcordanceRow[], by: ConcordanceOrder): Promise<ArrayLike<number> | null>;
  /** What is being looked for is wanted no more: it may finish soon, or is ended. */
  giveUp(): void;
  /** Ends the thread and frees what it keeps; the next request starts it anew. */
  end(): void;
}

export interface Patience {
  /** Milliseconds that a regular expression may take over one document. */
  readonly perDocument: number;
  /** Milliseconds that one which is wanted no more may go on. */
  readonly whenGivenUp: number;
}

const PATIENCE: Patience = { perDocument: 2_000, whenGivenUp: 150 };

/** Bytes of texts that are kept from one query to the next, as they are weighed; more of what is sent ahead. */
const MOST_HELD = 48 * 1024 * 1024;
const MOST_AHEAD = 3 * MOST_HELD;

/** About what a text takes in the thread, folded and with its blocks. */
const bytesOf = ({ text, blocks, noteMarkers }: DocumentBody): number =>
  text.length * 4 + (blocks.length + noteMarkers.length) * 150;

interface Pending {
  readonly job: Job;
  readonly told: (answer: Answer) => void;
  readonly ended: (why: Unfinished) => void;
}

/** Everything that the thread is asked, one request after another. */
class Thread implements SearchThread {
  readonly #patience: Patience;
  readonly #open: () => Worker;
  readonly #pending = new Map<number, Pending>();
  readonly #held = new Set<string>();
  #heldBytes = 0;
  #worker: Worker | null = null;
  #serial = 0;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #running: number | null = null;

  constructor(patience: Patience, open: () => Worker) {
    this.#patience = patience;
    this.#open = open;
  }

  start(): void {
    try {
      this.#started();
    } catch {
      // The first request tries again, and tells.
    }
  }

  hold(document: string, body: DocumentBody): void {
    if (this.holds(document) || !this.#keep(document, body, MOST_AHEAD)) return;
    this.#post({ kind: 'hold', serial: this.#next(), document, body });
  }

  holds(document: string): boolean {
    return this.#held.has(document);
  }

  match({ texts, ...request }: MatchRequest): Promise<MatchAnswer> {
    const sent = texts.map(({ document, body }) => ({
      document,
      body,
      isKept: body !== null && this.#keep(document, body),
    }));
    return new Promise((resolve) => {
      this.#ask(
        { kind: 'match', serial: this.#next(), texts: sent, ...request },
        (said) => {
          if (said.kind === 'matched') resolve({ ok: true, columns: said.columns });
          else resolve({ ok: false, why: 'failed' });
        },
        (why) => {
          resolve({ ok: false, why });
        },
      );
    });
  }

  describe(text: string, ranges: readonly TextRange[]): Promise<Described | null> {
    const job: Job = { kind: 'describe', serial: this.#next(), text, ranges: flatRanges(ranges) };
    return this.#told(job, (said) => (said.kind === 'described' ? said.described : null));
  }

  name(birth: Birth, litters: readonly Litter[]): Promise<readonly ChangeId[] | null> {
    const job: Job = { kind: 'name', serial: this.#next(), birth, litters };
    return this.#told(job, (said) => (said.kind === 'named' ? said.names : null));
  }

  order(rows: readonly ConcordanceRow[], by: ConcordanceOrder): Promise<ArrayLike<number> | null> {
    const plain = rows.map(({ before, match, after }) => ({ before, match, after }));
    const job: Job = { kind: 'order', serial: this.#next(), rows: plain, by };
    return this.#told(job, (said) => (said.kind === 'ordered' ? said.order : null));
  }

  giveUp(): void {
    if (this.#running === null) return;
    this.#limit(this.#patience.whenGivenUp, 'given-up');
  }

  end(): void {
    this.#stop('given-up', () => false);
  }

  #next(): number {
    this.#serial++;
    return this.#serial;
  }

  /** Whether there is room to keep a document; the first ones stay. */
  #keep(document: string, body: DocumentBody, most = MOST_HELD): boolean {
    if (this.#held.has(document)) return true;
    const bytes = bytesOf(body);
    if (this.#heldBytes + bytes > most) return false;
    this.#held.add(document);
    this.#heldBytes += bytes;
    return true;
  }

  /** What an answer says; null where there is none. */
  #told<What>(job: Job, what: (said: Answer) => What | null): Promise<What | null> {
    return new Promise((resolve) => {
      this.#ask(
        job,
        (said) => {
          resolve(what(said));
        },
        () => {
          resolve(null);
        },
      );
    });
  }

  #ask(job: Job, told: Pending['told'], ended: Pending['ended']): void {
    this.#pending.set(job.serial, { job, told, ended });
    this.#post(job);
  }

  #post(job: Job): void {
    try {
      this.#started().postMessage(job);
    } catch {
      this.#stop('failed', () => false);
    }
  }

  #started(): Worker {
    if (this.#worker !== null) return this.#worker;
    const worker = this.#open();
    worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
      if (worker === this.#worker) this.#heard(data);
    });
    worker.addEventListener('error', () => {
      if (worker === this.#worker) this.#stop('failed', () => false);
    });
    this.#worker = worker;
    return worker;
  }

  #heard(said: Answer): void {
    const { serial } = said;
    if (said.kind === 'begun') {
      this.#running = serial;
      return this.#limit(this.#patience.perDocument, 'too-long');
    }
    if (this.#running === serial) this.#rest();
    const pending = this.#pending.get(serial);
    this.#pending.delete(serial);
    pending?.told(said);
  }

  #limit(milliseconds: number, why: Unfinished): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#stop(why, ({ kind }) => kind !== 'match');
    }, milliseconds);
  }

  #rest(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#running = null;
  }

  /** Ends the thread. What does not hang on what it kept is asked of a new one. */
  #stop(why: Unfinished, isAskedAgain: (job: Job) => boolean): void {
    this.#rest();
    this.#worker?.terminate();
    this.#worker = null;
    this.#held.clear();
    this.#heldBytes = 0;
    const pending = [...this.#pending.values()];
    const again = pending.filter(({ job }) => isAskedAgain(job));
    this.#pending.clear();
    for (const each of again) {
      this.#pending.set(each.job.serial, each);
      this.#post(each.job);
    }
    for (const each of pending) if (!again.includes(each)) each.ended(why);
  }
}

export const createSearchThread = (
  patience: Patience = PATIENCE,
  open: () => Worker = openWorker,
): SearchThread => new Thread(patience, open);
