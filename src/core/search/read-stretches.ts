import type { DocumentBody, NoteMarker } from '#core/text';
import type { Stretch } from './fold-for-search.ts';

/** What is read of a document: its blocks without boilerplate and without the marks of notes. */
export function readStretches({ blocks, noteMarkers }: DocumentBody): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let mark = 0;
  for (const { start, end, boilerplate } of blocks) {
    if (boilerplate === true) continue;
    let from: number = start;
    for (; mark < noteMarkers.length; mark++) {
      const marker = noteMarkers[mark] as NoteMarker;
      if (marker.start >= end) break;
      if (marker.end <= start) continue;
      if (marker.start > from)
        stretches.push({ start: from, end: marker.start, isContinued: from > start });
      from = marker.end;
    }
    if (from < end) stretches.push({ start: from, end, isContinued: from > start });
  }
  return stretches;
}
