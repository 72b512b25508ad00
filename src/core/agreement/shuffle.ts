import type { Place } from './dissimilarity.ts';
import type { Random } from './random.ts';

/** Tries to keep a cut away from the others, before any is taken. */
const TRIES = 50;

/**
 * A continuum as chance might have made it, by Mathet, Widlöcher, Métivier 2015, section 5.2: for each
 * analyst one of the real ones is drawn, and all of theirs is moved by a random distance, what leaves at
 * the end coming back at the beginning. The distances differ by half the mean length of an annotation at
 * least, as the authors' own program has it, so that nobody meets themselves.
 */
export function shuffled(
  coders: readonly (readonly Place[])[],
  length: number,
  random: Random,
): readonly (readonly Place[])[] {
  const all = coders.flat();
  const mean = all.reduce((sum, { start, end }) => sum + end - start, 0) / Math.max(1, all.length);
  const cuts: number[] = [];
  const isFree = (cut: number): boolean =>
    cuts.every((other) => {
      const apart = Math.abs(cut - other);
      return Math.min(apart, length - apart) >= mean / 2;
    });
  return coders.map(() => {
    let cut = Math.floor(random() * length);
    for (let tries = 0; tries < TRIES && !isFree(cut); tries++) cut = Math.floor(random() * length);
    cuts.push(cut);
    const drawn = coders[Math.floor(random() * coders.length)] as readonly Place[];
    return drawn.map(({ start, end, tag }) => {
      const by = start + cut >= length ? cut - length : cut;
      return { start: start + by, end: end + by, tag };
    });
  });
}
