/** Random numbers in [0, 1), the same for the same seed. */
export type Random = () => number;

/** SplitMix32 by G. Steele, D. Lea, C. Flood ("Fast Splittable Pseudorandom Number Generators", 2014). */
export function randomFrom(seed: number): Random {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    mixed ^= mixed >>> 15;
    return (mixed >>> 0) / 2 ** 32;
  };
}
