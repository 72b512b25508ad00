import { Worker } from 'node:worker_threads';
import { refused, type Result } from '#contract';
import { mediaTypeOf } from '#main/services/corpus';
import { isOutOfMemory, READY } from '#main/services/threads';
import { readSource, type ImportableDocument } from './importer.ts';

export interface ImportJob {
  readonly bytes: Uint8Array;
  readonly name: string;
}

export type ImportAnswer = Result<ImportableDocument>;

/** Reads a source's bytes into what the library keeps. */
export type RunImport = (bytes: Uint8Array, name: string) => Promise<ImportAnswer>;

export interface ImportRunnerOptions {
  /** The built import worker; without it everything is read in the caller's thread. */
  readonly worker: URL | null;
  /** How long one page or Markdown file may take, in milliseconds. */
  readonly deadline?: number;
  /** How much memory its objects may take, in mebibytes. */
  readonly memory?: number;
}

const DEADLINE = 10_000;
const MEMORY_MB = 768;
/** Plain text up to this size is read at once: a hand-over would take longer than the reading. */
const AT_ONCE = 256 * 1024;
const MEBIBYTE = 1024 * 1024;

const fileName = (name: string): string => name.replace(/^.*[/\\]/, '');

const gaveUp = (name: string, milliseconds: number): ImportAnswer =>
  refused(
    'unreadable',
    `“${fileName(name)}” could not be read within ${Math.round(milliseconds / 1000)} seconds and was given up.`,
  );

const ranOut = (name: string): ImportAnswer =>
  refused('too-large', `“${fileName(name)}” takes too much memory to be read.`);

const brokeOff = (name: string): ImportAnswer =>
  refused('unreadable', `“${fileName(name)}” could not be read: its structure is too much.`);

interface Waiting extends ImportJob {
  readonly resolve: (answer: ImportAnswer) => void;
}

/** Plain text takes time in proportion to its length; markup may take any. */
const timeFor = ({ bytes, name }: ImportJob, deadline: number): number =>
  mediaTypeOf(name) === 'text/plain' ? deadline + (bytes.length / MEBIBYTE) * 500 : deadline;

/**
 * Reads files one after another in a thread of its own, which is ended and replaced when a file
 * takes too long or too much memory. The thread does not keep the program alive.
 */
export function createImportRunner({
  worker: url,
  deadline = DEADLINE,
  memory = MEMORY_MB,
}: ImportRunnerOptions): RunImport {
  const queue: Waiting[] = [];
  let worker: Worker | null = null;
  let current: Waiting | null = null;
  let timer: NodeJS.Timeout | undefined;
  let isUsable = url !== null;
  let isReady = false;

  /** Ends the job under way with what the thread answered. */
  function settle(answer: (job: ImportJob) => ImportAnswer): void {
    if (current === null) return;
    const job = current;
    current = null;
    clearTimeout(timer);
    job.resolve(answer(job));
    next();
  }

  function hear(thread: Worker, answer: ImportAnswer): void {
    if (thread !== worker) return;
    thread.unref();
    settle(() => answer);
  }

  /** A thread ended, by an error or by itself. One that was given up still says so. */
  function lose(thread: Worker, error: unknown): void {
    if (thread !== worker) return;
    worker = null;
    // A thread whose code cannot be loaded is no fault of the file.
    if (!isReady) isUsable = false;
    settle((job) => {
      if (!isReady) return readSource(job.bytes, job.name);
      return isOutOfMemory(error) ? ranOut(job.name) : brokeOff(job.name);
    });
  }

  /** Gives the thread until then. */
  function watch(job: Waiting): void {
    clearTimeout(timer);
    const time = timeFor(job, deadline);
    timer = setTimeout(() => giveUp(job, time), time);
  }

  function send(thread: Worker, job: Waiting): void {
    watch(job);
    thread.postMessage({ bytes: job.bytes, name: job.name } satisfies ImportJob);
  }

  function start(at: URL): Worker {
    isReady = false;
    const thread = new Worker(at, { resourceLimits: { maxOldGenerationSizeMb: memory } });
    thread.on('message', (answer: ImportAnswer | typeof READY) => {
      if (answer !== READY) return hear(thread, answer);
      if (thread !== worker) return;
      isReady = true;
      if (current !== null) send(thread, current);
    });
    thread.on('error', (error: unknown) => lose(thread, error));
    thread.on('exit', () => lose(thread, null));
    return thread;
  }

  function giveUp(job: Waiting, time: number): void {
    const thread = worker;
    worker = null;
    current = null;
    void thread?.terminate();
    job.resolve(gaveUp(job.name, time));
    next();
  }

  function next(): void {
    if (url === null || current !== null) return;
    const job = queue.shift();
    if (job === undefined) return;
    if (!isUsable) {
      job.resolve(readSource(job.bytes, job.name));
      return next();
    }
    current = job;
    worker ??= start(url);
    worker.ref();
    // A file goes to a thread that has said it is ready, so that one lost with it is the file's doing.
    if (isReady) send(worker, job);
    else watch(job);
  }

  return (bytes, name) => {
    const isLight = mediaTypeOf(name) === 'text/plain' && bytes.length <= AT_ONCE;
    if (!isUsable || isLight || mediaTypeOf(name) === null)
      return Promise.resolve(readSource(bytes, name));
    return new Promise((resolve) => {
      queue.push({ bytes, name, resolve });
      next();
    });
  };
}
