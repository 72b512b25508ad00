import { idsCalled } from './called.ts';
import { foldWords } from './fold-words.ts';
import { readPieces } from './parse-query.ts';
import type { NamedKind, QueryNames, QueryProblem } from './shapes.ts';

const isKnown = (kind: NamedKind, name: string, names: QueryNames): boolean =>
  kind === 'unit' || idsCalled(kind, name, names).length > 0;

/** Names in what is typed that nothing has, in their order. Units are not known from names. */
export const unknownNames = (typed: string, names: QueryNames): readonly QueryProblem[] =>
  readPieces(typed).flatMap(({ piece, term }) => {
    if (term === null || !('names' in term)) return [];
    return piece.items
      .filter(({ text }) => foldWords(text) !== '' && !isKnown(term.kind, text, names))
      .map(({ start, end, text }): QueryProblem => ({ start, end, kind: 'no-such-name', text }));
  });
