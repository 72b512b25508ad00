import { parentPort, workerData } from 'node:worker_threads';
import { done, type Result } from '#contract';
import { packJob, readJob } from './project-work.ts';
import { doJob, READY, type ProjectAnswer, type ProjectJob } from './project-runner.ts';

/**
 * The thread in which one project is read or packed, or a snapshot taken, and which then ends: the program's own thread goes
 * on, and what the work took of memory is given back. Built as a file of its own.
 */

/** Bytes in memory of their own, which can be handed over: small ones lie together with others. */
const own = (bytes: Uint8Array): Uint8Array =>
  bytes.buffer instanceof ArrayBuffer && bytes.buffer.byteLength === bytes.byteLength
    ? bytes
    : new Uint8Array(bytes);

function say(answer: Result<ProjectAnswer>, handedOver: readonly Uint8Array[]): void {
  parentPort?.postMessage(
    answer,
    handedOver.map(({ buffer }) => buffer as ArrayBuffer),
  );
}

async function work(job: ProjectJob): Promise<void> {
  if (job.kind === 'pack') {
    const packed = await packJob(job);
    const bytes = packed.ok ? own(packed.value) : null;
    return bytes === null ? say(packed, []) : say(done(bytes), [bytes]);
  }
  if (job.kind !== 'read') return say(await doJob(job), []);
  const read = await readJob(job);
  if (!read.ok) return say(read, []);
  const [content, lines] = [own(read.value.content), own(read.value.lines)];
  say(done({ ...read.value, content, lines }), [content, lines]);
}

parentPort?.postMessage(READY);
await work(workerData as ProjectJob);
