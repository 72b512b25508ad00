import { createDesk } from './desk.ts';
import type { MergingJob } from './jobs.ts';

/** The thread in which questions about very many changes are answered. Built as a file of its own. */
const desk = createDesk((news) => {
  self.postMessage(news);
});

self.addEventListener('message', ({ data }: MessageEvent<MergingJob>) => {
  desk(data);
});
