import type { CSSProperties } from 'react';
import type { ColumnChoice } from '#renderer/store';

/** Pixels of the column of ticks. */
const TICKS = 34;

/** The widths of all columns as the style sheet needs them. */
export function layoutOf(columns: readonly ColumnChoice[]): CSSProperties {
  const wide = columns.some(({ column }) => column === 'passage')
    ? 'passage'
    : columns.at(-1)?.column;
  const widths = columns.map(({ column, width }) =>
    column === wide ? `minmax(${String(width)}px, 1fr)` : `${String(width)}px`,
  );
  const least = columns.reduce((sum, { width }) => sum + width, TICKS);
  return {
    '--columns': [`${String(TICKS)}px`, ...widths].join(' '),
    '--least': `${String(least)}px`,
  } as CSSProperties;
}
