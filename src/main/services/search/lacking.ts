import { foldedFormsOf, readCorpusQuery, readWordsMatcher } from '#core/search';
import type { DocumentId } from '#core/model';
import type { Input } from '#contract';
import { evaluate } from './evaluate.ts';
import { foldedPart } from './folded-texts.ts';
import type { Presence } from './presence.ts';
import type { Segment } from './segment.ts';

export type LackingRequest = Input<'documentsLacking'>;

/** What is asked about, and when it takes too long. */
export interface Lacking {
  readonly request: LackingRequest;
  readonly segments: readonly Segment[];
  readonly presence: Pick<Presence, 'maskOf'>;
  readonly isLate: () => boolean;
}

/** Tells of a document of a segment whether it may hold what is looked for. */
type Teller = (segment: Segment, document: number) => boolean;

/** A document holds a text only where its folded text does, or the blocks of it with notes' marks. */
function textTeller({ texts, manner }: LackingRequest): Teller {
  const parts = foldedFormsOf(texts).map(foldedPart);
  if (manner === 'anywhere') return ({ folded }, document) => folded.holdsAny(document, parts);
  const words = readWordsMatcher(texts);
  return ({ folded }, document) =>
    folded.holdsAny(document, parts) &&
    // A note's mark parts words, which its folded text alone does not tell.
    (folded.holdsAnyMarked(document, parts) ||
      (words !== null && words.find(folded.at(document), 1).length > 0));
}

/** Null where it takes too long. */
function queryTeller({ request, segments, presence, isLate }: Lacking): Teller | null {
  const found = new Set<DocumentId>();
  for (const text of request.texts) {
    const asked = readCorpusQuery(text);
    if (!asked.ok && asked.problem.kind === 'empty') continue;
    const answer = asked.ok
      ? evaluate({
          query: asked.query,
          segments,
          presence,
          isWanted: null,
          limit: Infinity,
          isLate,
        })
      : null;
    if (answer === null) return null;
    for (const { id } of answer.best) found.add(id);
  }
  return ({ documents }, document) => found.has(documents[document] as DocumentId);
}

/** The documents taken in that hold none of the texts; null where it takes too long to tell. */
export function documentsLacking(asked: Lacking): DocumentId[] | null {
  const { request, segments, presence, isLate } = asked;
  const mayHold = request.manner === 'query' ? queryTeller(asked) : textTeller(request);
  if (mayHold === null) return null;
  const lacking: DocumentId[] = [];
  for (const segment of segments) {
    const there = presence.maskOf(segment);
    for (const [document, id] of segment.documents.entries()) {
      if (there[document] === 0) continue;
      if (isLate()) return null;
      if (!mayHold(segment, document)) lacking.push(id);
    }
  }
  return lacking;
}
