import { anchorWhenAsked, passageFinder } from '#core/anchoring';
import type { Passage } from '#core/model';
import { codePointIndex, type TextRange } from '#core/text';
import type { ExportPassage } from './export-project.ts';

/** Lost passages that are looked for in one text. */
const MOST_SEARCHES = 2_000;

/**
 * A stored passage as it is written. A quote that is not the text's own words there is described anew;
 * a passage that was not found has its quote alone.
 *
 * @param range where its words stand, in UTF-16 units of the text
 */
export function statedPassage(
  text: string,
  { exact, prefix, suffix }: Passage,
  range: TextRange | null,
): ExportPassage {
  const quote = { exact, prefix, suffix };
  if (range === null) return { kind: 'unplaced', quote };
  const { start, end } = range;
  const isWhole =
    text.startsWith(exact, start) &&
    end - start === exact.length &&
    text.slice(Math.max(0, start - prefix.length), start) === prefix &&
    text.startsWith(suffix, end);
  return isWhole ? { kind: 'placed', start, end, quote } : { kind: 'placed', start, end };
}

/** Where passages stand in a text: other words are never taken for theirs. */
export function passagesIn(text: string): (passage: Passage) => ExportPassage {
  const points = codePointIndex(text);
  const find = passageFinder(text, points, anchorWhenAsked(text, points), MOST_SEARCHES);
  return (passage) => statedPassage(text, passage, find(passage));
}
