import { useRef, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import styles from './resize-handle.module.css';

export interface ResizeHandleProps {
  readonly label: string;
  readonly height: number;
  readonly onHeight: (height: number) => void;
}

const LEAST = 200;
const MOST = 900;
const STEP = 24;

const within = (height: number): number => Math.round(Math.min(MOST, Math.max(LEAST, height)));

/** The upper edge of a sheet, by which it is drawn up and down, with the arrow keys too. */
export function ResizeHandle({ label, height, onHeight }: ResizeHandleProps): ReactNode {
  const held = useRef<{ readonly y: number; readonly height: number } | null>(null);
  const onKeyDown = (event: KeyboardEvent): void => {
    const up = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0;
    if (up === 0) return;
    event.preventDefault();
    onHeight(within(height + up * STEP));
  };
  const onPointerDown = (event: PointerEvent<HTMLDivElement>): void => {
    const shown = event.currentTarget.parentElement?.clientHeight ?? height;
    held.current = { y: event.clientY, height: shown };
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const onPointerMove = (event: PointerEvent): void => {
    const { current } = held;
    if (current !== null) onHeight(within(current.height + current.y - event.clientY));
  };
  return (
    <div
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation="horizontal"
      aria-valuemin={LEAST}
      aria-valuemax={MOST}
      aria-valuenow={within(height)}
      className={styles['handle']}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={() => {
        held.current = null;
      }}
    />
  );
}
