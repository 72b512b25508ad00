import type { DocumentId } from '#core/model';
import type { Segment } from './segment.ts';

/** Which documents there are, and so which of a segment's. */
export interface Presence {
  readonly size: number;
  [Symbol.iterator](): IterableIterator<DocumentId>;
  has(id: DocumentId): boolean;
  add(id: DocumentId): void;
  /** 1 for each document of a segment that is there. */
  maskOf(segment: Segment): Uint8Array;
}

/** 1 for each document of a segment for which it holds. */
export function maskOf(
  { documents }: Segment,
  holds: (id: DocumentId, document: number) => boolean,
): Uint8Array {
  const mask = new Uint8Array(documents.length);
  for (let document = 0; document < mask.length; document++)
    if (holds(documents[document] as DocumentId, document)) mask[document] = 1;
  return mask;
}

export function createPresence(): Presence {
  const ids = new Set<DocumentId>();
  // Looking up ten thousand ids takes longer than the rest of a search.
  const masks = new WeakMap<Segment, { readonly size: number; readonly mask: Uint8Array }>();
  return {
    get size() {
      return ids.size;
    },
    [Symbol.iterator]: () => ids.values(),
    has: (id) => ids.has(id),
    add: (id) => void ids.add(id),
    maskOf(segment) {
      const known = masks.get(segment);
      // None ever goes, so that as many are the same.
      if (known?.size === ids.size) return known.mask;
      const mask = maskOf(segment, (id) => ids.has(id));
      masks.set(segment, { size: ids.size, mask });
      return mask;
    },
  };
}
