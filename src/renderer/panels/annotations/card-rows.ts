import type { AnnotationId, TagId } from '#core/model';
import type { Annotation, OpenDocument } from '#renderer/store';

/** One row of the list: a card, or the heading above those that have no place. */
export type CardRow =
  | { readonly kind: 'card'; readonly annotation: Annotation; readonly isPlaced: boolean }
  | { readonly kind: 'unplacedHeading' };

/** The rows of the list by number; nothing of the index is copied while no tag is hidden. */
export interface CardRows {
  readonly count: number;
  readonly placed: readonly Annotation[];
  at(row: number): CardRow | undefined;
  /** The row of an annotation; -1 where it is not shown. */
  indexOf(id: AnnotationId | null): number;
  /** The row of the first annotation that starts at a place or after it; past the last if none does. */
  rowFrom(at: number): number;
}

const isBefore = (a: Annotation, b: Annotation): boolean =>
  a.start !== b.start ? a.start < b.start : a.end !== b.end ? a.end > b.end : a.id < b.id;

/** The place of an annotation among those in order, by start, then longer first, then id. */
function search(ordered: readonly Annotation[], wanted: Annotation): number {
  let low = 0;
  let high = ordered.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const here = ordered[middle];
    if (here !== undefined && isBefore(here, wanted)) low = middle + 1;
    else high = middle;
  }
  return ordered[low]?.id === wanted.id ? low : -1;
}

function rowFrom(ordered: readonly Annotation[], at: number): number {
  let low = 0;
  let high = ordered.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ordered[middle]?.start ?? Infinity) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function cardRows(open: OpenDocument | null, hidden: ReadonlySet<TagId>): CardRows {
  const isShown = ({ tag }: Annotation): boolean => !hidden.has(tag);
  const all = open?.annotations.inOrder() ?? [];
  const placed = hidden.size === 0 ? all : all.filter(isShown);
  const unplaced = (open?.unplaced ?? []).filter(isShown);
  const count = placed.length + (unplaced.length === 0 ? 0 : unplaced.length + 1);
  return {
    count,
    placed,
    at: (row) => {
      const annotation = placed[row];
      if (annotation !== undefined) return { kind: 'card', annotation, isPlaced: true };
      if (row === placed.length && unplaced.length > 0) return { kind: 'unplacedHeading' };
      const lost = unplaced[row - placed.length - 1];
      return lost === undefined ? undefined : { kind: 'card', annotation: lost, isPlaced: false };
    },
    indexOf: (id) => {
      if (id === null) return -1;
      const annotation = open?.annotations.get(id);
      const found = annotation === undefined ? -1 : search(placed, annotation);
      if (found !== -1) return found;
      const lost = unplaced.findIndex((each) => each.id === id);
      return lost === -1 ? -1 : placed.length + 1 + lost;
    },
    rowFrom: (at) => rowFrom(placed, at),
  };
}
