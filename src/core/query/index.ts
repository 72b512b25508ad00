/** Questions put to annotations, as they are typed. */
export { compileQuery } from './compile-query.ts';
export { parseQuery } from './parse-query.ts';
export { printQuery, printTerm } from './print-query.ts';
export { readNumber } from './read-number.ts';
export { readSpan } from './read-span.ts';
export { offersAt } from './offers-at.ts';
export { unknownNames } from './unknown-names.ts';
export {
  asksFor,
  namesOf,
  termsOf,
  withName,
  withOnly,
  withoutField,
  withoutTerm,
  withTerm,
} from './edit-query.ts';
export type {
  AskedAnnotation,
  NamedKind,
  QueryNames,
  QueryOffer,
  QueryProblem,
  QueryTerm,
} from './shapes.ts';
