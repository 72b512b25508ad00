/**
 * What agreement is measured of. Places are in Unicode code points, as passages are stored, so that no
 * text is needed; half-open, as everywhere.
 */

/** One annotation: where it lies, and under which category. */
export interface Unit {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly tag: string;
}

/** One analyst, with all that they annotated in one document: in any order, overlapping or not. */
export interface Coder<Of extends Unit = Unit> {
  readonly id: string;
  readonly units: readonly Of[];
}

/** One document, as several people annotated it. */
export interface Continuum<Of extends Unit = Unit> {
  readonly document: string;
  /** In code points. */
  readonly length: number;
  /** Each at most once; who has annotated nothing here stands here without units. */
  readonly coders: readonly Coder<Of>[];
}
