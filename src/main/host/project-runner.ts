import { Worker } from 'node:worker_threads';
import { refused, type Refusal, type Result } from '#contract';
import type { FileLayer } from '#main/services/files';
import type { Snapshot } from '#main/services/snapshots';
import { READY } from '#main/services/threads';
import { limitsOf, tooSlow, whenBroken } from './project-threads.ts';
import { createPacking, type Packing } from './project-packing.ts';
import { readJob, type PackJob, type ProjectRead, type ReadJob } from './project-work.ts';
import { checkJob, takeJob, type CheckSnapshotJob, type TakeSnapshotJob } from './snapshot-work.ts';

/** What is done in one go. */
export type ProjectJob = ReadJob | TakeSnapshotJob | CheckSnapshotJob;
export type ProjectAnswer = ProjectRead | Snapshot | null;

/** Reads and packs projects apart from the thread that answers the page. */
export interface ProjectRunner {
  read(job: Omit<ReadJob, 'kind'>): Promise<Result<ProjectRead>>;
  /** Beside all else: of what is packed, little is in memory. */
  pack(job: Omit<PackJob, 'kind'>): Packing;
  takeSnapshot(job: Omit<TakeSnapshotJob, 'kind'>): Promise<Result<Snapshot | null>>;
  checkSnapshot(job: Omit<CheckSnapshotJob, 'kind'>): Promise<Result<Snapshot>>;
}

export interface ProjectRunnerOptions {
  /** The built project worker; without it the work is done in the caller's thread. */
  readonly worker: URL | null;
  /** Where this thread reads and writes; a worker does it on the disk. */
  readonly files?: FileLayer;
  /** How long one project may take, in milliseconds. */
  readonly deadline?: number;
  /** How much memory objects may take, in mebibytes. */
  readonly memory?: number;
}

/** The largest project there may be takes half a minute; on a busy machine, or a network drive, far longer. */
const DEADLINE = 600_000;
/** Of the largest only bytes stay, and these are none of them. */
const MEMORY = 1_024;

const nameOf = (job: ProjectJob): string => {
  if (job.kind !== 'read') return 'The snapshot';
  return typeof job.source === 'string' ? job.source.replace(/^.*[/\\]/, '') : job.source.name;
};

const DONE = {
  read: 'opened',
  takeSnapshot: 'written',
  checkSnapshot: 'read',
} as const;

const refuse = (job: ProjectJob, reason: string): Refusal =>
  refused('too-large', `“${nameOf(job)}” was not ${DONE[job.kind]}: ${reason}.`);

type Outcome =
  | { readonly kind: 'answer'; readonly answer: Result<ProjectAnswer> }
  /** Its code cannot be loaded. */
  | { readonly kind: 'unusable' };

type Limits = Required<Pick<ProjectRunnerOptions, 'deadline' | 'memory'>>;

function inThread(url: URL, job: ProjectJob, { deadline, memory }: Limits): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    let isReady = false;
    const thread = new Worker(url, {
      workerData: job,
      resourceLimits: limitsOf(memory),
    });
    const end = (outcome: Outcome): void => {
      clearTimeout(timer);
      resolve(outcome);
      void thread.terminate();
    };
    const timer = setTimeout(() => {
      end({ kind: 'answer', answer: refuse(job, tooSlow(deadline).reason) });
    }, deadline);
    thread.on('message', (answer: Result<ProjectAnswer> | typeof READY) => {
      if (answer === READY) isReady = true;
      else end({ kind: 'answer', answer });
    });
    whenBroken(thread, (why) => {
      if (!isReady) return end({ kind: 'unusable' });
      if ('reason' in why) return end({ kind: 'answer', answer: refuse(job, why.reason) });
      clearTimeout(timer);
      reject(why.error);
    });
  });
}

/** Does the work in this thread. */
export function doJob(job: ProjectJob, files?: FileLayer): Promise<Result<ProjectAnswer>> {
  switch (job.kind) {
    case 'read':
      return readJob(job, files);
    case 'takeSnapshot':
      return takeJob(job, files);
    case 'checkSnapshot':
      return checkJob(job, files);
  }
}

/** One after another, each in a thread of its own, so that only one takes much memory at a time. */
export function createProjectRunner({
  worker,
  files,
  deadline = DEADLINE,
  memory = MEMORY,
}: ProjectRunnerOptions): ProjectRunner {
  let isUsable = worker !== null;
  let last: Promise<unknown> = Promise.resolve();

  async function run(job: ProjectJob): Promise<Result<ProjectAnswer>> {
    if (worker === null || !isUsable) return doJob(job, files);
    const outcome = await inThread(worker, job, { deadline, memory });
    if (outcome.kind === 'answer') return outcome.answer;
    isUsable = false;
    return doJob(job, files);
  }

  function queue(job: ProjectJob): Promise<Result<ProjectAnswer>> {
    const turn = last.then(() => run(job));
    last = turn.catch(() => undefined);
    return turn;
  }

  return {
    read: (job) => queue({ kind: 'read', ...job }) as Promise<Result<ProjectRead>>,
    pack: (job) =>
      createPacking(
        { kind: 'pack', ...job },
        { worker: isUsable ? worker : null, files, deadline, memory },
      ),
    takeSnapshot: (job) =>
      queue({ kind: 'takeSnapshot', ...job }) as Promise<Result<Snapshot | null>>,
    checkSnapshot: (job) => queue({ kind: 'checkSnapshot', ...job }) as Promise<Result<Snapshot>>,
  };
}
