import { FIELDS, HAS, IS, NO, kindOfField } from './fields.ts';
import { foldWords } from './fold-words.ts';
import { offeredNames, type OfferedName } from './offered-names.ts';
import { printName } from './print-query.ts';
import { piecesOf, type Item, type Piece } from './scan.ts';
import type { QueryField, QueryNames, QueryOffer } from './shapes.ts';

const MOST = 12;
/** Fewer letters than this begin too many names. */
const LEAST_FOR_NAMES = 2;

/** Where something is offered, and what stands before the caret there. */
interface Place {
  readonly start: number;
  readonly end: number;
  readonly begun: string;
}

/** A complete value is parted from what comes next, or will. */
const gapBehind = (typed: string, end: number): string =>
  /^[\s,]/u.test(typed.slice(end, end + 1)) ? '' : ' ';

interface Ranked {
  readonly rank: number;
  readonly offer: QueryOffer;
}

const best = (ranked: readonly Ranked[]): readonly QueryOffer[] =>
  ranked
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, MOST)
    .map(({ offer }) => offer);

const namesOfField = (
  field: QueryField,
  names: QueryNames,
  begun: string,
): readonly OfferedName[] =>
  field === 'has' || field === 'is'
    ? (field === 'has' ? HAS : IS)
        .filter((word) => word.startsWith(begun))
        .map((name) => ({ name, alias: null, rank: 0 }))
    : offeredNames(field, names, begun);

function fieldOffers({ start, end, begun }: Place): readonly Ranked[] {
  return FIELDS.filter(({ field }) => field.startsWith(begun)).map(({ field }) => ({
    rank: 0,
    offer: { start, end, insert: `${field}:`, field, name: null, alias: null, isMeant: false },
  }));
}

/** Whole terms whose names are begun by a word that stands alone. */
const termOffers = (
  typed: string,
  { start, end, begun }: Place,
  names: QueryNames,
): readonly Ranked[] =>
  begun.length < LEAST_FOR_NAMES
    ? []
    : FIELDS.flatMap(({ field }) =>
        namesOfField(field, names, begun)
          .filter(({ rank }) => rank < 2)
          .map(({ name, alias, rank }) => ({
            rank: rank + 1,
            offer: {
              start,
              end,
              insert: `${field}:${printName(name)}${gapBehind(typed, end)}`,
              field,
              name,
              alias,
              isMeant: false,
            },
          })),
      );

function valueOffers(
  typed: string,
  { start, end, begun }: Place,
  field: QueryField,
  names: QueryNames,
  said: readonly string[],
): readonly Ranked[] {
  const found = namesOfField(field, names, begun);
  const isWhole = found.some(({ name }) => foldWords(name) === begun);
  return found
    .filter(({ name }) => foldWords(name) !== begun && !said.includes(foldWords(name)))
    .map(({ name, alias, rank }) => ({
      rank,
      offer: {
        start,
        end,
        insert: printName(name) + gapBehind(typed, end),
        field,
        name,
        alias,
        isMeant: begun !== '' && !isWhole,
      },
    }));
}

/** What is typed of an item before the caret, without its quotation mark. */
const begunOf = (typed: string, { start, isQuoted }: Item, caret: number): string =>
  foldWords(typed.slice(isQuoted ? start + 1 : start, caret).replaceAll('""', '"'));

function offersIn(
  typed: string,
  caret: number,
  piece: Piece,
  names: QueryNames,
): readonly QueryOffer[] {
  if (piece.field === null) {
    const [item] = piece.items;
    if (item?.isQuoted === true) return [];
    const begun = foldWords(typed.slice(piece.from, caret));
    const place = { start: piece.from, end: piece.end, begun };
    return best([...fieldOffers(place), ...termOffers(typed, place, names)]);
  }
  if (caret < piece.from) {
    const from = piece.from - piece.field.length - 1;
    return best(fieldOffers({ start: from, end: piece.from, begun: piece.field.slice(0, caret - from) })); // prettier-ignore
  }
  const kind = kindOfField(piece.field);
  const field = piece.field === NO ? 'has' : FIELDS.find((each) => each.kind === kind)?.field;
  const item = piece.items.find((each) => each.start <= caret && caret <= each.end);
  if (field === undefined || item === undefined) return [];
  const said = piece.items.filter((each) => each !== item).map(({ text }) => foldWords(text));
  const place = { start: item.start, end: item.end, begun: begunOf(typed, item, caret) };
  return best(valueOffers(typed, place, field, names, said));
}

/**
 * Ways to go on at a caret, best first, and few: fields, and what is called as it is begun. What is
 * offered takes the place of the word or the name that the caret is in or behind.
 */
export function offersAt(typed: string, caret: number, names: QueryNames): readonly QueryOffer[] {
  const piece = piecesOf(typed).find((each) => each.start < caret && caret <= each.end);
  if (piece !== undefined) return offersIn(typed, caret, piece, names);
  const isFree = caret === typed.length || /\s/u.test(typed.charAt(caret));
  return isFree ? best(fieldOffers({ start: caret, end: caret, begun: '' })) : [];
}
