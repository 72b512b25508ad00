import type { DocumentBody } from '../blocks.ts';
import { flagCertain, flagStretch, rulingsOf, tailStart } from './boilerplate.ts';
import { blockOf, newDraft } from './draft.ts';
import { findCaptions, findHeadings } from './headings.ts';
import { linesOf } from './lines.ts';
import { findListItems } from './list-items.ts';
import { findNoteMarkers } from './note-markers.ts';
import { findNotes } from './note-sections.ts';
import { readHead } from './page-head.ts';
import { passagesOf } from './paragraphs.ts';
import type { StatedFacts } from './stated-facts.ts';

export interface PlainReading {
  readonly body: DocumentBody;
  readonly facts: StatedFacts;
}

/**
 * Finds the structure of a canonical plain text. The same text always reads the same. The order
 * matters: notes are known before a tail is looked for, since none begins before them, and the
 * title before the headings, which are measured against the article and not against its page.
 */
export function readPlainText(text: string): PlainReading {
  const drafts = passagesOf(text, linesOf(text)).map(({ start, end, indent, isAfterBlank }) =>
    newDraft(start, end, { indent, isAfterBlank }),
  );
  findNotes(text, drafts);
  const rulings = rulingsOf(text, drafts);
  flagCertain(drafts, rulings);
  flagStretch(drafts, tailStart(text, drafts, rulings), drafts.length);
  findListItems(text, drafts);
  findCaptions(text, drafts);
  const facts = readHead(text, drafts, rulings);
  findHeadings(text, drafts);
  const blocks = drafts.map(blockOf);
  return { body: { text, blocks, noteMarkers: findNoteMarkers(text, blocks) }, facts };
}
