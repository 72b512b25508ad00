/** What makes words, by code unit of a folded text; units beyond the table are asked by code point. */

const UNKNOWN = 0;
const NO_WORD = 1;
const LETTER = 2;
const DIGIT = 3;
/** Of a script written without spaces. */
const UNSPACED = 4;
/** A mark of such a script: of the word that it stands in, if any. */
const UNSPACED_MARK = 5;

const kinds = new Uint8Array(0x10000);

const IS_UNSPACED =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]$/u;

function kindOfChar(char: string): number {
  if (IS_UNSPACED.test(char)) {
    if (/^\p{M}$/u.test(char)) return UNSPACED_MARK;
    return /^[\p{L}\p{N}]$/u.test(char) ? UNSPACED : NO_WORD;
  }
  if (/^[\p{L}\p{M}]$/u.test(char)) return LETTER;
  return /^\p{N}$/u.test(char) ? DIGIT : NO_WORD;
}

function kindOfUnit(code: number): number {
  const known = kinds[code] as number;
  return known === UNKNOWN ? (kinds[code] = kindOfChar(String.fromCharCode(code))) : known;
}

const isTrail = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff;

/** Kind of the character that starts at an offset; of none, behind the end. */
function kindAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (Number.isNaN(code)) return NO_WORD;
  if (code < 0xd800 || code > 0xdfff) return kindOfUnit(code);
  return kindOfChar(String.fromCodePoint(text.codePointAt(at) ?? 0));
}

const kindBefore = (text: string, at: number): number => {
  if (at <= 0) return NO_WORD;
  return kindAt(text, isTrail(text.charCodeAt(at - 1)) ? at - 2 : at - 1);
};

export const isLetterUnit = (code: number): boolean => {
  const kind = kindOfUnit(code);
  return kind === LETTER || kind === UNSPACED || kind === UNSPACED_MARK;
};

export const isDigitUnit = (code: number): boolean => kindOfUnit(code) === DIGIT;

const isPoint = (code: number): boolean => code === 0x2c || code === 0x2e;

/**
 * Whether a place between two characters of a folded text lies inside a word. Letters, marks and
 * digits make words, and a point or comma between digits ("1,000", "3.5"), as in UAX #29; an
 * apostrophe, a hyphen and an underscore part them, so that a name is found in "Kabul's" and
 * "Kabul-based". Between characters of scripts written without spaces any place parts words.
 */
export function isInsideWord(text: string, at: number): boolean {
  const before = kindBefore(text, at);
  const after = kindAt(text, at);
  if (before === NO_WORD)
    return (
      after === DIGIT && isPoint(text.charCodeAt(at - 1)) && kindBefore(text, at - 1) === DIGIT
    );
  if (after === NO_WORD)
    return before === DIGIT && isPoint(text.charCodeAt(at)) && kindAt(text, at + 1) === DIGIT;
  if (after === UNSPACED_MARK) return true;
  return before !== UNSPACED && before !== UNSPACED_MARK && after !== UNSPACED;
}

/** The words of a folded text as half-open ranges, in order, by the same rule. */
export function* wordsOfFolded(
  text: string,
): Generator<{ readonly start: number; readonly end: number }> {
  let at = 0;
  while (at < text.length) {
    if (kindAt(text, at) === NO_WORD) {
      at++;
      continue;
    }
    const start = at;
    do at += text.charCodeAt(at) >= 0xd800 && text.charCodeAt(at) <= 0xdbff ? 2 : 1;
    while (at < text.length && isInsideWord(text, at));
    yield { start, end: Math.min(at, text.length) };
  }
}
