import { describePassage, prepareAnchoring, type Anchorer, type Anchoring } from '#core/anchoring';
import { codePointIndex, utf16, type TextRange } from '#core/text';
import { differenceOf, type Stretch } from './difference.ts';

/** Units of neighbourhood, each side, that have to be untouched; a paragraph's edge will do. */
const NEIGHBOURHOOD = 32;

/** Stands for what is in its place already: in no text, and no part of a word. */
const TAKEN = '\u0001';

const LINE_END = '\n';

const isLineStart = (text: string, at: number): boolean =>
  at === 0 || text.charAt(at - 1) === LINE_END;

const isLineEnd = (text: string, at: number): boolean =>
  at === text.length || text.charAt(at) === LINE_END;

/** A text and a newer version of it, and where passages of the one are in the other. */
export interface TextPair {
  readonly stretches: readonly Stretch[];
  /**
   * Where a passage is that stands, with its neighbourhood, in a stretch that is the same; null for any
   * other. What is before it and after it may have changed as much as it likes.
   */
  untouched(range: TextRange): TextRange | null;
  /**
   * Finds a passage by the ladder, and never where the difference has something else of the former text:
   * an unchanged "40" is not the one that was taken out.
   */
  find(range: TextRange): Anchoring;
  /** The same for words whose place is not known. */
  findWords(quote: {
    readonly exact: string;
    readonly prefix: string;
    readonly suffix: string;
  }): Anchoring;
}

export function textPair(before: string, after: string): TextPair {
  const stretches = differenceOf(before, after);

  /** Index of the stretch of the former text that an offset is in, or that begins there. */
  function stretchAt(offset: number): number {
    let low = 0;
    let high = stretches.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((stretches[middle]?.before.end ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  function untouched({ start, end }: TextRange): TextRange | null {
    const stretch = stretches[stretchAt(start)];
    if (stretch?.kind !== 'same' || start < stretch.before.start || end > stretch.before.end)
      return null;
    const [was, is] = [stretch.before, stretch.after];
    const left = before.slice(Math.max(was.start, start - NEIGHBOURHOOD), start);
    const right = before.slice(end, Math.min(was.end, end + NEIGHBOURHOOD));
    const isLeftKept =
      left.length === NEIGHBOURHOOD ||
      left.includes(LINE_END) ||
      (isLineStart(before, was.start) && isLineStart(after, is.start));
    const isRightKept =
      right.length === NEIGHBOURHOOD ||
      right.includes(LINE_END) ||
      (isLineEnd(before, was.end) && isLineEnd(after, is.end));
    const isTelling = was.end - was.start >= NEIGHBOURHOOD || stretches.length === 1;
    if (!isLeftKept || !isRightKept || !isTelling) return null;
    const by = is.start - was.start;
    return { start: utf16(start + by), end: utf16(end + by) };
  }

  /** Whether the most of a place is of something else that stayed as it was. */
  function isTaken({ start, end }: TextRange, own: TextRange | null): boolean {
    let taken = 0;
    for (const { kind, before: was, after: is } of stretches) {
      if (kind !== 'same' || is.end <= start) continue;
      if (is.start >= end) break;
      const by = was.start - is.start;
      const [from, to] = [Math.max(start, is.start) + by, Math.min(end, is.end) + by];
      const shared =
        own === null ? 0 : Math.max(0, Math.min(to, own.end) - Math.max(from, own.start));
      taken += to - from - shared;
    }
    return taken * 2 > end - start;
  }

  /** Where an offset of the former text would be. */
  function near(offset: number): number {
    const stretch = stretches[Math.min(stretchAt(offset), stretches.length - 1)];
    if (stretch === undefined) return 0;
    const { before: was, after: is } = stretch;
    const into = Math.max(0, offset - was.start);
    return stretch.kind === 'same' ? Math.min(is.start + into, is.end) : is.start;
  }

  let anchorer: Anchorer | undefined;
  let anchorInFree: Anchorer | undefined;
  const beforePoints = codePointIndex(before);
  const afterPoints = codePointIndex(after);

  /** The newer text with everything hidden that was there before. */
  const free = (): string =>
    stretches
      .map(({ kind, after: is }) =>
        kind === 'same' ? TAKEN.repeat(is.end - is.start) : after.slice(is.start, is.end),
      )
      .join('');

  function onlyFree(found: Anchoring, own: TextRange | null, again: () => Anchoring): Anchoring {
    if (found.kind === 'orphan' || !isTaken(found, own)) return found;
    const other = again();
    return other.kind === 'exact' ? { ...other, kind: 'moved', isCertain: false } : other;
  }

  const inFree = (quote: Parameters<TextPair['findWords']>[0]): Anchoring => {
    if (anchorInFree === undefined) {
      const text = free();
      anchorInFree = prepareAnchoring(text, codePointIndex(text));
    }
    return anchorInFree({ quote });
  };

  return {
    stretches,
    untouched,
    find(range) {
      anchorer ??= prepareAnchoring(after, afterPoints);
      const { exact, prefix, suffix } = describePassage(before, beforePoints, range);
      const quote = { exact, prefix, suffix };
      const at = near(range.start);
      const start = afterPoints.toCodePoint(utf16(Math.min(at, after.length)));
      const position = { start, end: start + 1 };
      const found = anchorer({ position, quote });
      const isAsStated =
        found.kind === 'exact' &&
        after.slice(Math.max(0, found.start - prefix.length), found.start) === prefix &&
        after.slice(found.end, found.end + suffix.length) === suffix;
      const told: Anchoring =
        found.kind === 'exact' && !isAsStated
          ? { kind: 'moved', start: found.start, end: found.end, isCertain: false }
          : found;
      return onlyFree(told, range, () => inFree(quote));
    },
    findWords(quote) {
      anchorer ??= prepareAnchoring(after, afterPoints);
      return onlyFree(anchorer({ quote }), null, () => inFree(quote));
    },
  };
}
