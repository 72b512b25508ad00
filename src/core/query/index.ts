/** Questions put to annotations, as they are typed. */
export { compileQuery } from './compile-query.ts';
export { parseQuery } from './parse-query.ts';
export { printQuery } from './print-query.ts';
export { offersAt } from './offers-at.ts';
export type {
  AnnotationQuery,
  AskedAnnotation,
  NumberBound,
  QueryNames,
  QueryOffer,
  QueryProblem,
  QueryTerm,
} from './shapes.ts';
