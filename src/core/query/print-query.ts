import type { AnnotationQuery } from './shapes.ts';

/** A query as it may be typed: what `parseQuery` reads back as the same. */
export const printQuery = ({ terms }: AnnotationQuery): string =>
  terms.map((term) => (term.kind === 'words' ? term.text : '')).join(' ');
