import type { AnnotationQuery, AskedAnnotation, QueryNames } from './shapes.ts';

/** What decides whether an annotation is asked for; made once, used on very many. */
export function compileQuery(
  { terms }: AnnotationQuery,
  _names: QueryNames,
): (annotation: AskedAnnotation) => boolean {
  return ({ exact }) => terms.every((term) => term.kind !== 'words' || exact.includes(term.text));
}
