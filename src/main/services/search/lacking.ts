import { foldedFormsOf, phraseOf, readCorpusQuery, type CorpusQuery } from '#core/search';
import type { DocumentId } from '#core/model';
import type { Input } from '#contract';
import { evaluate, MOST_TERMS, termsOf } from './evaluate.ts';
import { foldedPart } from './packed-texts.ts';
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

/** More are looked for as if they were parts of words. */
const MOST_PHRASES = 100;

/** The documents that some queries find; null where it takes too long. */
function foundBy(
  { segments, presence, isLate }: Lacking,
  queries: readonly CorpusQuery[],
): ReadonlySet<DocumentId> | null {
  const found = new Set<DocumentId>();
  for (const query of queries) {
    const answer = evaluate({
      ...{ query, segments, presence, isLate },
      ...{ isWanted: null, limit: Infinity },
    });
    if (answer === null) return null;
    for (const { id } of answer.best) found.add(id);
  }
  return found;
}

/** A document holds a text only where its folded text does, or the blocks of it with notes' marks. */
function anywhereTeller({ texts }: LackingRequest): Teller {
  const parts = foldedFormsOf(texts).map(foldedPart);
  return ({ folded }, document) => folded.holdsAny(document, parts);
}

/** Whole words are phrases to an index. Where a note's mark parts words, its texts do not tell. */
function wordsTeller(asked: Lacking): Teller | null {
  const { texts } = asked.request;
  const phrases = texts.filter((text) => foldedFormsOf([text]).length > 0).map(phraseOf);
  if (phrases.length > MOST_PHRASES) return anywhereTeller(asked.request);
  const found =
    phrases.length === 0 ? new Set<DocumentId>() : foundBy(asked, [{ all: [phrases], none: [] }]);
  if (found === null) return null;
  const parts = foldedFormsOf(texts).map(foldedPart);
  return ({ documents, folded }, document) =>
    found.has(documents[document] as DocumentId) || folded.holdsAnyMarked(document, parts);
}

function queryTeller(asked: Lacking): Teller | null {
  const queries: CorpusQuery[] = [];
  for (const text of asked.request.texts) {
    const read = readCorpusQuery(text);
    if (read.ok) queries.push(read.query);
    else if (read.problem.kind !== 'empty') return null;
  }
  if (queries.some((query) => termsOf(query) > MOST_TERMS)) return null;
  const found = foundBy(asked, queries);
  return found && (({ documents }, document) => found.has(documents[document] as DocumentId));
}

function tellerFor(asked: Lacking): Teller | null {
  switch (asked.request.manner) {
    case 'anywhere':
      return anywhereTeller(asked.request);
    case 'words':
      return wordsTeller(asked);
    case 'query':
      return queryTeller(asked);
  }
}

/** The documents taken in that hold none of the texts; null where it takes too long to tell. */
export function documentsLacking(asked: Lacking): DocumentId[] | null {
  const { segments, presence, isLate } = asked;
  const mayHold = tellerFor(asked);
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
