import type { LoadedDocument } from '../context.ts';
import type { Annotation } from '../shapes.ts';

/** Annotations without a place in the open document, in the order in which they were made. */
export const unplacedOf = ({ unplaced }: Pick<LoadedDocument, 'unplaced'>): readonly Annotation[] =>
  [...unplaced.values()].sort((a, b) =>
    a.created === b.created ? (a.id < b.id ? -1 : 1) : a.created < b.created ? -1 : 1,
  );
