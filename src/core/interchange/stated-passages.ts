import { prepareAnchoring, type Anchorer } from '#core/anchoring';
import type { Passage } from '#core/model';
import { codePoint, codePointIndex, type TextRange } from '#core/text';
import type { ExportPassage } from './export-project.ts';

/** Looking for lost words costs a search of the whole text each: beyond these none is looked for. */
const MOST_SEARCHES = 2_000;

/**
 * Where passages stand in a text: at their place where their words are there, or where those are found
 * with certainty. Elsewhere a passage has its quote alone: other words are never taken for it.
 */
export function passagesIn(text: string): (passage: Passage) => ExportPassage {
  const points = codePointIndex(text);
  const length = points.toCodePoint(text.length as TextRange['end']);
  let anchor: Anchorer | null = null;
  let searches = 0;

  const atItsPlace = ({ start, end, exact }: Passage): TextRange | null => {
    if (start === null || end === null || end > length) return null;
    const range = { start: points.toUtf16(codePoint(start)), end: points.toUtf16(codePoint(end)) };
    const isThere = range.end - range.start === exact.length && text.startsWith(exact, range.start);
    return isThere ? range : null;
  };

  const search = ({ start, end, exact, prefix, suffix }: Passage): TextRange | null => {
    if (exact === '' || searches === MOST_SEARCHES) return null;
    searches++;
    anchor ??= prepareAnchoring(text, points);
    const position = start === null || end === null ? {} : { position: { start, end } };
    const found = anchor({ ...position, quote: { exact, prefix, suffix } });
    const isCertain =
      found.kind === 'exact' ||
      found.kind === 'folded' ||
      (found.kind === 'moved' && found.isCertain);
    return isCertain ? { start: found.start, end: found.end } : null;
  };

  return (passage) => {
    const { exact, prefix, suffix } = passage;
    const quote = { exact, prefix, suffix };
    const range = atItsPlace(passage) ?? search(passage);
    if (range === null) return { kind: 'unplaced', quote };
    const { start, end } = range;
    const isWhole =
      text.startsWith(exact, start) &&
      end - start === exact.length &&
      text.slice(Math.max(0, start - prefix.length), start) === prefix &&
      text.startsWith(suffix, end);
    // A quote that is not the text's own words there is described anew.
    return isWhole ? { kind: 'placed', start, end, quote } : { kind: 'placed', start, end };
  };
}
