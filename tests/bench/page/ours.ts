import { createStore } from 'zustand/vanilla';
import { utf16 } from '#core/text';
import type { AnnotationId } from '#core/model';
import type { Annotation, OpenDocument, Tag, Workbench, WorkbenchState } from '#renderer/store';
import { connectSurface } from '../../../src/renderer/document/connect-surface.ts';
import styles from '../../../src/renderer/document/reading-surface.module.css';
import { CellIndex } from '../../../src/renderer/store/records/annotation-index.ts';
import { initialState } from '../../../src/renderer/store/initial-state.ts';
import { annotationOf, DOCUMENT, tags } from './annotation-of.ts';
import { bodyOf } from './body.ts';
import type { Material, Opened } from './subject.ts';

/**
 * The reading surface with ruler, highlights, handles and the annotation index, as the program ties
 * them together; behind it only as much of a workbench as they look at.
 */

const summary: OpenDocument['summary'] = {
  id: DOCUMENT,
  length: 0,
  words: 0,
  metadata: {
    title: 'Bench',
    fileName: 'bench.txt',
    mediaType: 'text/plain',
    encoding: 'utf-8',
    sourceSha256: DOCUMENT,
    extractor: 'bench/1',
  },
};

function element(style: string, parent: HTMLElement): HTMLElement {
  const made = document.createElement('div');
  made.className = styles[style] ?? '';
  parent.append(made);
  return made;
}

export const subject = ({ text, spans }: Material, root: HTMLElement): Promise<() => Opened> => {
  const body = bodyOf(text);
  const annotations = spans.map((span) => annotationOf(text, span));
  const added = new Map<string, Annotation>();
  return Promise.resolve(() => {
    const index = new CellIndex(annotations);
    const open: OpenDocument = { summary, body, annotations: index, unplaced: [], outOfSight: 0 };
    const state = createStore<WorkbenchState>(() => ({ ...initialState, tags, open }));
    const workbench = {
      state,
      select: (selection: WorkbenchState['selection']) => state.setState({ selection }),
      focus: (focused: AnnotationId | null) => state.setState({ focused }),
      readingLog: { saw: () => undefined, setOn: () => undefined, forget: () => Promise.resolve() },
    } as Partial<Workbench> as Workbench;

    const reading = element('reading', root);
    const scroller = element('scroller', reading);
    const page = element('page', scroller);
    const mount = element('text', page);
    const ruler = element('ruler', reading);
    const nothing = (): void => undefined;
    connectSurface({
      ...{ workbench, id: summary.id, body, annotations: index },
      ...{ scroller, page, mount, ruler },
      ...{ onPopover: nothing, onNote: nothing },
    });

    const apply = (removed: readonly Annotation[], come: readonly Annotation[]): void => {
      index.apply({ removed, added: come });
      state.setState({ revision: index.revision });
    };
    let serial = 0;
    return {
      scroller,
      tag: (span) => {
        const annotation = annotationOf(text, span);
        added.set(span.id, annotation);
        apply([], [annotation]);
      },
      untag: (span) => apply([added.get(span.id) as Annotation], []),
      setHidden: (tag, isHidden) => {
        const hiddenTags = new Set(isHidden ? [(tags[tag] as Tag).id] : []);
        state.setState({ hiddenTags });
      },
      jump: (offset) => state.setState({ reveal: { at: utf16(offset), serial: (serial += 1) } }),
      isBlank: (hit) =>
        hit === null || !scroller.contains(hit) || hit.closest('[data-placeholder]') !== null,
      settled: () => Promise.resolve(),
    };
  });
};
