import { actorsCalled, analystsCalled, documentsCalled, tagsCalled } from './called.ts';
import { foldWords } from './fold-words.ts';
import { readPieces } from './parse-query.ts';
import type { NamedKind, QueryNames, QueryProblem } from './shapes.ts';

function isKnown(kind: NamedKind, name: string, names: QueryNames): boolean {
  const asked = foldWords(name);
  const isPart = (folded: string): boolean => folded.includes(asked);
  switch (kind) {
    case 'tag':
      return tagsCalled(names, (folded) => folded === asked).size > 0;
    case 'document':
      return documentsCalled(names, isPart).size > 0;
    case 'analyst':
      return analystsCalled(names, isPart).size > 0;
    case 'actor':
      return actorsCalled(names, isPart).size > 0;
    case 'unit':
      return true;
  }
}

/** Names in what is typed that nothing has, in their order. Units are not known from names. */
export const unknownNames = (typed: string, names: QueryNames): readonly QueryProblem[] =>
  readPieces(typed).flatMap(({ piece, term }) => {
    if (term === null || !('names' in term)) return [];
    return piece.items
      .filter(({ text }) => foldWords(text) !== '' && !isKnown(term.kind, text, names))
      .map(({ start, end, text }): QueryProblem => ({ start, end, kind: 'no-such-name', text }));
  });
