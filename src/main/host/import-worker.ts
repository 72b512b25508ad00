import { parentPort } from 'node:worker_threads';
import { readSource, type ImportAnswer, type ImportJob } from '#main/services/importing';
import { READY } from '#main/services/threads';

/**
 * The thread in which files are read: whatever a file does to its reader, the program's own thread
 * goes on, and ends this one when it takes too long. Built as a file of its own.
 */
parentPort?.on('message', ({ bytes, name }: ImportJob) => {
  const answer: ImportAnswer = readSource(bytes, name);
  const moved = answer.ok
    ? [answer.value.prepared.text, answer.value.prepared.record].map((part) => part.buffer)
    : [];
  parentPort?.postMessage(answer, moved as ArrayBuffer[]);
});
parentPort?.postMessage(READY);
