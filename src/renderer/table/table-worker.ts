import type { Job } from './jobs.ts';
import { Keeper } from './keeper.ts';

/** The thread in which all annotations are kept as rows. Built as a file of its own. */
const keeper = new Keeper((said) => {
  self.postMessage(said);
});

self.addEventListener('message', ({ data }: MessageEvent<Job>) => {
  keeper.take(data);
});
