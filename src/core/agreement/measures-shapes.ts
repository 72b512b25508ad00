import type { Figure } from './figure.ts';
import type { GroupKind } from './grouping.ts';

/** What is measured of a part of the work, in the order in which it is told; gamma comes by itself. */
export const measureNames = [
  'f1Exact',
  'f1Partial',
  'kappaCharacters',
  'kappaTags',
  'alphaCharacters',
  'alphaTags',
  'alphaUnitising',
  'uAlpha',
  'uAlphaBinary',
  'cuAlpha',
] as const;

export type MeasureName = (typeof measureNames)[number];

export type Measures = Readonly<Record<MeasureName, Figure>>;

export interface Counts {
  /** Annotations by analyst, as the analysts were given. */
  readonly units: readonly number[];
  /** Groups by kind; of one tag, those in which it stands. */
  readonly groups: Readonly<Record<GroupKind, number>>;
  /** Groups in which everybody has said the same. */
  readonly agreed: number;
}

/** Gamma with what it rests on. */
export interface GammaFigure {
  readonly figure: Figure;
  /** Random continua by which chance was told: the fewest that any document took. */
  readonly samples: number;
  /** Whether each alignment is proven to be the best there is. */
  readonly isExact: boolean;
}
