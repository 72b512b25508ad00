/**
 * Grapheme clusters (UAX #29, extended) of a text, one after another, at the cost of a table look-up
 * for most: Intl.Segmenter, which is the truth, is asked only about stretches that the table cannot
 * tell. Offsets are UTF-16 units.
 */

const UNKNOWN = 0;
/** Stands alone beside another of its kind: Grapheme_Cluster_Break Other, and Hangul syllables. */
const SIMPLE = 1;
/** Goes with what is before it, and never joins what is behind. */
const MARK = 2;
/** Goes with nothing. */
const CONTROL = 3;
const COMPLEX = 4;

const classes = new Uint8Array(0x10000);

const LONE =
  /^[\0-\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff]$/u;
/** Letters that join all the same: Thai and Lao am, a Malayalam prefix, Hangul's parts. */
const JOINING = /^[\u0d4e\u0e33\u0eb3\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff]$/u;
const EXTENDING = /^\p{Grapheme_Extend}$/u;
/** Scripts without conjuncts, in which a mark ends where the next letter begins. */
const WITHOUT_CONJUNCTS =
  /^[\p{Script=Inherited}\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Thai}]$/u;
/** Signs of the larger Indic scripts that join no letter to the next, as a virama may. */
const INDIC_MARK =
  /^(?![\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d3b\u0d3c\u0d4d\u0dca])(?=[\u0900-\u0dff])\p{M}$/u;
const PRINTED = /^[\p{L}\p{N}\p{P}\p{S}\p{Zs}]$/u;

/** The bulk of texts, for which no pattern need be made ready. */
const isPlainLetter = (code: number): boolean =>
  (code >= 0x20 && code < 0x7f) ||
  (code >= 0xa0 && code < 0x300 && code !== 0xad) ||
  (code >= 0x4e00 && code < 0xa000) ||
  (code >= 0xac00 && code < 0xd7a4);

function classify(code: number): number {
  if (isPlainLetter(code)) return SIMPLE;
  if (code >= 0xd800 && code <= 0xdfff) return COMPLEX;
  const char = String.fromCharCode(code);
  if (LONE.test(char)) return CONTROL;
  if (code === 0x200d || JOINING.test(char)) return COMPLEX;
  if (INDIC_MARK.test(char)) return MARK;
  if (EXTENDING.test(char)) return WITHOUT_CONJUNCTS.test(char) ? MARK : COMPLEX;
  return PRINTED.test(char) ? SIMPLE : COMPLEX;
}

function classOf(code: number): number {
  const known = classes[code] as number;
  return known === UNKNOWN ? (classes[code] = classify(code)) : known;
}

/** Whether a code unit is a cluster of its own wherever another such stands on both sides. */
export const standsAlone = (code: number): boolean => {
  const it = classOf(code);
  return it === SIMPLE || it === CONTROL;
};

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Ends of the clusters of a text, but for the last, which may go on behind it. */
const innerEnds = (text: string): readonly number[] =>
  Array.from(segmenter.segment(text), ({ index }) => index).slice(1);

/** Code units handed to the segmenter at a time: few, until it is asked again and again. */
const SHORT = 64;
const LONG = 4096;

/** Inner ends of short stretches that begin and end where clusters part for certain. */
const remembered = new Map<string, readonly number[]>();
const MOST_REMEMBERED = 20_000;

function rememberedEnds(stretch: string): readonly number[] {
  const known = remembered.get(stretch);
  if (known !== undefined) return known;
  const ends = innerEnds(stretch);
  if (remembered.size < MOST_REMEMBERED) remembered.set(stretch, ends);
  return ends;
}

const isLead = (code: number): boolean => code >= 0xd800 && code <= 0xdbff;

/** Whether two units are an emoji that neither takes a colour nor is half of a flag. */
function isPlainEmoji(lead: number, trail: number): boolean {
  if (lead < 0xd83c || lead > 0xd83e || trail < 0xdc00 || trail > 0xdfff) return false;
  const point = 0x10000 + ((lead - 0xd800) << 10) + (trail - 0xdc00);
  return (point < 0x1f1e6 || point > 0x1f1ff) && (point < 0x1f3fb || point > 0x1f3ff);
}

