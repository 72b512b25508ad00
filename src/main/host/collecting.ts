import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

let collect: (() => void) | null = null;

/** Has what was let go of leave the memory of this process soon, and not only once room is needed. */
export function collectSoon(): void {
  if (collect === null) {
    setFlagsFromString('--expose-gc');
    collect = runInNewContext('gc') as () => void;
  }
  // Whoever lets go is not done yet.
  setImmediate(collect);
}
