import { Link2 } from 'lucide-react';
import { useRef, type PointerEvent, type ReactNode } from 'react';
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

/** Links by dragging onto another card; pressed, it opens the picker. */
export function LinkHandle({ desk, annotation, onPress }: LinkHandleProps): ReactNode {
  const from = useRef<{ readonly x: number; readonly y: number } | null>(null);
  const hasMoved = useRef(false);
  const over = (event: PointerEvent): AnnotationId | null => {
    const id = cardAt(event.clientX, event.clientY);
    return id === annotation.id ? null : id;
  };
  const end = (): void => {
    from.current = null;
    desk.setState({ dropOn: null });
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>): void => {
    if (from.current === null) return;
    const { x, y } = from.current;
    if (Math.hypot(event.clientX - x, event.clientY - y) > slack && !hasMoved.current) {
      hasMoved.current = true;
      event.currentTarget.setPointerCapture(event.pointerId);
    }
    if (!hasMoved.current) return;
    scrollNear(event.currentTarget.closest('[data-cards]'), event.clientY);
    const dropOn = over(event);
    if (desk.getState().dropOn !== dropOn) desk.setState({ dropOn });
  };
  const onPointerUp = (event: PointerEvent): void => {
    if (from.current === null) return;
    const to = hasMoved.current ? over(event) : null;
    end();
    if (to !== null) desk.setState({ dropped: { from: sketchOf(annotation), to } });
  };
  return (
    <span
      className={styles['handle']}
      onPointerDownCapture={(event) => {
        if (event.button !== 0) return;
        from.current = { x: event.clientX, y: event.clientY };
        hasMoved.current = false;
      }}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={end}
    >
      <IconButton
        label={strings.links.link}
        command="annotation.linkTo"
        onPress={() => {
          if (!hasMoved.current) onPress();
          hasMoved.current = false;
        }}
      >
        <Link2 aria-hidden />
      </IconButton>
    </span>
  );
}
