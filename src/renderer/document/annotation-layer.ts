import type { TextRange } from '#core/text';
import type { TagId } from '#core/model';
import type { Annotation, AnnotationDelta, AnnotationIndex, Tag } from '#renderer/store';
import type { HighlightSet } from './highlights.ts';
import { createPainter } from './painter.ts';
import type { Surface } from './surface.ts';

/**
 * Annotations, the focused one, the focused sentence, and what was found, painted over a surface. It
 * paints what it is told and keeps no state of the program's.
 */
export interface AnnotationLayer {
  apply(delta: AnnotationDelta): void;
  /** Takes other tags in place: nothing is painted anew, and in which order tags and delta come is all one. */
  setTags(tags: readonly Tag[]): void;
  setHidden(hidden: ReadonlySet<TagId>): void;
  setSentence(sentence: TextRange | null): void;
  setFocused(annotation: Annotation | null): void;
  setHovered(annotation: Annotation | null): void;
  /** @param matches ascending and disjoint */
  setFound(matches: readonly TextRange[], current: number): void;
  destroy(): void;
}

/** Those of ascending, disjoint ranges that share a code unit with `range`. */
function within(sorted: readonly TextRange[], range: TextRange): readonly TextRange[] {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as TextRange).end <= range.start) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (end < sorted.length && (sorted[end] as TextRange).start < range.end) end += 1;
  return sorted.slice(low, end);
}

const overlaps = (item: TextRange | null, range: TextRange): boolean =>
  item !== null && item.start < range.end && item.end > range.start;

export function mountAnnotationLayer(
  surface: Surface,
  annotations: AnnotationIndex,
  highlights: HighlightSet,
): AnnotationLayer {
  let sentence: TextRange | null = null;
  let focused: Annotation | null = null;
  let hovered: Annotation | null = null;
  let matches: readonly TextRange[] = [];
  let current: TextRange | null = null;

  const tagged = createPainter<Annotation>(surface.plan, {
    overlapping: (range) => annotations.overlapping(range),
    highlightOf: ({ tag }) => highlights.tag(tag),
  });
  const emphasis = createPainter<Annotation>(surface.plan, {
    overlapping: (range) => (focused !== null && overlaps(focused, range) ? [focused] : []),
    highlightOf: ({ tag }) => highlights.focus(tag),
  });
  const hover = createPainter<Annotation>(surface.plan, {
    overlapping: (range) => (hovered !== null && overlaps(hovered, range) ? [hovered] : []),
    highlightOf: () => highlights.hover,
  });
  const found = createPainter<TextRange>(surface.plan, {
    overlapping: (range) => within(matches, range),
    highlightOf: (item) => (item === current ? highlights.foundCurrent : highlights.found),
  });
  const reading = createPainter<TextRange>(surface.plan, {
    overlapping: (range) => (sentence !== null && overlaps(sentence, range) ? [sentence] : []),
    highlightOf: () => highlights.sentence,
  });
  const painters = [reading, tagged, emphasis, hover, found];
  for (const painter of painters) surface.attach(painter);

  return {
    apply: ({ removed, added }) => {
      for (const annotation of removed) tagged.remove(annotation);
      for (const annotation of added) tagged.add(annotation);
      tagged.settle();
    },
    setTags: (tags) => highlights.setTags(tags),
    setHidden: (hidden) => highlights.setHidden(hidden),
    setSentence: (range) => {
      if (range === sentence) return;
      sentence = range;
      reading.repaint();
    },
    setFocused: (annotation) => {
      if (annotation === focused) return;
      focused = annotation;
      emphasis.repaint();
    },
    setHovered: (annotation) => {
      if (annotation === hovered) return;
      hovered = annotation;
      hover.repaint();
    },
    setFound: (ranges, index) => {
      matches = ranges;
      current = ranges[index] ?? null;
      found.repaint();
    },
    destroy: () => {
      for (const painter of painters) painter.destroy();
    },
  };
}
