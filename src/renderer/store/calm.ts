/** Long work in the page, done in slices between which it can draw and take keys. */

/** Milliseconds of work between two rests. */
const SLICE = 8;

/** Called between two pieces of work: rests where it is time to. */
export type Calm = () => Promise<void> | undefined;

const { port1, port2 } = new MessageChannel();
const waiting: (() => void)[] = [];
port1.addEventListener('message', () => waiting.shift()?.());
port1.start();

/** Unlike a timer's, its turn comes as soon in a window that is covered. */
const rest = (): Promise<void> =>
  new Promise((resolve) => {
    waiting.push(resolve);
    port2.postMessage(null);
  });

export function calmly(): Calm {
  let since = performance.now();
  return () => {
    if (performance.now() - since < SLICE) return undefined;
    return rest().then(() => {
      since = performance.now();
    });
  };
}
