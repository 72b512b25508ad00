import { Worker } from 'node:worker_threads';
import { done, refused, type Result } from '#contract';
import type { FileLayer } from '#main/services/files';
import { READY } from '#main/services/threads';
import { limitsOf, tooSlow, whenBroken, type Broken } from './project-threads.ts';
import { packer, type PackAsk, type PackJob } from './project-work.ts';

/** A project's file that is being put together, in a thread of its own that ends with it. */
export interface Packing {
  /** @param lines bytes in memory of their own, which are handed over */
  add(lines: Uint8Array<ArrayBuffer>): Promise<Result<null>>;
  /** The file's bytes; it is over then. */
  end(name: string, passphrase: string | null): Promise<Result<Uint8Array>>;
  /** What is asked for is refused from now on, and what it took of memory is given back. */
  giveUp(): void;
}

export interface PackingOptions {
  /** The built project worker; without it the work is done in this thread. */
  readonly worker: URL | null;
  readonly files: FileLayer | undefined;
  /** How long one ask may take, in milliseconds. */
  readonly deadline: number;
  /** How much memory objects may take, in mebibytes. */
  readonly memory: number;
}

type Answer = Result<Uint8Array | null>;
type Ask = (ask: PackAsk) => Promise<Answer>;

/** Asks a thread one thing after another. */
class Asking {
  readonly #thread: Worker;
  readonly #deadline: number;
  readonly #refuse: (reason: string) => Answer;
  #waiting: { readonly settle: (answer: Answer | Broken) => void } | null = null;
  #broken: Broken | null = null;

  constructor(thread: Worker, deadline: number, refuse: (reason: string) => Answer) {
    this.#thread = thread;
    this.#deadline = deadline;
    this.#refuse = refuse;
    whenBroken(thread, (why) => this.#break(why));
    thread.on('message', (answer: Answer) => this.#waiting?.settle(answer));
  }

  ask(ask: PackAsk): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#break(tooSlow(this.#deadline));
        void this.#thread.terminate();
      }, this.#deadline);
      const settle = (answer: Answer | Broken): void => {
        clearTimeout(timer);
        this.#waiting = null;
        if ('error' in answer) reject(answer.error);
        else resolve('reason' in answer ? this.#refuse(answer.reason) : answer);
      };
      if (this.#broken !== null) return settle(this.#broken);
      this.#waiting = { settle };
      const handedOver = ask.kind === 'lines' ? [ask.lines.buffer as ArrayBuffer] : [];
      this.#thread.postMessage(ask, handedOver);
    });
  }

  #break(why: Broken): void {
    this.#broken ??= why;
    this.#waiting?.settle(this.#broken);
  }
}

/** A thread that is asked, once its code is loaded; null where that cannot be had. */
function openThread(thread: Worker, asking: Asking): Promise<Asking | null> {
  return new Promise((resolve) => {
    thread.once('message', (said: unknown) => resolve(said === READY ? asking : null));
    thread.once('exit', () => resolve(null));
  });
}

export function createPacking(job: PackJob, options: PackingOptions): Packing {
  const { worker, files } = options;
  let { name } = job;
  let isGivenUp = false;
  let thread: Worker | null = null;
  const refuse = (reason: string): Result<never> =>
    refused('too-large', `“${name}” was not written: ${reason}.`);

  async function open(url: URL): Promise<Ask> {
    const opened = new Worker(url, {
      workerData: job,
      resourceLimits: limitsOf(options.memory),
    });
    thread = opened;
    const asking = await openThread(opened, new Asking(opened, options.deadline, refuse));
    return asking === null ? packer(job, files) : (ask) => asking.ask(ask);
  }

  const opening: Promise<Ask> =
    worker === null ? Promise.resolve(packer(job, files)) : open(worker);
  let turn: Promise<unknown> = opening;
  let isOver = false;

  function inTurn(ask: PackAsk): Promise<Answer> {
    const answer = turn.then(async (): Promise<Answer> => {
      if (isGivenUp || isOver) return refuse('it was given up');
      const answered = await (await opening)(ask);
      if (!answered.ok || ask.kind === 'end') over();
      return isGivenUp ? refuse('it was given up') : answered;
    });
    turn = answer.catch(over);
    return answer;
  }

  function over(): void {
    isOver = true;
    void thread?.terminate();
  }

  return {
    add: async (lines) => {
      const added = await inTurn({ kind: 'lines', lines });
      return added.ok ? done(null) : added;
    },
    end: (called, passphrase) => {
      name = called;
      return inTurn({ kind: 'end', name, passphrase }) as Promise<Result<Uint8Array>>;
    },
    giveUp: () => {
      isGivenUp = true;
      void thread?.terminate();
    },
  };
}
