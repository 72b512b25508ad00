import { prepareAnchoring, type Anchorer } from '#core/anchoring';
import {
  codePoint,
  codePointIndex,
  type CodePointIndex,
  type DocumentBody,
  type TextRange,
} from '#core/text';
import type { Passage } from '#core/model';

/** A document's text, and where passages stand in it. */
export interface TextOfDocument {
  readonly body: DocumentBody;
  readonly points: CodePointIndex;
  /** Finds a passage by its words; for what comes from elsewhere. */
  readonly anchor: Anchorer;
  /**
   * Where a stored passage's words stand: at its place, or where they are found with certainty. Null
   * where they are not: other words are never taken for them.
   */
  readonly find: (passage: Passage) => TextRange | null;
}

/**
 * Looking for lost words costs a search of the whole text each. So many are looked for while a
 * document is open; the rest stay unplaced, which says the same as not found.
 */
const MOST_SEARCHES = 200;

export function textOfDocument(body: DocumentBody): TextOfDocument {
  const { text } = body;
  const points = codePointIndex(text);
  let prepared: Anchorer | undefined;
  const anchor: Anchorer = (selectors) => {
    prepared ??= prepareAnchoring(text, points);
    return prepared(selectors);
  };

  const atItsPlace = ({ start, end, exact }: Passage): TextRange | null => {
    if (start === null || end === null) return null;
    const range = { start: points.toUtf16(codePoint(start)), end: points.toUtf16(codePoint(end)) };
    const isThere = range.end - range.start === exact.length && text.startsWith(exact, range.start);
    return isThere ? range : null;
  };

  /** By the passage itself: a record whose other fields change keeps the very same one. */
  const searched = new WeakMap<Passage, TextRange | null>();
  let searches = 0;
  const search = (passage: Passage): TextRange | null => {
    const known = searched.get(passage);
    if (known !== undefined) return known;
    if (passage.exact === '' || searches === MOST_SEARCHES) return null;
    searches++;
    const { start, end, exact, prefix, suffix } = passage;
    const position = start === null || end === null ? {} : { position: { start, end } };
    const found = anchor({ ...position, quote: { exact, prefix, suffix } });
    const isCertain =
      found.kind === 'exact' ||
      found.kind === 'folded' ||
      (found.kind === 'moved' && found.isCertain);
    const range = isCertain ? { start: found.start, end: found.end } : null;
    searched.set(passage, range);
    return range;
  };

  return { body, points, anchor, find: (passage) => atItsPlace(passage) ?? search(passage) };
}
