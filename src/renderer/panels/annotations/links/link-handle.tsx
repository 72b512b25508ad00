import { Link2 } from 'lucide-react';
import type { PointerEvent, ReactNode } from 'react';
import type { AnnotationId } from '#core/model';
import type { Annotation } from '#renderer/store';
import { IconButton } from '#renderer/ui';
import { strings } from '#renderer/words';
import type { Desk } from '../desk.ts';
import { sketchOf } from './sketch-of.ts';
import styles from './link-handle.module.css';

export interface LinkHandleProps {
  readonly desk: Desk;
  readonly annotation: Annotation;
  /** What the keyboard, or a press without a drag, does instead. */
  readonly onPress: () => void;
}

/** From so many pixels on, a press is a drag. */
const slack = 5;
/** The cards scroll while the pointer is dragged so near to their edge. */
const edge = 36;

const cardAt = (x: number, y: number): AnnotationId | null =>
  (document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-card]')?.dataset['card'] as
    AnnotationId | undefined) ?? null;

function scrollNear(scroller: Element | null, y: number): void {
  if (scroller === null) return;
  const { top, bottom } = scroller.getBoundingClientRect();
  if (y < top + edge) scroller.scrollBy({ top: -12 });
  else if (y > bottom - edge) scroller.scrollBy({ top: 12 });
}

/** Follows the pointer from a press on the handle until it is let go. */
function drag(handle: Element, start: PointerEvent, desk: Desk, annotation: Annotation): void {
  const ending = new AbortController();
  const { signal } = ending;
  const scroller = handle.closest('[data-cards]');
  let hasMoved = false;
  const over = ({ clientX, clientY }: globalThis.PointerEvent): AnnotationId | null => {
    const id = hasMoved ? cardAt(clientX, clientY) : null;
    return id === annotation.id ? null : id;
  };
  const stop = (): void => {
    ending.abort();
    desk.setState({ dropOn: null });
  };
  const onMove = (event: globalThis.PointerEvent): void => {
    const distance = Math.hypot(event.clientX - start.clientX, event.clientY - start.clientY);
    hasMoved ||= distance > slack;
    if (!hasMoved) return;
    scrollNear(scroller, event.clientY);
    const dropOn = over(event);
    if (desk.getState().dropOn !== dropOn) desk.setState({ dropOn });
  };
  const onUp = (event: globalThis.PointerEvent): void => {
    const to = over(event);
    stop();
    if (to !== null) desk.setState({ dropped: { from: sketchOf(annotation), to } });
  };
  addEventListener('pointermove', onMove, { signal });
  addEventListener('pointerup', onUp, { signal });
  addEventListener('pointercancel', stop, { signal });
}

/** Links by dragging onto another card; pressed, it opens the picker. */
export function LinkHandle({ desk, annotation, onPress }: LinkHandleProps): ReactNode {
  return (
    <span
      className={styles['handle']}
      onPointerDownCapture={(event) => {
        if (event.button === 0) drag(event.currentTarget, event, desk, annotation);
      }}
    >
      <IconButton label={strings.links.link} chord="Shift+L" onPress={onPress}>
        <Link2 aria-hidden />
      </IconButton>
    </span>
  );
}
