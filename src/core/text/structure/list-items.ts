import type { Draft } from './draft.ts';
import { listMarker, ordinalOf, type ListMarker } from './list-markers.ts';

interface Marked {
  readonly draft: Draft;
  readonly marker: ListMarker;
}

const ROMAN = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii'];

/** Whether one marker may follow another in a list: "1" then "2", "a" then "b", "i" then "ii". */
function follows(first: ListMarker, second: ListMarker): boolean {
  if (first.kind !== second.kind) return false;
  if (first.kind === 'bullet' || first.kind === 'dash') return true;
  const one = ordinalOf(first.label);
  const two = ordinalOf(second.label);
  if (one !== null && two !== null && two === one + 1) return true;
  const roman = ROMAN.indexOf(first.label);
  return roman !== -1 && ROMAN.indexOf(second.label) === roman + 1;
}

/** A single bullet makes an item; dashes and numbers need a neighbour, as both begin sentences too. */
function isItem(marked: readonly (Marked | null)[], index: number): boolean {
  const own = marked[index];
  if (!own || own.marker.kind === 'bracket') return false;
  if (own.marker.kind === 'bullet') return true;
  const neighbours = [-2, -1, 1, 2].map((step) => ({ step, near: marked[index + step] }));
  return neighbours.some(({ step, near }) => {
    if (!near || near.draft.indent !== own.draft.indent) return false;
    return step < 0 ? follows(near.marker, own.marker) : follows(own.marker, near.marker);
  });
}

/**
 * Finds list items. Bullets are left out of the block; numbers stay in it, as they are quoted, and
 * are its label. Levels follow the indent.
 */
export function findListItems(text: string, drafts: readonly Draft[]): void {
  const marked = drafts.map((draft): Marked | null => {
    const marker = draft.kind === 'paragraph' ? listMarker(text, draft) : null;
    return marker && { draft, marker };
  });
  let indents: number[] = [];
  for (const [index, item] of marked.entries()) {
    if (!item || !isItem(marked, index)) {
      indents = [];
      continue;
    }
    const { draft, marker } = item;
    indents = [...indents.filter((indent) => indent < draft.indent), draft.indent];
    draft.kind = 'listItem';
    draft.level = Math.min(indents.length, 9);
    if (marker.label === '') draft.start += marker.length;
    else draft.label = marker.label;
  }
}
