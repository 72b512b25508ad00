import type { Asked } from './asked.ts';
import { countFigures } from './count-figures.ts';
import { datesFigure } from './dates-figure.ts';
import type { Figure } from './figure.ts';
import { tagsInDocuments } from './tags-in-documents.ts';

/**
 * All figures that have something to show, in their order.
 *
 * @param rows documents that the matrix shows
 */
export const figuresOf = (asked: Asked, rows: number): readonly Figure[] => [
  ...countFigures(asked),
  ...datesFigure(asked),
  ...tagsInDocuments(asked, rows),
];
