import type { AnnotationId } from '#core/model';
import { utf16, type TextRange } from '#core/text';
import type { Annotation } from '#renderer/store';
import styles from './reading-surface.module.css';
import type { Surface } from './surface.ts';

/** Two handles at the focused annotation's ends, to be dragged with the pointer. */
export interface EdgeHandles {
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

/**
 * @param page the positioned element that the text lies in
 * @param onAdjust told once, when a handle is let go on another place
 */
export function attachEdgeHandles(
  page: HTMLElement,
  surface: Surface,
  onAdjust: (id: AnnotationId, range: TextRange) => void,
): EdgeHandles {
  let shown: Annotation | null = null;
  let dragged: TextRange | null = null;

  const place = (element: HTMLElement, edge: Edge, offset: number): void => {
    const box = page.getBoundingClientRect();
    const at = surface.rectAt(offset, edge);
    element.style.left = `${at.left - box.left}px`;
    element.style.top = `${at.top - box.top}px`;
    element.style.height = `${at.bottom - at.top}px`;
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
    });
    element.addEventListener('pointermove', (event) => {
      if (shown === null || !element.hasPointerCapture(event.pointerId)) return;
      element.style.pointerEvents = 'none';
      const offset = surface.offsetAt(event.clientX, event.clientY);
      element.style.pointerEvents = '';
      const next = offset === null ? null : withEdge(shown, edge, offset);
      if (offset === null || next === null) return;
      dragged = next;
      place(element, edge, offset);
    });
    const release = (isKept: boolean) => (): void => {
      const range = dragged;
      dragged = null;
      if (shown === null || range === null) return;
      const isMoved = range.start !== shown.start || range.end !== shown.end;
      if (isKept && isMoved) onAdjust(shown.id, range);
      // What it came to may be the same after all.
      placeAll();
    };
    element.addEventListener('pointerup', release(true));
    element.addEventListener('pointercancel', release(false));
    page.append(element);
    return element;
  };

  const handles = { start: makeHandle('start'), end: makeHandle('end') };
  const placeAll = (): void => {
    for (const edge of ['start', 'end'] as const) {
      const isShown = shown !== null && surface.isNear(shown[edge]);
      handles[edge].hidden = !isShown;
      if (shown !== null && isShown) place(handles[edge], edge, shown[edge]);
    }
  };
  const sizes = new ResizeObserver(placeAll);
  sizes.observe(surface.view.dom);

  return {
    show: (annotation) => {
      shown = annotation;
      dragged = null;
      placeAll();
    },
    destroy: () => {
      sizes.disconnect();
      for (const element of Object.values(handles)) element.remove();
    },
  };
}
