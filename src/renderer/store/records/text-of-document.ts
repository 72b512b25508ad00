import { anchorWhenAsked, passageFinder, type Anchorer } from '#core/anchoring';
import { codePointIndex, type CodePointIndex, type DocumentBody, type TextRange } from '#core/text';
import type { Passage } from '#core/model';

/** A document's text, and where passages stand in it. */
export interface TextOfDocument {
  readonly body: DocumentBody;
  readonly points: CodePointIndex;
  /** Finds a passage by its words; for what comes from elsewhere. */
  readonly anchor: Anchorer;
  /** Where a stored passage's words stand; null where they are not found with certainty. */
  readonly find: (passage: Passage) => TextRange | null;
}

/** So many lost passages are looked for while a document is open; the rest stay unplaced. */
const MOST_SEARCHES = 200;

export function textOfDocument(body: DocumentBody): TextOfDocument {
  const { text } = body;
  const points = codePointIndex(text);
  const anchor = anchorWhenAsked(text, points);
  return { body, points, anchor, find: passageFinder(text, points, anchor, MOST_SEARCHES) };
}
