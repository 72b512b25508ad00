import { parentPort, workerData } from 'node:worker_threads';
import { done, type Result } from '#contract';
import { packJob, readJob, type ProjectRead } from './project-work.ts';
import { READY, type ProjectAnswer, type ProjectJob } from './project-runner.ts';

/**
 * The thread in which one project is read or packed, and which then ends: the program's own thread goes
 * on, and what the work took of memory is given back. Built as a file of its own.
 */

/** Bytes in memory of their own, which can be handed over: small ones lie together with others. */
const own = (bytes: Uint8Array): Uint8Array =>
  bytes.buffer instanceof ArrayBuffer && bytes.buffer.byteLength === bytes.byteLength
    ? bytes
    : new Uint8Array(bytes);

const ownRead = (read: ProjectRead): ProjectRead => ({
  ...read,
  lines: own(read.lines),
  documents: read.documents.map((document) => ({
    ...document,
    text: own(document.text),
    record: own(document.record),
    source: document.source && { ...document.source, bytes: own(document.source.bytes) },
  })),
});

function say(answer: Result<ProjectAnswer>, handedOver: readonly Uint8Array[]): void {
  // One file may be there twice, as the text of one document and the source of another.
  const buffers = new Set(handedOver.map(({ buffer }) => buffer as ArrayBuffer));
  parentPort?.postMessage(answer, [...buffers]);
}

async function work(job: ProjectJob): Promise<void> {
  if (job.kind === 'pack') {
    const packed = await packJob(job);
    const bytes = packed.ok ? own(packed.value) : null;
    return bytes === null ? say(packed, []) : say(done(bytes), [bytes]);
  }
  const read = await readJob(job);
  if (!read.ok) return say(read, []);
  const value = ownRead(read.value);
  const parts = value.documents.flatMap(({ text, record, source }) =>
    source === null ? [text, record] : [text, record, source.bytes],
  );
  say(done(value), [...parts, value.lines]);
}

parentPort?.postMessage(READY);
await work(workerData as ProjectJob);
