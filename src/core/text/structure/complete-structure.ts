import { utf16 } from '../offsets.ts';
import type { Block, DocumentBody, NoteMarker } from '../blocks.ts';
import { flagCertain, flagStretch, rulingsOf, tailStart } from './boilerplate.ts';
import { blockOf, type Draft } from './draft.ts';
import { findNoteMarkers } from './note-markers.ts';
import { findNotes } from './note-sections.ts';

/** A text with the structure that its source's markup states. */
export interface MarkedUpText {
  readonly text: string;
  readonly drafts: Draft[];
  readonly marks: readonly {
    readonly start: number;
    readonly end: number;
    readonly label: string;
  }[];
}

function linked(marks: MarkedUpText['marks'], blocks: readonly Block[]): NoteMarker[] {
  const notes = new Map<string, number>();
  for (const [index, { kind, label }] of blocks.entries())
    if (kind === 'note' && label !== undefined && !notes.has(label)) notes.set(label, index);
  return marks.map(({ start, end, label }) => {
    const note = notes.get(label);
    const marker = { label, start: utf16(start), end: utf16(end) };
    return note === undefined ? marker : { ...marker, note };
  });
}

/**
 * Completes what markup states by what the text shows: notes that are plain paragraphs, and,
 * where the markup has no marks of notes, those in the text itself.
 *
 * @param isWebPage whether lines such as "0 Comments" may be a page's surroundings.
 */
export function completeStructure(
  { text, drafts, marks }: MarkedUpText,
  isWebPage: boolean,
): DocumentBody {
  findNotes(text, drafts);
  if (isWebPage) {
    const rulings = rulingsOf(text, drafts);
    flagCertain(drafts, rulings);
    // Footnotes gathered at the very end are no sign that the article goes on until there.
    const end = drafts.findLastIndex(({ kind }) => kind !== 'note') + 1;
    const page = drafts.slice(0, end);
    flagStretch(page, tailStart(text, page, rulings.slice(0, end)), end);
  }
  const blocks = drafts.map(blockOf);
  const noteMarkers = marks.length > 0 ? linked(marks, blocks) : findNoteMarkers(text, blocks);
  return { text, blocks, noteMarkers };
}
