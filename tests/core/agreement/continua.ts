import fc from 'fast-check';
import type { Continuum, Unit } from '#core/agreement';

/** A continuum in words: by analyst, "0-5x 7-9y" are ranges with their tags. */
export function continuumOf(texts: Readonly<Record<string, string>>, length = 100): Continuum {
  const unitOf = (coder: string, word: string, at: number): Unit => {
    const [, start, end, tag] = /^(\d+)-(\d+)(.+)$/.exec(word) ?? [];
    return { id: `${coder}${at}`, start: Number(start), end: Number(end), tag: tag ?? '' };
  };
  return {
    document: 'd',
    length,
    coders: Object.entries(texts).map(([id, text]) => ({
      id,
      units: text
        .split(' ')
        .filter((word) => word !== '')
        .map((word, at) => unitOf(id, word, at)),
    })),
  };
}

/** Continua of two to so many analysts, with much that is the same or overlaps. */
export const continua = (most: number): fc.Arbitrary<Continuum> =>
  fc
    .array(
      fc.array(
        fc.tuple(fc.nat(40), fc.integer({ min: 1, max: 12 }), fc.constantFrom('x', 'y', 'z')),
        {
          maxLength: 9,
        },
      ),
      { minLength: 2, maxLength: most },
    )
    .map((coders) => ({
      document: 'd',
      length: 60,
      coders: coders.map((units, coder) => ({
        id: `c${coder}`,
        units: units.map(([start, length, tag], at) => ({
          id: `${coder}.${at}`,
          start,
          end: start + length,
          tag,
        })),
      })),
    }));
