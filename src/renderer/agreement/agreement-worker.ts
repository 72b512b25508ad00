import type { Job } from './jobs.ts';
import { Measurer } from './measurer.ts';

/** The thread in which agreement is measured. Built as a file of its own. */
const measurer = new Measurer((said) => {
  self.postMessage(said);
});

self.addEventListener('message', ({ data }: MessageEvent<Job>) => {
  measurer.take(data);
});