/** Goes through the clusters of `[.., end)` of a text from front to back. */
export class Clusters {
  readonly #text: string;
  #end: number;
  /** Ends of clusters that the segmenter found, and which is the next to be given. */
  #ends: number[] = [];
  #next = 0;
  #stretch = SHORT;

  constructor(text: string, end = text.length) {
    this.#text = text;
    this.#end = end;
  }

  /** Goes on in another stretch of the text, which starts with a cluster. */
  within(end: number): void {
    this.#end = end;
    this.#ends = [];
    this.#next = 0;
  }

  /** End of the cluster that starts at an offset. Calls come in order, and may be repeated. */
  endOf(at: number): number {
    const text = this.#text;
    const code = text.charCodeAt(at);
    const kind = classOf(code);
    if (kind === CONTROL) return at + 1;
    let end = at + 1;
    if (kind === COMPLEX) {
      if (!isPlainEmoji(code, text.charCodeAt(end))) return this.#segmented(at);
      end++;
    }
    while (end < this.#end && classOf(text.charCodeAt(end)) === MARK) end++;
    if (end >= this.#end) return this.#end;
    return standsAlone(text.charCodeAt(end)) ? end : this.#segmented(at);
  }

  #segmented(at: number): number {
    for (; this.#next < this.#ends.length; this.#next++) {
      const end = this.#ends[this.#next] as number;
      if (end > at) return end;
    }
    const certain = this.#certainBehind(at);
    if (certain < 0) return this.#segmentedFar(at);
    const ends = rememberedEnds(this.#text.slice(at, certain));
    return this.#take([...ends.map((end) => at + end), certain]);
  }

  #take(ends: number[]): number {
    this.#ends = ends;
    this.#next = 0;
    return ends[0] as number;
  }

  /** The first place behind a cluster's start where clusters part for certain; -1 where that is far. */
  #certainBehind(at: number): number {
    const end = Math.min(this.#end, at + SHORT);
    /** Whether a letter and marks that end with it are all there is since it. */
    let isSettled = false;
    for (let to = at; to < end; to++) {
      const kind = classOf(this.#text.charCodeAt(to));
      const isAlone = kind === SIMPLE || kind === CONTROL;
      if (isAlone && isSettled && to > at) return to;
      isSettled = isAlone || (kind === MARK && isSettled);
    }
    return end === this.#end ? end : -1;
  }

  #segmentedFar(at: number): number {
    const isNear = at - (this.#ends.at(-1) ?? -SHORT) < SHORT;
    this.#stretch = isNear ? Math.min(LONG, this.#stretch * 2) : SHORT;
    for (let length = this.#stretch; ; length *= 4) {
      let to = Math.min(this.#end, at + length);
      if (to < this.#end && isLead(this.#text.charCodeAt(to - 1))) to--;
      const ends = innerEnds(this.#text.slice(at, to)).map((end) => at + end);
      if (to === this.#end) ends.push(to);
      if (ends.length > 0) return this.#take(ends);
    }
  }
}

/** The last offset at or before one where clusters part for certain, not before `from`. */
function certainBefore(text: string, at: number, from: number): number {
  let start = at;
  while (
    start > from &&
    !(standsAlone(text.charCodeAt(start - 1)) && standsAlone(text.charCodeAt(start)))
  )
    start--;
  return start;
}

/**
 * A stretch of `[from, to)` of a text, widened until it cuts no cluster. `from` and `to` are edges
 * of clusters.
 */
export function widened(
  text: string,
  start: number,
  end: number,
  from: number,
  to: number,
): { readonly start: number; readonly end: number } {
  const edges = (at: number): readonly [number, number] => {
    if (at <= from || at >= to) return [at, at];
    let before = certainBefore(text, at, from);
    const clusters = new Clusters(text, to);
    while (before < at) {
      const after = clusters.endOf(before);
      if (after > at) return [before, after];
      before = after;
    }
    return [at, at];
  };
  return { start: edges(start)[0], end: edges(end)[1] };
}
