import type { DocumentBody, StatedFacts } from '#core/text';

/** What the reading of one kind of source yields. */
export interface Extraction {
  readonly body: DocumentBody;
  readonly facts: StatedFacts;
  /** What the person should know of the reading, each a clause without capital and full stop. */
  readonly remarks: readonly string[];
}
