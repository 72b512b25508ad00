import { Worker } from 'node:worker_threads';
import {
  done,
  refused,
  type CorpusAnswer,
  type DocumentSummary,
  type IndexProgress,
  type Input,
  type Output,
  type Refusal,
  type Result,
} from '#contract';
import type { DocumentId } from '#core/model';
import type { FileLayer } from '#main/services/files';
import { readStoredBody } from '#main/services/library';
import { createCorpusIndex, type CorpusIndex } from '#main/services/search';

/** What the thread is started with. */
export interface SearchPlace {
  readonly libraryFolder: string;
  readonly indexFolder: string;
  readonly version: string;
}

export type SearchQuestion =
  | { readonly kind: 'search'; readonly request: Input<'searchCorpus'> }
  | { readonly kind: 'lacking'; readonly request: Input<'documentsLacking'> }
  | { readonly kind: 'status' };

/** What is said to the thread. */
export type SearchJob =
  | { readonly kind: 'open' | 'add'; readonly ids: readonly DocumentId[] }
  | { readonly kind: 'ask'; readonly call: number; readonly question: SearchQuestion };

type Lacking = Output<'documentsLacking'>;

export type SearchReply = Result<CorpusAnswer | Lacking | IndexProgress>;

/** What the thread answers. */
export interface SearchNews {
  readonly call: number;
  readonly answer: SearchReply;
}

/** Answers a question from an index, in whichever thread that is. */
export async function askIndex(index: CorpusIndex, question: SearchQuestion): Promise<SearchReply> {
  switch (question.kind) {
    case 'search':
      return index.search(question.request);
    case 'lacking':
      return index.lacking(question.request);
    case 'status':
      return done(index.progress());
  }
}

export interface SearchRunnerOptions extends SearchPlace {
  /** The built search worker; without it the index is in the caller's thread, in memory alone. */
  readonly worker: URL | null;
  /** Where this thread reads documents; a worker does it on the disk. */
  readonly files?: FileLayer;
  readonly list: () => Promise<Result<readonly DocumentSummary[]>>;
  /** Milliseconds after which the index is looked after, should nobody have asked by then. */
  readonly delay?: number;
  /** Milliseconds after which a thread that does not answer is given up. */
  readonly deadline?: number;
}

export interface SearchRunner {
  /** Says that the library has a document that it may not have had before. */
  add(id: DocumentId): void;
  search(request: Input<'searchCorpus'>): Promise<Result<CorpusAnswer>>;
  lacking(request: Input<'documentsLacking'>): Promise<Result<Lacking>>;
  status(): Promise<Result<IndexProgress>>;
  /** Ends the thread. What it was asked is refused. */
  end(): Promise<void>;
}

interface Engine {
  add(ids: readonly DocumentId[]): void;
  ask(question: SearchQuestion): Promise<SearchReply>;
  end(): Promise<void>;
}

const DELAY = 2_000;
const DEADLINE = 60_000;
const MEMORY_MB = 1024;
/** A thread that was lost so often is not started again. */
const MOST_LOST = 3;

const brokeOff = refused('not-available', 'The search of the corpus broke off. Try it again.');
const cannot = refused(
  'not-available',
  'The corpus cannot be searched: its index stops working. Start the program again.',
);
const gaveUp = refused('too-large', 'This search takes too long. Look for fewer or rarer words.');

function engineHere(
  { libraryFolder, files }: SearchRunnerOptions,
  ids: readonly DocumentId[],
): Engine {
  const index = createCorpusIndex({
    read: async (id) => readStoredBody(libraryFolder, id, files),
    store: null,
    lull: 0,
  });
  void index.open(ids);
  return {
    add: (more) => index.add(more),
    ask: (question) => askIndex(index, question),
    end: () => Promise.resolve(),
  };
}

interface ThreadOptions {
  readonly url: URL;
  readonly place: SearchPlace;
  readonly deadline: number;
  /** The thread is no more, and was not asked to end; never told twice. */
  readonly onLost: () => void;
}

function engineInThread(ids: readonly DocumentId[], options: ThreadOptions): Engine {
  const { url, place, deadline, onLost } = options;
  const { libraryFolder, indexFolder, version } = place;
  const waiting = new Map<number, (answer: SearchReply) => void>();
  let calls = 0;
  let isOver = false;
  const thread = new Worker(url, {
    workerData: { libraryFolder, indexFolder, version } satisfies SearchPlace,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  });
  thread.unref();
  const say = (job: SearchJob): void => thread.postMessage(job);

  function close(answer: Refusal): boolean {
    if (isOver) return false;
    isOver = true;
    for (const resolve of waiting.values()) resolve(answer);
    waiting.clear();
    return true;
  }

  const lose = (answer: Refusal): void => {
    if (close(answer)) onLost();
  };
  thread.on('message', (news: SearchNews) => {
    waiting.get(news.call)?.(news.answer);
  });
  thread.on('error', () => lose(brokeOff));
  thread.on('exit', () => lose(brokeOff));
  say({ kind: 'open', ids });

  return {
    add: (more) => say({ kind: 'add', ids: more }),
    ask: (question) =>
      new Promise((resolve) => {
        if (isOver) return resolve(brokeOff);
        const call = ++calls;
        const timer = setTimeout(() => {
          lose(gaveUp);
          void thread.terminate();
        }, deadline);
        waiting.set(call, (answer) => {
          clearTimeout(timer);
          waiting.delete(call);
          resolve(answer);
        });
        say({ kind: 'ask', call, question });
      }),
    async end() {
      close(brokeOff);
      await thread.terminate();
    },
  };
}

/**
 * Keeps the index of the corpus in a thread of its own, which is started anew when it was lost or
 * does not answer. The thread does not keep the program alive.
 */
export function createSearchRunner(options: SearchRunnerOptions): SearchRunner {
  const { worker: url, list, delay = DELAY, deadline = DEADLINE } = options;
  let engine: Engine | null = null;
  let starting: Promise<Result<Engine>> | null = null;
  /** Documents that came while the library was being listed. */
  let early: DocumentId[] = [];
  let lost = 0;
  let isEnded = false;

  function make(ids: readonly DocumentId[]): Engine {
    if (url === null) return engineHere(options, ids);
    const made = engineInThread(ids, {
      url,
      place: options,
      deadline,
      onLost() {
        lost += 1;
        if (engine === made) engine = null;
      },
    });
    return made;
  }

  async function start(): Promise<Result<Engine>> {
    early = [];
    const listed = await list();
    if (!listed.ok) return listed;
    if (isEnded) return brokeOff;
    engine = make([...listed.value.map(({ id }) => id), ...early]);
    return done(engine);
  }

  async function ask(question: SearchQuestion): Promise<SearchReply> {
    if (isEnded || lost >= MOST_LOST) return cannot;
    if (engine !== null) return engine.ask(question);
    starting ??= start().finally(() => (starting = null));
    const started = await starting;
    return started.ok ? started.value.ask(question) : started;
  }

  const timer = url === null ? undefined : setTimeout(() => void status(), delay);
  timer?.unref();

  const status = (): Promise<Result<IndexProgress>> =>
    ask({ kind: 'status' }) as Promise<Result<IndexProgress>>;

  return {
    status,
    search: (request) => ask({ kind: 'search', request }) as Promise<Result<CorpusAnswer>>,
    lacking: (request) => ask({ kind: 'lacking', request }) as Promise<Result<Lacking>>,
    add(id) {
      if (engine !== null) engine.add([id]);
      else if (starting !== null) early.push(id);
    },
    async end() {
      isEnded = true;
      clearTimeout(timer);
      await engine?.end();
    },
  };
}
