import { createTextAnnotator } from '@recogito/text-annotator';
import '@recogito/text-annotator/text-annotator.css';
import { annotationFor, paragraphs, styleOf } from './recogito.ts';
import { spansOf } from './spans.ts';
import { TAGS, type Span } from './subject.ts';

/**
 * What of the actions Recogito's annotator has: adding, changing and removing one annotation. Each
 * in the first lines of the text, which are in view.
 */

export interface RecogitoActions {
  readonly act: (name: string, time: number) => void;
}

const asked = (time: number): Span => {
  const [span] = spansOf(1, 20, 700, 99 + time);
  if (span === undefined) throw new Error('No span.');
  return span;
};

export function openRecogito(
  renderer: 'SPANS' | 'CSS_HIGHLIGHTS',
  text: string,
  spans: readonly Span[],
  root: HTMLElement,
): RecogitoActions {
  const content = document.createElement('div');
  content.className = 'plain-page';
  content.append(paragraphs(text));
  const scroller = document.createElement('div');
  scroller.className = 'plain-scroller';
  scroller.append(content);
  root.append(scroller);
  const { store } = createTextAnnotator(content, { renderer, style: styleOf }).state;
  const remote = 'REMOTE' as never;
  store.bulkAddAnnotations(
    spans.map((span) => annotationFor(text, span)),
    true,
    remote,
  );
  const acts: Readonly<Record<string, (time: number) => void>> = {
    idle: () => undefined,
    add: (time) => {
      store.addAnnotation(annotationFor(text, asked(time)), remote);
    },
    'change tag': (time) => {
      const { id, tag } = asked(time);
      const now = store.getAnnotation(id);
      if (now === undefined) throw new Error('It is not there.');
      const value = TAGS[(tag + 1) % TAGS.length] ?? TAGS[0];
      store.updateAnnotation(
        { ...now, bodies: now.bodies.map((body) => ({ ...body, value })) },
        remote,
      );
    },
    'move edge': (time) => {
      const span = asked(time);
      const { target } = annotationFor(text, { ...span, end: span.end + 6 });
      store.updateTarget(target, remote);
    },
    remove: (time) => {
      store.deleteAnnotation(asked(time).id, remote);
    },
  };
  return {
    act: (name, time) => {
      acts[name]?.(time);
    },
  };
}
