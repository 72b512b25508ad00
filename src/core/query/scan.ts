/** A value as it is typed: half-open range in UTF-16 units, quotation marks within it. */
export interface Item {
  readonly start: number;
  readonly end: number;
  /** Without the quotation marks. */
  readonly text: string;
  readonly isQuoted: boolean;
  /** Its quotation mark is not closed: all to the end is of it. */
  readonly isOpen: boolean;
}

/** One term as it is typed. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  readonly isNot: boolean;
  /** In small letters; null for words. */
  readonly field: string | null;
  /** Where its words begin: behind the minus and the field. */
  readonly from: number;
  /** Parted by commas; words are one item. A lone minus has none. */
  readonly items: readonly Item[];
}

const BLANK = /\s/u;
const FIELD = /([a-z]+):(?!\/\/)/iy;

/** What closes each kind of quotation mark; only the straight one can stand within, twice. */
const CLOSES: Readonly<Record<string, string>> = {
  '"': '"',
  '“': '“”"',
  '„': '“”"',
  '”': '”"',
  '«': '»',
  '»': '«',
};

const isBlank = (char: string): boolean => char !== '' && BLANK.test(char);
const isQuote = (char: string): boolean => char !== '' && char in CLOSES;

function quoted(typed: string, start: number): Item {
  const open = typed.charAt(start);
  const closes = CLOSES[open] ?? open;
  let text = '';
  let from = start + 1;
  for (let at = from; at < typed.length; at++) {
    const char = typed.charAt(at);
    if (!closes.includes(char)) continue;
    text += typed.slice(from, at);
    if (open !== '"' || typed.charAt(at + 1) !== '"')
      return { start, end: at + 1, text, isQuoted: true, isOpen: false };
    text += '"';
    from = at + 2;
    at++;
  }
  text += typed.slice(from);
  return { start, end: typed.length, text, isQuoted: true, isOpen: true };
}

function bare(typed: string, start: number, isEnd: (char: string) => boolean): Item {
  let end = start;
  while (end < typed.length && !isEnd(typed.charAt(end))) end++;
  return { start, end, text: typed.slice(start, end), isQuoted: false, isOpen: false };
}

const endsWord = (char: string): boolean => isBlank(char) || isQuote(char);
const endsName = (char: string): boolean => char === ',' || endsWord(char);

const itemAt = (typed: string, at: number, isEnd: (char: string) => boolean): Item =>
  isQuote(typed.charAt(at)) ? quoted(typed, at) : bare(typed, at, isEnd);

function listAt(typed: string, start: number): readonly Item[] {
  const items = [itemAt(typed, start, endsName)];
  for (let end = items[0]?.end ?? start; typed.charAt(end) === ','; end = items.at(-1)?.end ?? end)
    items.push(itemAt(typed, end + 1, endsName));
  return items;
}

function pieceAt(typed: string, start: number): Piece {
  const isNot = typed.charAt(start) === '-';
  const behind = isNot ? start + 1 : start;
  if (behind === typed.length || isBlank(typed.charAt(behind)))
    return { start, end: behind, isNot, field: null, from: behind, items: [] };
  FIELD.lastIndex = behind;
  const name = FIELD.exec(typed)?.[1];
  const from = name === undefined ? behind : behind + name.length + 1;
  const items = name === undefined ? [itemAt(typed, behind, endsWord)] : listAt(typed, from);
  const end = items.at(-1)?.end ?? from;
  return { start, end, isNot, field: name?.toLowerCase() ?? null, from, items };
}

/** What is typed, term by term. All that is not white space is of one of them. */
export function piecesOf(typed: string): readonly Piece[] {
  const pieces: Piece[] = [];
  for (let at = 0; at < typed.length;) {
    if (isBlank(typed.charAt(at))) {
      at++;
      continue;
    }
    const piece = pieceAt(typed, at);
    pieces.push(piece);
    at = piece.end;
  }
  return pieces;
}
