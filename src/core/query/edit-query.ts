import { parseQuery, readPieces, type ReadPiece } from './parse-query.ts';
import { printTerm } from './print-query.ts';
import type { NamedKind, NamesTerm, QueryTerm } from './shapes.ts';
import { foldWords } from './fold-words.ts';

/**
 * Changes of a typed query that a click makes. All else stays as it is typed, with what could not be
 * read.
 */

/** What could be read of a typed query, in its order. */
export const termsOf = (typed: string): readonly QueryTerm[] => parseQuery(typed).query.terms;

/** The typed text with its last quotation mark closed, so that something can stand behind it. */
function closed(typed: string): string {
  const last = readPieces(typed).at(-1)?.piece.items.at(-1);
  if (last?.isOpen !== true) return typed;
  const open = typed.charAt(last.start);
  return typed + ({ '“': '”', '„': '“', '«': '»', '»': '«' }[open] ?? open);
}

function appended(typed: string, term: QueryTerm): string {
  const before = closed(typed);
  const gap = before === '' || /\s$/u.test(before) ? '' : ' ';
  return before + gap + printTerm(term);
}

/** Without what stands at some places, and the white space that parted it from what comes before. */
function without(typed: string, dropped: readonly ReadPiece[]): string {
  let text = '';
  let at = 0;
  for (const { piece } of dropped) {
    text = (text + typed.slice(at, piece.start)).trimEnd();
    at = piece.end;
  }
  const rest = typed.slice(at);
  return dropped.length === 0 || text !== '' ? text + rest : rest.trimStart();
}

const isSame = (a: QueryTerm, b: QueryTerm): boolean => printTerm(a) === printTerm(b);

/** Asks for one thing more, unless that is asked already. */
export const withTerm = (typed: string, term: QueryTerm): string =>
  termsOf(typed).some((each) => isSame(each, term)) ? typed : appended(typed, term);

/** Asks for a thing no more. */
export const withoutTerm = (typed: string, term: QueryTerm): string =>
  without(
    typed,
    readPieces(typed).filter((read) => read.term !== null && isSame(read.term, term)),
  );

/** Asks nothing more of a kind, nor that it be otherwise. */
export const withoutField = (typed: string, kind: QueryTerm['kind']): string =>
  without(
    typed,
    readPieces(typed).filter(({ term }) => term?.kind === kind),
  );

/** Puts a term in the place of the first of its kind that is not negated, and takes away the others. */
export function withOnly(typed: string, term: QueryTerm): string {
  const [first, ...more] = readPieces(typed).filter(
    (read) => read.term?.kind === term.kind && !read.term.isNot,
  );
  if (first === undefined) return appended(typed, term);
  const rest = without(typed.slice(first.piece.end), []);
  const moved = more.map((read) => ({
    ...read,
    piece: {
      ...read.piece,
      start: read.piece.start - first.piece.end,
      end: read.piece.end - first.piece.end,
    },
  }));
  const behind = without(rest, moved);
  const gap = behind !== '' && !/^\s/u.test(behind) ? ' ' : '';
  return typed.slice(0, first.piece.start) + printTerm(term) + gap + behind;
}

/** Names asked for of a kind, but for those that are not to be. */
export const namesOf = (typed: string, kind: NamedKind): readonly string[] =>
  termsOf(typed).flatMap((term) =>
    term.kind === kind && !term.isNot ? (term as NamesTerm).names : [],
  );

const isCalled =
  (name: string) =>
  (other: string): boolean =>
    foldWords(other) === foldWords(name);

/** Whether one of the names asked for of a kind is this one. */
export const asksFor = (typed: string, kind: NamedKind, name: string): boolean =>
  namesOf(typed, kind).some(isCalled(name));

/** Asks for a name of a kind beside the others that are asked for, or no more. */
export function withName(typed: string, kind: NamedKind, name: string, isOn: boolean): string {
  const names = namesOf(typed, kind);
  const is = isCalled(name);
  if (names.some(is) === isOn) return typed;
  const next = isOn ? [...names, name] : names.filter((other) => !is(other));
  if (next.length > 0) return withOnly(typed, { kind, isNot: false, names: next });
  return without(
    typed,
    readPieces(typed).filter(({ term }) => term?.kind === kind && !term.isNot),
  );
}
