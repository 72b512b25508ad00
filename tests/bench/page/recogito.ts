import {
  createTextAnnotator,
  type HighlightStyle,
  type TextAnnotation,
} from '@recogito/text-annotator';
import '@recogito/text-annotator/text-annotator.css';
import { TAGS, type Material, type Opened, type Span } from './subject.ts';

/**
 * Recogito's annotator over plain paragraphs. Bulk loading goes by the store itself, as "remote":
 * the way that revives the ranges and is the fastest.
 */

const COLOURS = ['#b45309', '#0f766e', '#6d28d9', '#1d5fa8'] as const;

/** The annotator revives the range that its type asks for from the offsets. */
export function annotationFor(text: string, { id, start, end, tag }: Span): TextAnnotation {
  const selector = [{ quote: text.slice(start, end), start, end }];
  const bodies = [{ id: `${id}-tag`, annotation: id, purpose: 'tagging', value: TAGS[tag] }];
  return { id, bodies, target: { annotation: id, selector } } as unknown as TextAnnotation;
}

/** One paragraph a line. */
export function paragraphs(text: string): DocumentFragment {
  const fragment = document.createDocumentFragment();
  for (const line of text.split('\n')) {
    const paragraph = document.createElement('p');
    paragraph.textContent = line;
    fragment.append(paragraph, '\n');
  }
  return fragment;
}

export function styleOf({
  bodies,
}: {
  readonly bodies: readonly { readonly value?: string }[];
}): HighlightStyle {
  const tag = TAGS.findIndex((each) => each === bodies[0]?.value);
  return { fill: COLOURS[tag] ?? COLOURS[0], fillOpacity: 0.13 };
}

const subjectOf =
  (renderer: 'SPANS' | 'CSS_HIGHLIGHTS') =>
  ({ text, spans }: Material, root: HTMLElement): Promise<() => Opened> => {
    const list = spans.map((span) => annotationFor(text, span));
    return Promise.resolve(() => {
      const scroller = document.createElement('div');
      scroller.className = 'plain-scroller';
      const content = document.createElement('div');
      content.className = 'plain-page';
      content.append(paragraphs(text));
      scroller.append(content);
      root.append(scroller);
      const annotator = createTextAnnotator(content, {
        renderer,
        style: styleOf,
      });
      const { store } = annotator.state;
      store.bulkAddAnnotations(list, true, 'REMOTE' as never);
      return {
        scroller,
        tag: (span) => store.addAnnotation(annotationFor(text, span), 'REMOTE' as never),
        untag: ({ id }) => store.deleteAnnotation(id, 'REMOTE' as never),
        setHidden: (tag, isHidden) =>
          annotator.setFilter(
            isHidden ? ({ bodies }) => bodies[0]?.value !== TAGS[tag] : undefined,
          ),
        jump: () => undefined,
        isBlank: () => false,
        settled: () => Promise.resolve(),
      };
    });
  };

export const spansSubject = subjectOf('SPANS');
export const highlightsSubject = subjectOf('CSS_HIGHLIGHTS');
