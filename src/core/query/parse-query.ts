import type { AnnotationQuery, QueryProblem } from './shapes.ts';

/** Reads a query as it is typed. What cannot be read is told and passed over. */
export function parseQuery(typed: string): {
  readonly query: AnnotationQuery;
  readonly problems: readonly QueryProblem[];
} {
  const words = typed.split(/\s+/u).filter((word) => word !== '');
  return {
    query: { terms: words.map((text) => ({ kind: 'words', isNot: false, text })) },
    problems: [],
  };
}
