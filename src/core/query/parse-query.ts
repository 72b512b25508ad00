import { HAS, IS, kindOfField, NO } from './fields.ts';
import { foldWords } from './fold-words.ts';
import { readNumber } from './read-number.ts';
import { readSpan } from './read-span.ts';
import { piecesOf, type Piece } from './scan.ts';
import type { AnnotationQuery, NamedKind, QueryProblem, QueryTerm, SpanTerm } from './shapes.ts';

/** A term as it is typed, with what it means: null where nothing of it could be read. */
export interface ReadPiece {
  readonly piece: Piece;
  readonly term: QueryTerm | null;
  readonly problems: readonly QueryProblem[];
}

type Problem = QueryProblem['kind'];

/** The value of a field that takes one: commas are of it. */
function wholeValue(typed: string, { from, end, items }: Piece): string {
  const [only, ...more] = items;
  return only?.isQuoted === true && more.length === 0 ? only.text : typed.slice(from, end);
}

function readWords(piece: Piece): QueryTerm | Problem {
  const [item] = piece.items;
  if (item === undefined || foldWords(item.text) === '') return 'empty';
  const { text, isQuoted, isOpen } = item;
  const manner = !isQuoted ? 'anywhere' : isOpen ? 'begun' : 'whole';
  return { kind: 'words', isNot: piece.isNot, text, manner };
}

function readNames(kind: NamedKind, piece: Piece): ReadPiece {
  const { isNot, items, start, end } = piece;
  const names = items.filter(({ text }) => foldWords(text) !== '').map(({ text }) => text);
  const problems = items
    .filter(({ text }) => foldWords(text) === '')
    .map((item): QueryProblem => {
      const range = items.length === 1 ? { start, end } : { start: item.start, end: item.end };
      return { ...range, kind: 'empty', text: item.text };
    });
  return { piece, term: names.length === 0 ? null : { kind, isNot, names }, problems };
}

function readValue(
  kind: SpanTerm['kind'] | 'number' | 'has' | 'is',
  typed: string,
  piece: Piece,
): QueryTerm | Problem {
  const value = wholeValue(typed, piece);
  const isNot = piece.isNot !== (piece.field === NO);
  if (value.trim() === '') return 'empty';
  const word = value.trim().toLowerCase();
  if (kind === 'has') {
    const what = HAS.find((each) => each === word);
    return what === undefined ? 'unknown-word' : { kind, isNot, what };
  }
  if (kind === 'is') {
    const what = IS.find((each) => each === word);
    return what === undefined ? 'unknown-word' : { kind, isNot, what };
  }
  if (kind === 'number') {
    const span = readNumber(value);
    return span === null ? 'not-a-number' : { kind, isNot, ...span };
  }
  const span = readSpan(value);
  return span === null ? 'not-a-date' : { kind, isNot, ...span };
}

function readPiece(typed: string, piece: Piece): ReadPiece {
  const kind = piece.field === null ? 'words' : kindOfField(piece.field);
  const refuse = (problem: Problem): ReadPiece => {
    const isValue = problem !== 'empty' && problem !== 'unknown-field';
    const start = isValue ? piece.from : piece.start;
    const text = problem === 'unknown-field' ? (piece.field ?? '') : typed.slice(start, piece.end);
    return { piece, term: null, problems: [{ start, end: piece.end, kind: problem, text }] };
  };
  const as = (read: QueryTerm | Problem): ReadPiece =>
    typeof read === 'string' ? refuse(read) : { piece, term: read, problems: [] };
  switch (kind) {
    case undefined:
      return refuse('unknown-field');
    case 'words':
      return as(readWords(piece));
    case 'tag':
    case 'document':
    case 'analyst':
    case 'actor':
    case 'unit':
      return readNames(kind, piece);
    case 'date':
    case 'made':
    case 'changed':
    case 'number':
    case 'has':
    case 'is':
      return as(readValue(kind, typed, piece));
  }
}

/** What is typed, term by term, with where each stands. */
export const readPieces = (typed: string): readonly ReadPiece[] =>
  piecesOf(typed).map((piece) => readPiece(typed, piece));

/**
 * Reads a query as it is typed: words and "exact phrases", `field:value`, `field:one,other`, and a
 * minus before what must not be. All of it must hold. What cannot be read is told and passed over.
 */
export function parseQuery(typed: string): {
  readonly query: AnnotationQuery;
  readonly problems: readonly QueryProblem[];
} {
  const read = readPieces(typed);
  return {
    query: { terms: read.flatMap(({ term }) => (term === null ? [] : [term])) },
    problems: read.flatMap(({ problems }) => problems),
  };
}
