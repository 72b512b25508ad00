import type { Passage } from '#core/model';
import { codePoint, utf16, type CodePointIndex, type TextRange } from '#core/text';
import { prepareAnchoring, type Anchorer } from './anchor.ts';

/** Finds passages by their words; what that takes is prepared when it is first asked. */
export function anchorWhenAsked(text: string, points: CodePointIndex): Anchorer {
  let prepared: Anchorer | undefined;
  return (selectors) => {
    prepared ??= prepareAnchoring(text, points);
    return prepared(selectors);
  };
}

/**
 * Where a stored passage's words stand, in UTF-16 units: at its place, or where they are found with
 * certainty. Null where they are not: other words are never taken for them.
 *
 * @param mostSearches looking for lost words costs a search of the whole text each: of more passages
 *   than these it is not known, which says the same as not found
 */
export function passageFinder(
  text: string,
  points: CodePointIndex,
  anchor: Anchorer,
  mostSearches: number,
): (passage: Passage) => TextRange | null {
  const length = points.toCodePoint(utf16(text.length));

  const atItsPlace = ({ start, end, exact }: Passage): TextRange | null => {
    if (start === null || end === null || end > length) return null;
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
    if (passage.exact === '' || searches === mostSearches) return null;
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

  return (passage) => atItsPlace(passage) ?? search(passage);
}
