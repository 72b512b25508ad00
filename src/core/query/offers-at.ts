import type { QueryNames, QueryOffer } from './shapes.ts';

/** Ways to go on at a caret, best first. */
export const offersAt = (
  _typed: string,
  _caret: number,
  _names: QueryNames,
): readonly QueryOffer[] => [];
