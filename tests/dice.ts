/** Whole numbers of 32 bits that follow from a seed (mulberry32), so that a run can be run again. */
function numbersFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}

/** Numbers from 0 to below 1. */
export function diceOf(seed: number): () => number {
  const next = numbersFrom(seed);
  return () => next() / 4_294_967_296;
}

/** Whole numbers from 0 to below a bound. */
export function belowFrom(seed: number): (bound: number) => number {
  const next = numbersFrom(seed);
  return (bound) => next() % bound;
}
