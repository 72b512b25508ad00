import { Clusters, standsAlone } from './clusters.ts';
import { foldCluster, type Exactness } from './characters.ts';
import { OffsetRuns, type OffsetMap } from './offset-map.ts';
import { isDigitUnit, isLetterUnit } from './word-characters.ts';

/**
 * A text as it is searched: letter case and diacritics folded unless wanted, any white space one
 * space, quotes and dashes of one kind, ligatures taken apart, what is not seen left out. A hyphen at
 * the end of a line is left out with the line's end where letters stand on both sides ("organi-" and
 * "sation" are one word); beside a digit it stays, and only the line's end goes ("COVID-", "19").
 * Several stretches are parted by line feeds, which stand nowhere else in it. Every place between two
 * units is an edge of grapheme clusters of the source.
 */
export interface FoldedText {
  readonly text: string;
  readonly map: OffsetMap;
  /** Where each stretch begins, and last the length with one line feed more. */
  readonly starts: Int32Array;
  /** Places at which a hyphen at the end of a line was left out, ascending. */
  readonly broken: Int32Array;
}

/** What is folded of a text. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  /** No line feed parts it from the stretch before, unless one word would come of two. */
  readonly isContinued?: boolean;
}

export const LOOSELY: Exactness = { case: false, diacritics: false };

const UNKNOWN = 0;
/** What does not stand for one unit by itself, whatever is beside it. */
const SLOW = 0xffff;
const SPACE = 0x20;
const HYPHEN = 0x2d;
const SOFT_HYPHEN = 0xad;
const LINE_FEED = 0x0a;
/** Units handled at a time. */
const CHUNK = 8192;

/** Longer clusters are too rare to be remembered, and more of them too many. */
const LONGEST_REMEMBERED = 16;
const MOST_REMEMBERED = 20_000;

/** Folds clusters of one exactness, and remembers how. */
class ClusterFolder {
  readonly #exactness: Exactness;
  /** Units looked up before; the rest is UNKNOWN. */
  readonly units = new Uint16Array(0x10000);
  readonly #clusters = new Map<string, string>();

  constructor(exactness: Exactness) {
    this.#exactness = exactness;
  }

