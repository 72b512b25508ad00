/** A set of units that may stand together, and what it costs. */
export interface Candidate {
  readonly cost: number;
  /** Numbers of units, in no order. */
  readonly units: readonly number[];
  /** The same by analyst and index. */
  readonly members: readonly (readonly [coder: number, at: number])[];
}
