/** Milliseconds of work between two moments at which messages are let in. */
const SLICE = 6;

/** Work in slices, so that what comes in meanwhile is answered at once. */
export class Pace {
  readonly #channel = new MessageChannel();
  #since = 0;
  #waiting: (() => void)[] = [];

  constructor() {
    this.#channel.port1.onmessage = () => {
      const waiting = this.#waiting;
      this.#waiting = [];
      this.#since = performance.now();
      for (const go of waiting) go();
    };
  }

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
    await new Promise<void>((resolve) => {
      this.#waiting.push(resolve);
      this.#channel.port2.postMessage(null);
    });
    signal?.throwIfAborted();
  }
}
