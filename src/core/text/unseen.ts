import { utf16, type TextRange } from './offsets.ts';

/**
 * Marks of a text that nobody sees: what turns its direction, breaks its words, or carries a text of its
 * own between the letters (Unicode UAX 9 and UTS 51; Trojan Source, CVE-2021-42574). The text keeps them;
 * these say where they are, so that signs can be drawn for them.
 */
export interface UnseenMark extends TextRange {
  /** One or a few capitals, as for a key: "RLO", "ZWSP"; of a private or unassigned one its number. */
  readonly sign: string;
  /** Code point of the first, and how many of its kind follow one another. */
  readonly code: number;
  readonly count: number;
  readonly kind: UnseenKind;
  /** It does no honest work where it stands; others may, and are told of only where asked for. */
  readonly isSuspect: boolean;
  /** What tag characters spell; absent of others. */
  readonly spells?: string;
}

export type UnseenKind =
  'turning' | 'joining' | 'blank' | 'tag' | 'variation' | 'control' | 'private' | 'noncharacter';

const NAMED: Readonly<Record<number, string>> = {
  0x85: 'NEL',
  0xad: 'SHY',
  0x34f: 'CGJ',
  0x61c: 'ALM',
  0x115f: 'HF',
  0x1160: 'HF',
  0x180e: 'MVS',
  0x200b: 'ZWSP',
  0x200c: 'ZWNJ',
  0x200d: 'ZWJ',
  0x200e: 'LRM',
  0x200f: 'RLM',
  0x2028: 'LS',
  0x2029: 'PS',
  0x202a: 'LRE',
  0x202b: 'RLE',
  0x202c: 'PDF',
  0x202d: 'LRO',
  0x202e: 'RLO',
  0x2060: 'WJ',
  0x2066: 'LRI',
  0x2067: 'RLI',
  0x2068: 'FSI',
  0x2069: 'PDI',
  0x3164: 'HF',
  0xfeff: 'ZWNBSP',
  0xffa0: 'HF',
};

const CONTROLS =
  'NUL SOH STX ETX EOT ENQ ACK BEL BS HT LF VT FF CR SO SI DLE DC1 DC2 DC3 DC4 NAK SYN ETB CAN EM SUB ESC FS GS RS US'.split(
    ' ',
  );

/** Beyond NUL to US: white space of a sort, as printing programs leave it. */
const HARMLESS_CONTROLS = new Set([0x0b, 0x0c, 0x85]);

const EVERY_UNSEEN =
  /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Co}\p{Noncharacter_Code_Point}\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029]/gu;

/** Format characters that are drawn: signs before numbers and the like. */
const DRAWN = /[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u{110bd}\u{110cd}\u{13430}-\u{1343f}]/u;

/** Scripts whose words hold no joiners and need none to break. */
const PLAIN_WORDS =
  /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}\p{Script=Georgian}\p{Script=Hebrew}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Nd}]/u;
/** What may be chosen a variant of. */
const VARIES =
  /[\p{Emoji}\p{S}\p{P}\p{Ideographic}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Mongolian}\p{Script=Myanmar}\p{Script=Phags_Pa}\p{Script=Khmer}\p{Script=Manichaean}\p{Script=Egyptian_Hieroglyphs}]/u;

