import { nextSentence, sentenceAt, utf16, type DocumentBody, type TextRange } from '#core/text';
import type { Context, LoadedDocument } from '../context.ts';
import type { Annotation } from '../shapes.ts';

/** What a claim is made of, by where it stands. */

/** A range with the whole of the sentences that it begins and ends in. */
function wholeSentences(body: DocumentBody, range: TextRange): TextRange {
  const first = sentenceAt(body, range.start);
  let { start, end }: { start: number; end: number } = range;
  if (first !== null && first.end > range.start) {
    start = Math.min(start, first.start);
    let last: TextRange | null = first;
    while (last !== null && last.start < range.end) {
      end = Math.max(end, last.end);
      last = last.end < range.end ? nextSentence(body, last.end) : null;
    }
  }
  return { start: utf16(start), end: utf16(end) };
}

const holds = (outer: TextRange, inner: TextRange): boolean =>
  outer.start <= inner.start && outer.end >= inner.end;

const meets = (a: TextRange, b: TextRange): boolean => a.start < b.end && b.start < a.end;

/** In the order of the text. */
export interface AroundClaim {
  /** Statistics and dates. */
  readonly restsOn: readonly Annotation[];
  /** Actors. */
  readonly about: readonly Annotation[];
}

/** Whether an actor makes the claim, as the claim's value says: it is hardly about them. */
const isSpeaker = ({ value }: Annotation, claim: Annotation): boolean =>
  value?.kind === 'actor' && claim.value?.kind === 'claim' && value.entity === claim.value.saidBy;

/**
 * The statistics, dates and actors in a claim's sentences, hidden ones too, but for whoever says it.
 * What stands inside another claim and outside this one is the other's.
 */
export function aroundClaim(
  { tagIndex }: Context,
  { body, annotations }: LoadedDocument,
  claim: Annotation,
): AroundClaim {
  if (annotations.get(claim.id) === undefined) return { restsOn: [], about: [] };
  const kindOf = ({ tag }: Annotation): string | null => tagIndex.kindOf(tag);
  const near = annotations.overlapping(wholeSentences(body, claim));
  const otherClaims = near.filter((each) => each.id !== claim.id && kindOf(each) === 'claim');
  const own = near
    .filter((each) => meets(each, claim) || !otherClaims.some((other) => holds(other, each)))
    .sort((a, b) => a.start - b.start || a.end - b.end);
  return {
    restsOn: own.filter((each) => kindOf(each) === 'statistic' || kindOf(each) === 'date'),
    about: own.filter((each) => kindOf(each) === 'actor' && !isSpeaker(each, claim)),
  };
}
