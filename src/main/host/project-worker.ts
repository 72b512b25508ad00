import { parentPort, workerData } from 'node:worker_threads';
import { done, type Result } from '#contract';
import { READY } from '#main/services/threads';
import { doJob, type ProjectAnswer, type ProjectJob } from './project-runner.ts';
import { packer, readJob, type PackAsk, type PackJob } from './project-work.ts';

/**
 * The thread in which one project is read or packed, or a snapshot taken, and which then ends: the program's own thread goes
 * on, and what the work took of memory is given back. Built as a file of its own.
 */

/** Bytes in memory of their own, which can be handed over: small ones lie together with others. */
const own = (bytes: Uint8Array): Uint8Array =>
  bytes.buffer instanceof ArrayBuffer && bytes.buffer.byteLength === bytes.byteLength
    ? bytes
    : new Uint8Array(bytes);

function say(answer: Result<ProjectAnswer | Uint8Array>, handedOver: readonly Uint8Array[]): void {
  parentPort?.postMessage(
    answer,
    handedOver.map(({ buffer }) => buffer as ArrayBuffer),
  );
}

/** Goes on answering until it is ended. */
function pack(job: PackJob): void {
  const answer = packer(job);
  let turn: Promise<void> = Promise.resolve();
  parentPort?.on('message', (ask: PackAsk) => {
    turn = turn.then(async () => {
      const answered = await answer(ask);
      const bytes = answered.ok && answered.value !== null ? own(answered.value) : null;
      if (bytes === null) say(answered, []);
      else say(done(bytes), [bytes]);
    });
  });
}

async function work(job: ProjectJob): Promise<void> {
  if (job.kind !== 'read') return say(await doJob(job), []);
  const read = await readJob(job);
  if (!read.ok) return say(read, []);
  const content = own(read.value.content);
  const pieces = read.value.changes.pieces.map((piece) => ({ ...piece, bytes: own(piece.bytes) }));
  const changes = { ...read.value.changes, pieces };
  say(done({ ...read.value, content, changes }), [content, ...pieces.map(({ bytes }) => bytes)]);
}

const job = workerData as ProjectJob | PackJob;
// Whoever packs is asked from then on.
if (job.kind === 'pack') pack(job);
parentPort?.postMessage(READY);
if (job.kind !== 'pack') await work(job);
