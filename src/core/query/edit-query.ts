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

const asTyped = (typed: string, { piece }: ReadPiece): string =>
  typed.slice(piece.start, piece.end);

/**
 * The typed text with some of its terms as another text, or (null) left out together with the white
 * space before them.
 */
function rewritten(typed: string, next: (read: ReadPiece) => string | null): string {
  let text = '';
  let at = 0;
  let isGapLost = false;
  /** What is put in another's place must not run into what was beside that. */
  let isOther = false;
  for (const read of readPieces(typed)) {
    const gap = typed.slice(at, read.piece.start);
    const own = next(read);
    at = read.piece.end;
    const was = isOther;
    isOther = own !== asTyped(typed, read);
    if (own === null) {
      isGapLost = true;
      continue;
    }
    const isParted = gap !== '' || text === '' || !(was || isOther);
    text += (isParted ? (isGapLost && text === '' ? '' : gap) : ' ') + own;
    isGapLost = false;
  }
  return text + (isGapLost ? '' : typed.slice(at));
}

const isSame = (a: QueryTerm, b: QueryTerm): boolean => printTerm(a) === printTerm(b);

/** Asks for one thing more, unless that is asked already. */
export const withTerm = (typed: string, term: QueryTerm): string =>
  termsOf(typed).some((each) => isSame(each, term)) ? typed : appended(typed, term);

const without = (typed: string, isDropped: (term: QueryTerm) => boolean): string =>
  rewritten(typed, (read) =>
    read.term !== null && isDropped(read.term) ? null : asTyped(typed, read),
  );

/** Asks for a thing no more. */
export const withoutTerm = (typed: string, term: QueryTerm): string =>
  without(typed, (each) => isSame(each, term));

/** Asks nothing more of a kind, nor that it be otherwise. */
export const withoutField = (typed: string, kind: QueryTerm['kind']): string =>
  without(typed, (each) => each.kind === kind);

/** Puts a term in the place of the first of its kind that is not negated, and takes away the others. */
export function withOnly(typed: string, term: QueryTerm): string {
  const isOfKind = (each: QueryTerm | null): boolean => each?.kind === term.kind && !each.isNot;
  const first = readPieces(typed).find((read) => isOfKind(read.term));
  if (first === undefined) return appended(typed, term);
  return rewritten(typed, (read) => {
    if (read.piece.start === first.piece.start) return printTerm(term);
    return isOfKind(read.term) ? null : asTyped(typed, read);
  });
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
  return without(typed, (term) => term.kind === kind && !term.isNot);
}
