import type { Block, DocumentBody, NoteMarker } from '#core/text';
import type { Stretch } from './fold-for-search.ts';

/** What of a block stands between the marks of notes. */
export interface BlockStretch extends Stretch {
  readonly block: Block;
}

/** The blocks that are meant, without the marks of notes in them. */
function withoutMarks(
  { blocks, noteMarkers }: DocumentBody,
  isMeant: (block: Block, hasMarks: boolean) => boolean,
): readonly BlockStretch[] {
  const stretches: BlockStretch[] = [];
  let mark = 0;
  for (const block of blocks) {
    const { start, end } = block;
    while ((noteMarkers[mark]?.end ?? Infinity) <= start) mark++;
    if (!isMeant(block, (noteMarkers[mark]?.start ?? Infinity) < end)) continue;
    let from: number = start;
    let isContinued = false;
    const push = (to: number): void => {
      if (to <= from) return;
      stretches.push({ start: from, end: to, isContinued, block });
      isContinued = true;
    };
    for (; mark < noteMarkers.length; mark++) {
      const marker = noteMarkers[mark] as NoteMarker;
      if (marker.start >= end) break;
      push(marker.start);
      from = Math.max(from, marker.end);
    }
    push(end);
  }
  return stretches;
}

/** What is read of a document: its blocks without boilerplate and without the marks of notes. */
export const readStretches = (body: DocumentBody): readonly BlockStretch[] =>
  withoutMarks(body, ({ boilerplate }) => boilerplate !== true);

/** The blocks that hold marks of notes, without the marks. */
export const markedStretches = (body: DocumentBody): readonly BlockStretch[] =>
  withoutMarks(body, (_, hasMarks) => hasMarks);
