import type { WorkbenchDatabase } from '#renderer/database';
import { threadOpener } from '#renderer/threads';
import { createDesk } from './desk.ts';
import type { MergingJob, MergingNews, QuestionKind, Questions } from './jobs.ts';
import { Unfit } from './unfit.ts';
import address from './merging-worker.ts?worker&url';

/** The thread that works on very many changes at once, as the page speaks to it. */

export const openMergingThread = threadOpener('ObelusMerge', address);

/** The thread ended before it answered. */
export class Ended extends Error {}

interface Waiting {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
}

function settle(
  waiting: Map<number, Waiting>,
  news: Exclude<MergingNews, { readonly kind: 'progress' }>,
): void {
  const asked = waiting.get(news.serial);
  waiting.delete(news.serial);
  if (news.kind === 'answer') asked?.resolve(news.answer);
  else asked?.reject(news.isSaid ? new Unfit(news.message) : new Error(news.message));
}

export interface MergingThread {
  ask<K extends QuestionKind>(kind: K, ask: Questions[K]['ask']): Promise<Questions[K]['answer']>;
  /** What was under way is stored whole or not at all; what was asked is answered by `Ended`. */
  end(): void;
}

/** The same in the page, for few changes: sooner than a thread begins. */
export function createMergingHere(database: WorkbenchDatabase): MergingThread {
  const waiting = new Map<number, Waiting>();
  let serial = 0;
  const desk = createDesk((news) => {
    if (news.kind !== 'progress') settle(waiting, news);
  }, database);
  return {
    ask: (kind, ask) =>
      new Promise((resolve, reject) => {
        serial++;
        waiting.set(serial, { resolve: resolve as Waiting['resolve'], reject });
        desk({ kind, serial, ask } as MergingJob);
      }),
    end: () => undefined,
  };
}

/**
 * Questions are answered in their order.
 *
 * @param tell how far a long one has come
 */
export function createMergingThread(
  tell: (done: number, total: number) => void = () => undefined,
  open: () => Worker = openMergingThread,
): MergingThread {
  const worker = open();
  const waiting = new Map<number, Waiting>();
  let serial = 0;
  let isOver = false;

  const end = (why: string): void => {
    isOver = true;
    worker.terminate();
    const all = [...waiting.values()];
    waiting.clear();
    for (const { reject } of all) reject(new Ended(why));
  };
  worker.addEventListener('message', ({ data }: MessageEvent<MergingNews>) => {
    if (data.kind === 'progress') return tell(data.done, data.total);
    settle(waiting, data);
  });
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    end('The thread broke off.');
  });
  return {
    ask: (kind, ask) =>
      new Promise((resolve, reject) => {
        if (isOver) return reject(new Ended('The thread has ended.'));
        serial++;
        waiting.set(serial, { resolve: resolve as Waiting['resolve'], reject });
        worker.postMessage({ kind, serial, ask } as MergingJob);
      }),
    end: () => {
      end('The thread was ended.');
    },
  };
}
