/** Milliseconds of work between two moments at which what waits has its turn. */
const SLICE = 6;

const waiting: (() => void)[] = [];
let port: MessagePort | null = null;

/** Unlike a timer's, its turn comes as soon in a window that is covered. */
function afterWhatWaits(): Promise<void> {
  if (port === null) {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => waiting.shift()?.();
    port = port2;
  }
  const asked = port;
  return new Promise((resolve) => {
    waiting.push(resolve);
    asked.postMessage(null);
  });
}

/** Work in slices, so that what comes in meanwhile is answered at once, and the page can draw. */
export class Pace {
  #since = performance.now();

  /** Whether a slice is used up. */
  isDue(): boolean {
    return performance.now() - this.#since > SLICE;
  }

  /**
   * Lets in what waits, then goes on.
   *
   * @throws the signal's reason, where the work is wanted no more
   */
  async rest(signal?: AbortSignal): Promise<void> {
    await afterWhatWaits();
    this.#since = performance.now();
    signal?.throwIfAborted();
  }

  /** Rests where it is time to; undefined where it is not. */
  pause(): Promise<void> | undefined {
    return this.isDue() ? this.rest() : undefined;
  }
}
