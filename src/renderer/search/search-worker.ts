import { createDoer } from './do-job.ts';
import type { Answer, Job } from './jobs.ts';

/**
 * The thread in which words are looked for: whatever a regular expression does, the page goes on, and
 * ends this thread when it takes too long. Built as a file of its own.
 */
const transferOf = (said: Answer): Transferable[] => {
  if (said.kind === 'matched') return [said.columns.places.buffer];
  if (said.kind === 'described') return [said.described.places.buffer];
  return said.kind === 'ordered' ? [said.order.buffer] : [];
};

const perform = createDoer((said) => {
  self.postMessage(said, { transfer: transferOf(said) });
});

self.addEventListener('message', ({ data }: MessageEvent<Job>) => {
  perform(data);
});
