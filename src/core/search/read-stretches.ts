import type { Block, DocumentBody, NoteMarker } from '#core/text';
import type { Stretch } from './fold-for-search.ts';

/** What of a block stands between the marks of notes. */
export interface BlockStretch extends Stretch {
  readonly block: Block;
}

type Marks = DocumentBody['noteMarkers'];

/** What of some blocks of a document, in their order, stands between the marks of notes. */
function betweenMarks(blocks: readonly Block[], marks: Marks): readonly BlockStretch[] {
  const stretches: BlockStretch[] = [];
  let next = 0;
  for (const block of blocks) {
    const { start, end } = block;
    let from: number = start;
    let isContinued = false;
    const push = (to: number): void => {
      if (to <= from) return;
      stretches.push({ start: from, end: to, isContinued, block });
      isContinued = true;
    };
    while ((marks[next]?.end ?? Infinity) <= start) next++;
    for (; (marks[next]?.start ?? Infinity) < end; next++) {
      const mark = marks[next] as NoteMarker;
      push(mark.start);
      from = Math.max(from, mark.end);
    }
    push(end);
  }
  return stretches;
}

const isRead = ({ boilerplate }: Block): boolean => boilerplate !== true;

/** The blocks that hold marks of notes, as they are. */
function markedBlocks({ blocks, noteMarkers }: DocumentBody): readonly Block[] {
  let next = 0;
  return blocks.filter(({ start, end }) => {
    while ((noteMarkers[next]?.end ?? Infinity) <= start) next++;
    return (noteMarkers[next]?.start ?? Infinity) < end;
  });
}

/** Of those, the ones that are read. */
export const readMarkedBlocks = (body: DocumentBody): readonly Block[] =>
  markedBlocks(body).filter(isRead);

/** The blocks that hold marks of notes, without the marks. */
export const markedStretches = (body: DocumentBody): readonly BlockStretch[] =>
  betweenMarks(markedBlocks(body), body.noteMarkers);

/** What is read of a document: its blocks without boilerplate and without the marks of notes. */
export const readStretches = ({ blocks, noteMarkers }: DocumentBody): readonly BlockStretch[] =>
  betweenMarks(blocks.filter(isRead), noteMarkers);
