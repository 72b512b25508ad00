import { NotJournaled } from './not-journaled.ts';
import type { Batch } from './materialise.ts';
import type { SavingState } from '../workbench.ts';

/** What the writer writes to, and how patient it is. */
export interface WriterTarget {
  readonly store: (batches: readonly Batch[]) => Promise<void>;
  /** Closes and opens the database: what was under way there is given up. */
  readonly reopen: () => Promise<void>;
  readonly show: (saving: SavingState) => void;
  /** Milliseconds that the next storing may take beyond what its changes do. */
  readonly patience?: () => number;
}

/** Puts batches into the database, in order, each durably before it counts as saved. */
export interface Writer {
  enqueue(batch: Batch): void;
  /** What is not stored yet, in order. Laid over what is read meanwhile. */
  pending(): readonly Batch[];
  /** Tries at once what has failed and waits for its next attempt. */
  tryNow(): void;
  /** Resolves when nothing is pending. */
  settled(): Promise<void>;
  /**
   * Lets nothing be stored until what is returned is called, so that a thread can store beside it. What
   * is under way goes on.
   */
  hold(): () => void;
  /** No more attempts after the one under way. */
  stop(): void;
}

/** Milliseconds. */
export interface WriterTiming {
  /** Without an answer before the person is told; IndexedDB may never give one. */
  readonly patience: number;
  /** More for each change, as large batches take longer. */
  readonly patiencePerChange: number;
  /** Between the first failure and the next attempt; doubled each time, up to the last. */
  readonly firstRetry: number;
  readonly lastRetry: number;
}

const TIMING: WriterTiming = {
  patience: 5_000,
  patiencePerChange: 5,
  firstRetry: 500,
  lastRetry: 30_000,
};

/** Changes stored together, beyond the first batch. */
const MOST_CHANGES = 2_000;

const sizeOf = (batches: readonly Batch[]): number =>
  batches.reduce((sum, { changes }) => sum + changes.length, 0);

/** By the words of the browser, or of the host. */
const isFull = (error: unknown): boolean => /quota|disk is full/i.test(String(error));

const inWords = (error: unknown): string =>
  error instanceof NotJournaled
    ? error.message
    : isFull(error)
      ? 'The disk is full; free some space.'
      : 'The database does not take it.';

const SILENT = new Error('The database gave no answer in time.');

function withPatience<T>(work: Promise<T>, milliseconds: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(SILENT), milliseconds);
  });
  return Promise.race([work, silence]).finally(() => clearTimeout(timer));
}

const delay = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });

export function createWriter(target: WriterTarget, timing: WriterTiming = TIMING): Writer {
  const waiting: Batch[] = [];
  let isRunning = false;
  let isStopped = false;
  let holds = 0;
  let wake = (): void => undefined;
  const listeners: (() => void)[] = [];

  /** The longest run of batches from the front that is worth one transaction. */
  const nextGroup = (): readonly Batch[] => {
    let changes = 0;
    const end = waiting.findIndex((batch, index) => {
      changes += batch.changes.length;
      return index > 0 && changes > MOST_CHANGES;
    });
    return end < 0 ? waiting.slice() : waiting.slice(0, end);
  };

  const attempt = async (group: readonly Batch[]): Promise<void> => {
    const more = target.patience?.() ?? 0;
    const patience = timing.patience + timing.patiencePerChange * sizeOf(group) + more;
    await withPatience(target.store(group), patience);
    waiting.splice(0, group.length);
  };

  const afterFailure = async (error: unknown, retry: number): Promise<void> => {
    target.show({ kind: 'failed', message: inWords(error), isFull: isFull(error) });
    // A transaction that hangs would keep every later one waiting behind it.
    if (error === SILENT)
      await withPatience(target.reopen(), timing.patience).catch(() => undefined);
    await Promise.race([
      delay(retry),
      new Promise<void>((resolve) => {
        wake = resolve;
      }),
    ]);
  };

  const run = async (): Promise<void> => {
    isRunning = true;
    let retry = timing.firstRetry;
    while (waiting.length > 0 && !isStopped && holds === 0)
      try {
        await attempt(nextGroup());
        retry = timing.firstRetry;
      } catch (error) {
        await afterFailure(error, retry);
        retry = Math.min(retry * 2, timing.lastRetry);
      }
    isRunning = false;
    if (waiting.length > 0) return;
    target.show({ kind: 'saved' });
    for (const listener of listeners.splice(0)) listener();
  };

  return {
    enqueue: (batch) => {
      waiting.push(batch);
      if (!isRunning && holds === 0) void run();
    },
    tryNow: () => {
      wake();
    },
    pending: () => waiting,
    settled: () =>
      waiting.length === 0
        ? Promise.resolve()
        : new Promise((resolve) => {
            listeners.push(resolve);
          }),
    hold: () => {
      holds++;
      return () => {
        holds--;
        if (holds === 0 && !isRunning && waiting.length > 0) void run();
      };
    },
    stop: () => {
      isStopped = true;
    },
  };
}