  /** What one unit stands for where its neighbours leave it alone; SLOW where that is not one unit. */
  unit(code: number): number {
    const known = this.units[code] as number;
    return known === UNKNOWN ? (this.units[code] = this.#unitOf(code)) : known;
  }

  cluster(cluster: string): string {
    if (cluster.length > LONGEST_REMEMBERED) return foldCluster(cluster, this.#exactness);
    const known = this.#clusters.get(cluster);
    if (known !== undefined) return known;
    const folded = foldCluster(cluster, this.#exactness);
    if (this.#clusters.size < MOST_REMEMBERED) this.#clusters.set(cluster, folded);
    return folded;
  }

  #unitOf(code: number): number {
    if (code === 0 || code === SLOW || !standsAlone(code)) return SLOW;
    // Letters and digits of ASCII first: a short text costs no pattern.
    if ((code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39) || code === SPACE)
      return code;
    if (code >= 0x41 && code <= 0x5a) return this.#exactness.case ? code : code + 0x20;
    const folded = foldCluster(String.fromCharCode(code), this.#exactness);
    return folded.length === 1 ? folded.charCodeAt(0) : SLOW;
  }
}

const folders = new Map<string, ClusterFolder>();

function folderFor(exactness: Exactness): ClusterFolder {
  const key = `${exactness.case} ${exactness.diacritics}`;
  const folder = folders.get(key) ?? new ClusterFolder(exactness);
  folders.set(key, folder);
  return folder;
}

/** Gathers UTF-16 units; a string of them is made at the end, in pieces an argument list can hold. */
class Units {
  #units: Uint16Array;
  length = 0;

  constructor(expected: number) {
    this.#units = new Uint16Array(expected + 64);
  }

  push(unit: number): void {
    this.#reserve(1);
    this.#units[this.length++] = unit;
  }

  last(): number {
    return this.length === 0 ? LINE_FEED : (this.#units[this.length - 1] as number);
  }

  /** Takes over what stands for itself from an offset on. Returns where that ends. */
  pushPlain(text: string, from: number, end: number, folder: ClusterFolder): number {
    this.#reserve(end - from > CHUNK ? CHUNK : end - from);
    const out = this.#units;
    const known = folder.units;
    const to = Math.min(end, from + CHUNK);
    const valueOf = (code: number): number => {
      const value = known[code] as number;
      return value === UNKNOWN ? folder.unit(code) : value;
    };
    let length = this.length;
    let at = from;
    let value = valueOf(text.charCodeAt(at));
    while (at < to && value !== SLOW) {
      const next = at + 1 < end ? valueOf(text.charCodeAt(at + 1)) : LINE_FEED;
      if (next === SLOW || (next === SPACE && (value === SPACE || value === HYPHEN))) break;
      out[length++] = value;
      value = next;
      at++;
    }
    this.length = length;
    return at;
  }

  toString(): string {
    const pieces: string[] = [];
    for (let at = 0; at < this.length; at += CHUNK) {
      const piece = this.#units.subarray(at, Math.min(this.length, at + CHUNK));
      pieces.push(String.fromCharCode.apply(null, piece as unknown as number[]));
    }
    return pieces.join('');
  }

  #reserve(more: number): void {
    if (this.length + more <= this.#units.length) return;
    const larger = new Uint16Array(this.#units.length * 2 + more);
    larger.set(this.#units);
    this.#units = larger;
  }
}

const BROKEN_HYPHEN = /^[-‐\u00ad]$/u;
const isBlankInLine = (code: number): boolean => code === SPACE || code === 0x09 || code === 0x0d;

/** Where the next line's text begins, if nothing but one line's end stands before it; -1 else. */
function nextLine(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && isBlankInLine(text.charCodeAt(at))) at++;
  if (at >= end || text.charCodeAt(at) !== LINE_FEED) return -1;
  at++;
  while (at < end && isBlankInLine(text.charCodeAt(at))) at++;
  return at < end ? at : -1;
}

/**
 * Folds a text, or stretches of it that are ordered, do not overlap and cut no cluster. One pass; the
 * map holds an entry for each place where lengths change.
 */
export function foldForSearch(
  text: string,
  exactness: Exactness = LOOSELY,
  stretches: readonly Stretch[] = [{ start: 0, end: text.length }],
): FoldedText {
  const folder = folderFor(exactness);
  const runs = new OffsetRuns();
  const clusters = new Clusters(text);
  const out = new Units(text.length);
  const starts = new Int32Array(stretches.length + 1);
  const broken: number[] = [];

  const emit = (folded: string, source: number, end: number): void => {
    runs.note(out.length, source, folded.length, end - source);
    for (let at = 0; at < folded.length; at++) out.push(folded.charCodeAt(at));
  };

  /** Passes over white space and what is not seen. */
  const passOver = (from: number, end: number): number => {
    let at = from;
    while (at < end) {
      const next = clusters.endOf(at);
      const folded = folder.cluster(text.slice(at, next));
      if (folded !== '' && folded !== ' ') break;
      at = next;
    }
    return at;
  };

  /** The next line's start, if a hyphen ends a line inside a word; emits the hyphen if it stays. */
  const hyphen = (at: number, to: number, end: number): number => {
    const before = out.last();
    const line = nextLine(text, to, end);
    if (line < 0) return -1;
    const after = text.charCodeAt(line);
    const isBetweenLetters = isLetterUnit(before) && isLetterUnit(after);
    const isInNumber =
      (isLetterUnit(before) || isDigitUnit(before)) && (isDigitUnit(after) || isLetterUnit(after));
    if (!isBetweenLetters && !isInNumber) return -1;
    if (text.charCodeAt(at) === SOFT_HYPHEN) return line;
    if (isBetweenLetters) broken.push(out.length);
    else emit('-', at, to);
    return line;
  };

  /** Folds what stands at an offset the long way. Returns where to go on. */
  const slowly = (at: number, end: number): number => {
    const to = clusters.endOf(at);
    const cluster = text.slice(at, to);
    if (BROKEN_HYPHEN.test(cluster)) {
      const line = hyphen(at, to, end);
      if (line >= 0) return line;
    }
    const folded = folder.cluster(cluster);
    if (folded !== '') emit(folded, at, to);
    return folded === ' ' ? passOver(to, end) : to;
  };

  const isWordUnit = (code: number): boolean => isLetterUnit(code) || isDigitUnit(code);

  for (const [index, { start, end, isContinued }] of stretches.entries()) {
    clusters.within(end);
    let at = start;
    if (isContinued === true && !(isWordUnit(out.last()) && isWordUnit(text.charCodeAt(start)))) {
      if (out.last() === SPACE) at = passOver(start, end);
    } else if (index > 0) {
      runs.note(out.length, start, 1, 0);
      out.push(LINE_FEED);
    }
    starts[index] = out.length;
    while (at < end) {
      const from = out.length;
      const plain = out.pushPlain(text, at, end, folder);
      if (plain > at) runs.note(from, at, 1, 1);
      at = plain < end ? slowly(plain, end) : plain;
    }
  }
  starts[stretches.length] = out.length + 1;
  const map = runs.map(out.length);
  return { text: out.toString(), map, starts, broken: Int32Array.from(broken) };
}
