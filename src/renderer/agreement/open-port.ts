import { threadOpener } from '#renderer/threads';
import address from './agreement-worker.ts?worker&url';
import type { Answer, Job } from './jobs.ts';
import { Measurer } from './measurer.ts';

/** Where jobs go, and answers come from. */
export interface Port {
  post(job: Job): void;
  end(): void;
}

/** @param failed is told when there will be no more answers */
export type OpenPort = (heard: (said: Answer) => void, failed: () => void) => Port;

const openWorker = threadOpener('ObelusAgreement', address);

/** A thread of its own. */
export const inThread: OpenPort = (heard, failed) => {
  const worker = openWorker();
  worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
    heard(data);
  });
  worker.addEventListener('error', failed);
  return {
    post: (job) => {
      worker.postMessage(job);
    },
    end: () => {
      worker.terminate();
    },
  };
};

/** The page's own thread: for tests, and where nobody waits for anything else. */
export const inPage: OpenPort = (heard) => {
  let isOpen = true;
  const measurer = new Measurer((said) => {
    if (isOpen) heard(said);
  });
  return {
    post: (job) => {
      measurer.take(job);
    },
    end: () => {
      isOpen = false;
      measurer.take({ kind: 'stop' });
    },
  };
};
