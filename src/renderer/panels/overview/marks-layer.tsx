import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { Drawing, Figure } from './figure.ts';
import { neighbour } from './neighbour.ts';
import styles from './overview.module.css';

export interface MarksLayerProps {
  readonly figure: Figure;
  readonly drawing: Drawing;
  readonly labelledBy: string;
  /** The keyboard goes here when the overview is asked for. */
  readonly isFirst: boolean;
  readonly onRows: (query: string) => void;
  /** Which mark is looked at, by the pointer or the keyboard. */
  readonly onLook: (label: string) => void;
}

/** What can be pressed in a figure, over its drawing: one stop for Tab, and arrows move inside. */
export function MarksLayer(props: MarksLayerProps): ReactNode {
  const { figure, drawing, labelledBy, isFirst, onRows, onLook } = props;
  const { marks } = figure;
  const [at, setAt] = useState(0);
  const current = Math.min(at, marks.length - 1);
  const layer = useRef<SVGSVGElement>(null);
  useEffect(() => {
    // The keyboard came before there was anything to stand on.
    const waiting = layer.current?.closest('[data-awaits-marks]');
    if (!isFirst || waiting == null || document.activeElement !== waiting) return;
    layer.current?.querySelector<SVGElement>('[tabindex="0"]')?.focus();
  }, [isFirst]);
  const onKeyDown = (event: KeyboardEvent<SVGSVGElement>): void => {
    if (event.altKey || event.shiftKey) return;
    const isAll = event.ctrlKey || event.metaKey;
    const mark = marks[current];
    if (!isAll && (event.key === 'Enter' || event.key === ' ') && mark !== undefined) {
      event.preventDefault();
      onRows(mark.query());
      return;
    }
    const next = neighbour(marks, current, { key: event.key, isAll });
    if (next === null) return;
    event.preventDefault();
    setAt(next);
    const goal = event.currentTarget.children[next];
    if (goal instanceof SVGElement) {
      goal.focus({ preventScroll: true });
      goal.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    }
  };
  return (
    <svg
      ref={layer}
      role="group"
      aria-labelledby={labelledBy}
      className={styles['marks']}
      width={drawing.svg.getAttribute('width') ?? undefined}
      height={drawing.svg.getAttribute('height') ?? undefined}
      onKeyDown={onKeyDown}
      onPointerLeave={() => {
        onLook('');
      }}
    >
      {marks.map((mark, index) => {
        const place = drawing.places[index];
        return (
          <rect
            key={`${String(mark.row)} ${String(mark.column)}`}
            role="button"
            aria-label={mark.label}
            tabIndex={index === current ? 0 : -1}
            data-region-focus={isFirst && index === current ? true : undefined}
            x={(place?.x ?? 0) + 1}
            y={(place?.y ?? 0) + 1}
            width={Math.max(1, (place?.width ?? 0) - 2)}
            height={Math.max(1, (place?.height ?? 0) - 2)}
            rx={2}
            onClick={() => {
              setAt(index);
              onRows(mark.query());
            }}
            onFocus={() => {
              setAt(index);
              onLook(mark.label);
            }}
            onBlur={() => {
              onLook('');
            }}
            onPointerEnter={() => {
              onLook(mark.label);
            }}
          />
        );
      })}
    </svg>
  );
}
