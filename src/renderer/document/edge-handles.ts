import type { AnnotationId } from '#core/model';
import { utf16, type TextRange } from '#core/text';
import type { Annotation } from '#renderer/store';
import { createDragScroll } from './drag-scroll.ts';
import styles from './reading-surface.module.css';
import type { Surface } from './surface.ts';

/** Two handles at the focused annotation's ends, to be dragged with the pointer. */
export interface EdgeHandles {
  /** Another annotation, or none, lets go of what is dragged. */
  show(annotation: Annotation | null): void;
  destroy(): void;
}

type Edge = 'start' | 'end';

/** A range with one end elsewhere: beyond the other end it becomes that one. Null where it is empty. */
export function withEdge(range: TextRange, edge: Edge, offset: number): TextRange | null {
  const kept = edge === 'start' ? range.end : range.start;
  if (offset === kept) return null;
  return { start: utf16(Math.min(offset, kept)), end: utf16(Math.max(offset, kept)) };
}

export interface EdgeEvents {
  /** Told at each move with what it would come to, and with null when nothing is dragged any more. */
  previewed(preview: Annotation | null): void;
  /** Told once, when a handle is let go on another place. */
  adjusted(id: AnnotationId, range: TextRange): void;
}

/** Pixels within the view's edge: a pointer beyond them means the text there. */
const INSIDE = 4;

/** @param page the positioned element that the text lies in */
export function attachEdgeHandles(
  page: HTMLElement,
  scroller: HTMLElement,
  surface: Surface,
  events: EdgeEvents,
): EdgeHandles {
  let shown: Annotation | null = null;
  /** What is dragged, where the pointer is, and what it has come to. */
  let drag: { readonly edge: Edge; x: number; y: number; range: TextRange | null } | null = null;

  const place = (element: HTMLElement, edge: Edge, offset: number): void => {
    const box = page.getBoundingClientRect();
    const at = surface.rectAt(offset, edge);
    element.style.left = `${at.left - box.left}px`;
    element.style.top = `${at.top - box.top}px`;
    element.style.height = `${at.bottom - at.top}px`;
  };

  const offsetUnder = (element: HTMLElement, x: number, y: number): number | null => {
    const { top, bottom } = scroller.getBoundingClientRect();
    element.style.pointerEvents = 'none';
    const offset = surface.offsetAt(x, Math.max(top + INSIDE, Math.min(y, bottom - INSIDE)));
    element.style.pointerEvents = '';
    return offset;
  };
  const follow = (): void => {
    if (shown === null || drag === null) return;
    const element = handles[drag.edge];
    const offset = offsetUnder(element, drag.x, drag.y);
    const next = offset === null ? null : withEdge(shown, drag.edge, offset);
    if (offset === null || next === null) return;
    drag.range = next;
    place(element, drag.edge, offset);
    events.previewed({ ...shown, ...next });
  };
  const scrolling = createDragScroll(scroller, follow);

  const end = (isKept: boolean): void => {
    const range = drag?.range ?? null;
    drag = null;
    scrolling.stop();
    if (shown === null || range === null) return;
    events.previewed(null);
    const isMoved = range.start !== shown.start || range.end !== shown.end;
    if (isKept && isMoved) events.adjusted(shown.id, range);
    // What it came to may be the same after all.
    placeAll();
  };

  const makeHandle = (edge: Edge): HTMLElement => {
    const element = document.createElement('div');
    element.className = styles['handle'] ?? '';
    element.dataset['edge'] = edge;
    element.hidden = true;
    element.addEventListener('pointerdown', (event) => {
      if (event.button !== 0) return;
      event.preventDefault();
      element.setPointerCapture(event.pointerId);
      drag = { edge, x: event.clientX, y: event.clientY, range: null };
    });
    element.addEventListener('pointermove', ({ clientX: x, clientY: y }) => {
      if (drag === null) return;
      Object.assign(drag, { x, y });
      follow();
      scrolling.pointerAt(y);
    });
    element.addEventListener('pointerup', () => end(true));
    element.addEventListener('pointercancel', () => end(false));
    page.append(element);
    return element;
  };

  const handles = { start: makeHandle('start'), end: makeHandle('end') };
  const placeAll = (): void => {
    for (const edge of ['start', 'end'] as const) {
      if (drag?.edge === edge) continue;
      const isShown = shown !== null && surface.isNear(shown[edge]);
      handles[edge].hidden = !isShown;
      if (shown !== null && isShown) place(handles[edge], edge, shown[edge]);
    }
  };
  const sizes = new ResizeObserver(placeAll);
  sizes.observe(surface.view.dom);

  return {
    show: (annotation) => {
      if (drag !== null && annotation?.id !== shown?.id) end(false);
      shown = annotation;
      placeAll();
    },
    destroy: () => {
      scrolling.stop();
      sizes.disconnect();
      for (const element of Object.values(handles)) element.remove();
    },
  };
}
