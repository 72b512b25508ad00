import type { DocumentId } from '#core/model';
import { likenessOf, type TextSignature } from './signature.ts';

/** A text by its hash, and what it says in short. */
export interface SignedText {
  readonly id: DocumentId;
  readonly signature: TextSignature;
}

export interface NearTwin {
  readonly id: DocumentId;
  /** How much of what either says both say, 0 to 1. */
  readonly resemblance: number;
}

/** Runs of words that a text has to have: of shorter ones nothing can be told. */
const SHORTEST = 12;
/** As much of all that either says, or so much of the shorter where the other is not far longer. */
const RESEMBLING = 0.4;
const CONTAINED = 0.6;
const MOST_TIMES_LONGER = 3;

function areTwins(a: TextSignature, b: TextSignature, resemblance: number, contained: number) {
  const [shorter, longer] = a.count < b.count ? [a.count, b.count] : [b.count, a.count];
  if (shorter < SHORTEST) return false;
  return (
    resemblance >= RESEMBLING || (contained >= CONTAINED && longer <= shorter * MOST_TIMES_LONGER)
  );
}

/**
 * Which texts are versions of a text, the likest first: by what they say alone, never by names. The
 * text itself, which has the same hash, is none of its versions.
 */
export function nearTwinsOf(text: SignedText, others: Iterable<SignedText>): readonly NearTwin[] {
  const twins: NearTwin[] = [];
  for (const { id, signature } of others) {
    if (id === text.id) continue;
    const { resemblance, containment } = likenessOf(text.signature, signature);
    if (areTwins(text.signature, signature, resemblance, containment))
      twins.push({ id, resemblance });
  }
  return twins.sort((a, b) => b.resemblance - a.resemblance || (a.id < b.id ? -1 : 1));
}