const hexOf = (code: number): string => `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;

const isNoncharacter = (code: number): boolean =>
  (code & 0xfffe) === 0xfffe || (code >= 0xfdd0 && code <= 0xfdef);

function kindOf(code: number): UnseenKind {
  if (isNoncharacter(code)) return 'noncharacter';
  if (code < 0x20 || (code >= 0x7f && code <= 0x9f) || code === 0x2028 || code === 0x2029)
    return 'control';
  if ((code >= 0xe000 && code <= 0xf8ff) || code >= 0xf0000) return 'private';
  if (code >= 0xe0000 && code <= 0xe007f) return 'tag';
  const isVariation =
    (code >= 0xfe00 && code <= 0xfe0f) ||
    (code >= 0xe0100 && code <= 0xe01ef) ||
    (code >= 0x180b && code <= 0x180f && code !== 0x180e);
  if (isVariation) return 'variation';
  const isTurning =
    code === 0x61c ||
    code === 0x200e ||
    code === 0x200f ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2066 && code <= 0x2069);
  if (isTurning) return 'turning';
  return NAMED[code] === 'HF' ? 'blank' : 'joining';
}

function signOf(code: number, kind: UnseenKind): string {
  if (kind === 'tag') return 'TAG';
  if (kind === 'variation') return 'VS';
  return NAMED[code] ?? CONTROLS[code] ?? (code === 0x7f ? 'DEL' : hexOf(code));
}

const OPENS = new Set([0x202a, 0x202b, 0x202d, 0x202e]);
const ISOLATES = new Set([0x2066, 0x2067, 0x2068]);
const OVERRIDES = new Set([0x202d, 0x202e]);
const POP = 0x202c;
const POP_ISOLATE = 0x2069;

/**
 * Where signs of direction in one line are left open, or close nothing: a line's end ends them all
 * (UAX 9, P1), so that what goes on beyond it is turned by chance. Overrides, which turn letters that
 * have a direction of their own, are among them with their ends, balanced or not.
 */
function misleadingIn(line: string, from: number): ReadonlySet<number> {
  const misleading = new Set<number>();
  const open: {
    readonly at: number;
    readonly isIsolate: boolean;
    readonly isOverride: boolean;
  }[] = [];
  let isolates = 0;
  for (let at = 0; at < line.length; at++) {
    const code = line.charCodeAt(at);
    if (ISOLATES.has(code)) isolates += 1;
    if (OPENS.has(code) || ISOLATES.has(code))
      open.push({ at, isIsolate: ISOLATES.has(code), isOverride: OVERRIDES.has(code) });
    else if (code === POP) {
      const last = open.at(-1);
      if (last === undefined || last.isIsolate) misleading.add(from + at);
      else if (open.pop()?.isOverride === true) misleading.add(from + last.at).add(from + at);
    } else if (code === POP_ISOLATE) {
      if (isolates === 0) {
        misleading.add(from + at);
        continue;
      }
      isolates -= 1;
      const isolate = open.findLastIndex(({ isIsolate }) => isIsolate);
      // What was opened within an isolate ends with it.
      for (const { at: left } of open.splice(isolate).slice(1)) misleading.add(from + left);
    }
  }
  for (const { at } of open) misleading.add(from + at);
  return misleading;
}

const TURNS = /[\u202a-\u202e\u2066-\u2069]/;

function misleadingOf(text: string): ReadonlySet<number> {
  const all = new Set<number>();
  if (!TURNS.test(text)) return all;
  let from = 0;
  for (const line of text.split('\n')) {
    for (const at of misleadingIn(line, from)) all.add(at);
    from += line.length + 1;
  }
  return all;
}

const before = (text: string, at: number): string => {
  const low = text.charCodeAt(at - 1);
  return low >= 0xdc00 && low <= 0xdfff ? text.slice(at - 2, at) : text.slice(at - 1, at);
};
const after = (text: string, at: number): string => {
  const code = text.codePointAt(at);
  return code === undefined ? '' : String.fromCodePoint(code);
};

/** Tags that spell a region's flag behind a black flag, as in those of England and Wales (UTS 51). */
const FLAG = /^[\u{e0030}-\u{e0039}\u{e0061}-\u{e007a}]{3,6}\u{e007f}$/u;
const BLACK_FLAG = '\u{1f3f4}';

const spelt = (tags: string): string =>
  [...tags]
    .map((each) => (each.codePointAt(0) ?? 0) - 0xe0000)
    .filter((code) => code >= 0x20 && code < 0x7f)
    .map((code) => String.fromCharCode(code))
    .join('');

function isSuspectAt(
  text: string,
  { start, end, code, count, kind }: Omit<UnseenMark, 'isSuspect'>,
  misleading: ReadonlySet<number>,
): boolean {
  switch (kind) {
    case 'tag':
      return !(before(text, start) === BLACK_FLAG && FLAG.test(text.slice(start, end)));
    case 'control':
      return !HARMLESS_CONTROLS.has(code) && code !== 0x2028 && code !== 0x2029;
    case 'noncharacter':
    case 'blank':
      return true;
    case 'private':
      return false;
    case 'variation':
      return count > 1 || !VARIES.test(before(text, start));
    case 'turning':
      for (let at: number = start; at < end; at++) if (misleading.has(at)) return true;
      return false;
    case 'joining':
      // A soft hyphen says where a word may be broken, and is asked for there.
      if (code === 0xad || code === 0x34f) return false;
      if (code >= 0xe0000) return true;
      return PLAIN_WORDS.test(before(text, start)) && PLAIN_WORDS.test(after(text, end));
  }
}

/**
 * By code units, which is a tenth of the time: the halves of pairs are those of tags, selectors, private
 * and format characters beyond the common plane, and a few others.
 */
const QUICK =
  /[\0-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ud82f\ud834\udb40-\udbff\udffe\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff]/;

/** Whether a text may hold any: cheap, for what is asked of every stretch that is drawn. */
export const mayHoldUnseen = (text: string): boolean => QUICK.test(text);

/**
 * The unseen marks of a text, in order; several of one kind in a row are one. What a mark does is judged
 * by its neighbours and by its line, so that a stretch of a text is best cut where a line ends.
 */
export function unseenMarks(text: string): readonly UnseenMark[] {
  const found: Omit<UnseenMark, 'isSuspect'>[] = [];
  for (const { 0: character, index } of text.matchAll(EVERY_UNSEEN)) {
    const code = character.codePointAt(0) ?? 0;
    if (DRAWN.test(character)) continue;
    const kind = kindOf(code);
    const last = found.at(-1);
    const isSame =
      kind === 'tag' || kind === 'variation' ? last?.kind === kind : last?.code === code;
    const end = utf16(index + character.length);
    if (last !== undefined && last.end === index && isSame)
      found[found.length - 1] = { ...last, end, count: last.count + 1 };
    else found.push({ start: utf16(index), end, sign: signOf(code, kind), code, count: 1, kind });
  }
  if (found.length === 0) return [];
  const misleading = misleadingOf(text);
  return found.map((mark) => ({
    ...mark,
    isSuspect: isSuspectAt(text, mark, misleading),
    ...(mark.kind === 'tag' ? { spells: spelt(text.slice(mark.start, mark.end)) } : {}),
  }));
}
