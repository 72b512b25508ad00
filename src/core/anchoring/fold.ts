import { OffsetRuns } from './offset-runs.ts';

/**
 * A text with what readers do not see told apart made one: runs of white space to one space,
 * quotation marks and dashes to their ASCII forms, invisible characters (soft hyphens, zero-width
 * and directional ones) dropped, each character with its marks in NFC. Letter case, digits and
 * words stay. Every offset of it maps back exactly, or not at all where it falls inside a unit.
 */
export interface FoldedText {
  readonly text: string;
  /** Source range (UTF-16) of a folded range; null where an end falls inside a folded unit. */
  toSource(start: number, end: number): { readonly start: number; readonly end: number } | null;
  /** The folded offset nearest to a source offset: a hint, not a mapping. */
  near(source: number): number;
}

const REPLACED = new Map<number, string>();
for (const char of '‘’‚‛′‹›ʼ`´＇') REPLACED.set(char.charCodeAt(0), "'");
for (const char of '“”„‟«»″＂〝〞〟') REPLACED.set(char.charCodeAt(0), '"');
for (const char of '‐‑‒–—―−﹘﹣－') REPLACED.set(char.charCodeAt(0), '-');

const SPACE = /[\s\u0085]/;
const INVISIBLE =
  /[\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/;
const MARK = /^[\p{M}\u1160-\u11ff]/u;
const JOINS_AFTER = /[\p{Extended_Pictographic}\ufe0f\u{1f3fb}-\u{1f3ff}]$/u;
const ZERO_WIDTH_JOINER = 0x200d;
const GRAVE = 0x60;

type Character = 'plain' | 'space' | 'invisible' | 'replaced' | 'composed';

function kindOf(text: string, at: number): Character {
  const code = text.charCodeAt(at);
  if (code <= 0x20) return SPACE.test(text.charAt(at)) ? 'space' : 'plain';
  if (REPLACED.has(code)) return 'replaced';
  if (code >= 0x7f && code !== ZERO_WIDTH_JOINER) {
    const char = text.charAt(at);
    // U+FEFF is white space to a regular expression, and no space to a reader.
    if (INVISIBLE.test(char)) return 'invisible';
    if (SPACE.test(char)) return 'space';
  }
  if (code === ZERO_WIDTH_JOINER)
    return JOINS_AFTER.test(text.slice(Math.max(0, at - 2), at)) ? 'plain' : 'invisible';
  const next = text.charCodeAt(at + 1);
  return (code < 0x300 || (code >= 0x4e00 && code < 0xa000)) && !(next >= 0x300)
    ? 'plain'
    : 'composed';
}

/**
 * End of the stretch of ASCII from an offset on that stands for itself: most of most texts, and
 * some ten times faster to pass over than by kinds. Single spaces between words are part of it.
 */
function plainEnd(text: string, from: number): number {
  let at = from;
  for (let code = text.charCodeAt(at); ; at++) {
    const next = text.charCodeAt(at + 1);
    const isWord = code > 0x20 && code < 0x7f && code !== GRAVE && !(next >= 0x300);
    const isSpaceBeforeWord = code === 0x20 && next > 0x20 && next < 0x7f;
    if (!isWord && !isSpaceBeforeWord) return at;
    code = next;
  }
}

/** End of the character at an offset together with the marks that belong to it. */
function clusterEnd(text: string, at: number): number {
  const first = text.codePointAt(at) ?? 0;
  let end = at + (first > 0xffff ? 2 : 1);
  while (end < text.length) {
    const code = text.codePointAt(end) ?? 0;
    if (code < 0x300) break;
    const char = String.fromCodePoint(code);
    if (!MARK.test(char)) break;
    end += char.length;
  }
  return end;
}

/** Folds a text. One pass; the result holds about one entry per unit that changed its length. */
export function fold(text: string): FoldedText {
  const runs = new OffsetRuns();
  const pieces: string[] = [];
  let length = 0;
  const emit = (piece: string): void => {
    pieces.push(piece);
    length += piece.length;
  };

  let at = 0;
  while (at < text.length) {
    const plain = plainEnd(text, at);
    if (plain > at) {
      runs.step(length, at);
      emit(text.slice(at, plain));
      at = plain;
      continue;
    }
    const kind = kindOf(text, at);
    if (kind === 'plain') {
      let end = at + 1;
      while (end < text.length && kindOf(text, end) === 'plain') end++;
      runs.step(length, at);
      emit(text.slice(at, end));
      at = end;
    } else if (kind === 'invisible') {
      at++;
    } else if (kind === 'replaced') {
      runs.step(length, at);
      emit(REPLACED.get(text.charCodeAt(at)) ?? '');
      at++;
    } else if (kind === 'space') {
      let end = at + 1;
      for (let next = end; next < text.length; next++) {
        const follower = kindOf(text, next);
        if (follower === 'space') end = next + 1;
        else if (follower !== 'invisible') break;
      }
      if (end === at + 1) runs.step(length, at);
      else runs.unit(length, at, end);
      emit(' ');
      at = end;
    } else {
      const end = clusterEnd(text, at);
      const cluster = text.slice(at, end);
      const composed = cluster.normalize('NFC');
      if (composed === cluster) runs.step(length, at);
      else runs.unit(length, at, end);
      emit(composed);
      at = end;
    }
  }

  const folded = pieces.join('');
  return {
    text: folded,
    near: (source) => Math.max(0, Math.min(folded.length, runs.near(source))),
    toSource(start, end) {
      const from = runs.start(start);
      const to = end > start ? runs.end(end, folded.length) : from;
      return from === null || to === null ? null : { start: from, end: to };
    },
  };
}

/** The folded form of a short text, such as a quote. */
export const folded = (text: string): string => fold(text).text;
