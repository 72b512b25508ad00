import { phraseMatcher, type CorpusQuery, type CorpusTerm } from '#core/search';
import type { DocumentId } from '#core/model';
import { placeOf, wordsAkin, wordsBeginning } from './dictionary.ts';
import { phraseFilter } from './folded-texts.ts';
import { maskOf, type Presence } from './presence.ts';
import { addCounts, type Segment } from './segment.ts';

/** A document that a query finds. */
export interface Match {
  readonly id: DocumentId;
  /** Higher is better; comparable within one answer. */
  readonly score: number;
}

export interface Evaluation {
  readonly query: CorpusQuery;
  readonly segments: readonly Segment[];
  /** Documents that are there at all: others do not count for how rare a word is. */
  readonly presence: Pick<Presence, 'maskOf'>;
  /** Documents that may be found; null for all. */
  readonly isWanted: ((id: DocumentId) => boolean) | null;
  /** No more than this many of the best are given. */
  readonly limit: number;
  /** Told between two documents: the evaluation is given up. */
  readonly isLate: () => boolean;
}

export interface Found {
  readonly best: readonly Match[];
  readonly total: number;
}

type Phrase = Extract<CorpusTerm, { kind: 'phrase' }>;
type Single = Exclude<CorpusTerm, Phrase>;

/** More words and phrases than this in one search are refused. */
export const MOST_TERMS = 100;

export const termsOf = ({ all, none }: CorpusQuery): number => all.flat().length + none.length;

/** How often each document of each segment holds something, and what one of it is worth. */
interface Weighed {
  readonly counts: readonly Uint32Array[];
  readonly rarity: number;
}

/** A phrase's words beyond these tell no more documents from one another. */
const MOST_WORDS = 16;

/** Of so many documents one must be asked about, or they are not gone through in one go. */
const MANY_IN = 4;

/** Okapi BM25, with the usual constants (Robertson & Zaragoza 2009). */
const K1 = 1.2;
const B = 0.75;

/** A number that is not typed out may yet be grouped another way: "1,0" becomes "1,000", held as 1000. */
const certainOf = (beginning: string): string => /^\p{N}/u.exec(beginning)?.[0] ?? beginning;

const isPhrase = (term: CorpusTerm): term is Phrase => term.kind === 'phrase';
const isSingle = (term: CorpusTerm): term is Single => term.kind !== 'phrase';

/** One query over all segments. What it gives does not depend on how documents are divided on them. */
class Run {
  readonly #evaluation: Evaluation;
  readonly #there: readonly Uint8Array[];
  /** 1 for what is still looked for. */
  readonly #open: readonly Uint8Array[];
  readonly #scores: readonly Float64Array[];
  readonly #weighed = new Map<string, Weighed>();
  readonly #count: number;
  readonly #averageLength: number;

  constructor(evaluation: Evaluation) {
    const { segments, presence, isWanted } = evaluation;
    this.#evaluation = evaluation;
    this.#there = segments.map((segment) => presence.maskOf(segment));
    this.#open = segments.map((segment, index) => {
      const there = this.#there[index] as Uint8Array;
      if (isWanted === null) return there.slice();
      return maskOf(segment, (id, document) => there[document] === 1 && isWanted(id));
    });
    this.#scores = segments.map(({ documents }) => new Float64Array(documents.length));
    let count = 0;
    let length = 0;
    for (const [index, { lengths }] of segments.entries()) {
      const there = this.#there[index] as Uint8Array;
      for (let document = 0; document < there.length; document++) {
        if (there[document] === 0) continue;
        count++;
        length += lengths[document] as number;
      }
    }
    this.#count = count;
    this.#averageLength = Math.max(1, length / Math.max(1, count));
  }

  #weigh(key: string, wordsIn: (segment: Segment) => Iterable<number>): Weighed {
    const known = this.#weighed.get(key);
    if (known !== undefined) return known;
    let holders = 0;
    const counts = this.#evaluation.segments.map((segment, index) => {
      const sums = new Uint32Array(segment.documents.length);
      for (const word of wordsIn(segment)) addCounts(segment, word, sums);
      const there = this.#there[index] as Uint8Array;
      for (let at = 0; at < sums.length; at++) if (sums[at] !== 0) holders += there[at] as number;
      return sums;
    });
    const rarity = Math.log(1 + (this.#count - holders + 0.5) / (holders + 0.5));
    const weighed = { counts, rarity };
    this.#weighed.set(key, weighed);
    return weighed;
  }

  #weighSingle({ kind, word }: Single): Weighed {
    return this.#weigh(`${kind} ${word}`, ({ dictionary }) => {
      const akin = wordsAkin(dictionary, word);
      if (kind === 'word') return akin;
      const { from, to } = wordsBeginning(dictionary, word);
      const places = new Set(akin);
      for (let place = from; place < to; place++) places.add(place);
      return places;
    });
  }

  #weighPhrase({ words, isOpen }: Phrase): readonly Weighed[] {
    const last = words.length - 1;
    const keys = new Map(
      words.map((word, index) => [`${isOpen && index === last ? 'begins' : 'is'} ${word}`, word]),
    );
    return [...keys].slice(0, MOST_WORDS).map(([key, word]) =>
      this.#weigh(key, ({ dictionary }) => {
        if (key.startsWith('is ')) {
          const place = placeOf(dictionary, word);
          return place < 0 ? [] : [place];
        }
        const { from, to } = wordsBeginning(dictionary, certainOf(word));
        return Array.from({ length: to - from }, (_, index) => from + index);
      }),
    );
  }

  #worth({ counts, rarity }: Weighed, segment: number, document: number): number {
    const often = counts[segment]?.[document] ?? 0;
    if (often === 0) return 0;
    const length = this.#evaluation.segments[segment]?.lengths[document] ?? 0;
    const spread = K1 * (1 - B + (B * length) / this.#averageLength);
    return (rarity * often * (K1 + 1)) / (often + spread);
  }

  /** Asks about each document still looked for; those of which it is told false are no longer. */
  #keepThose(holds: (segment: number, document: number) => boolean): void {
    for (const [segment, open] of this.#open.entries())
      for (let document = 0; document < open.length; document++)
        if (open[document] === 1 && !holds(segment, document)) open[document] = 0;
  }

  /** Adds to a document's score what the words are worth there. Whether any of them is there. */
  #score(weighed: readonly Weighed[], segment: number, document: number): boolean {
    let worth = 0;
    for (const each of weighed) worth += this.#worth(each, segment, document);
    const scores = this.#scores[segment] as Float64Array;
    scores[document] = (scores[document] as number) + worth;
    return worth > 0;
  }

  /** Documents still looked for that hold all of some words. */
  #countHolding(words: readonly Weighed[], segment: number): number {
    const open = this.#open[segment] as Uint8Array;
    let count = 0;
    for (let document = 0; document < open.length; document++)
      if (open[document] === 1 && words.every(({ counts }) => counts[segment]?.[document] !== 0))
        count++;
    return count;
  }

  /** Tells of one document after another whether its text has a phrase; words come first. */
  #teller(phrase: Phrase): (segment: number, document: number) => boolean {
    const { segments } = this.#evaluation;
    const words = this.#weighPhrase(phrase);
    const matcher = phraseMatcher(phrase);
    const filter = phraseFilter(phrase.text);
    const scans = segments.map(({ folded }, segment) => {
      if (filter === null) return null;
      const areMany = this.#countHolding(words, segment) * MANY_IN > folded.count;
      return folded.phraseTeller(filter, phrase.isOpen, areMany);
    });
    return (segment, document) => {
      if (!words.every(({ counts }) => counts[segment]?.[document] !== 0)) return false;
      const told = scans[segment]?.(document) ?? 'unsure';
      if (told !== 'unsure') return told === 'held';
      const { folded } = segments[segment] as Segment;
      return matcher !== null && matcher.find(folded.at(document), 1).length > 0;
    };
  }

  /** The first of some phrases that a document's text has; -1 where it has none. */
  #phraseTeller(phrases: readonly Phrase[]): (segment: number, document: number) => number {
    const tellers = phrases.map((phrase) => this.#teller(phrase));
    const { isLate } = this.#evaluation;
    return (segment, document) => {
      if (isLate()) throw new LateError();
      return tellers.findIndex((holds) => holds(segment, document));
    };
  }

  #require(group: readonly CorpusTerm[]): void {
    const singles = group.filter(isSingle).map((term) => this.#weighSingle(term));
    const phrases = group.filter(isPhrase);
    const tell = this.#phraseTeller(phrases);
    const words = phrases.map((phrase) => this.#weighPhrase(phrase));
    this.#keepThose((segment, document) => {
      if (this.#score(singles, segment, document)) return true;
      const phrase = phrases.length === 0 ? -1 : tell(segment, document);
      if (phrase >= 0) this.#score(words[phrase] ?? [], segment, document);
      return phrase >= 0;
    });
  }

  #exclude(none: readonly CorpusTerm[]): void {
    const singles = none.filter(isSingle).map((term) => this.#weighSingle(term));
    this.#keepThose((segment, document) =>
      singles.every(({ counts }) => counts[segment]?.[document] === 0),
    );
    const phrases = none.filter(isPhrase);
    if (phrases.length === 0) return;
    const tell = this.#phraseTeller(phrases);
    this.#keepThose((segment, document) => tell(segment, document) < 0);
  }

  found(): Found {
    const { all, none } = this.#evaluation.query;
    // Texts are looked into last, when few are left.
    for (const group of all) if (!group.some(isPhrase)) this.#require(group);
    this.#exclude(none.filter(isSingle));
    for (const group of all) if (group.some(isPhrase)) this.#require(group);
    this.#exclude(none.filter(isPhrase));
    return this.#best();
  }

  #best(): Found {
    const { segments, limit } = this.#evaluation;
    const scores = new Float64Array(this.#count);
    let total = 0;
    this.#keepThose((segment, document) => {
      scores[total++] = this.#scores[segment]?.[document] ?? 0;
      return true;
    });
    const ascending = scores.subarray(0, total).sort();
    const least = ascending[Math.max(0, total - limit)] ?? 0;
    const best: Match[] = [];
    this.#keepThose((segment, document) => {
      const score = this.#scores[segment]?.[document] ?? 0;
      const id = segments[segment]?.documents[document];
      if (score >= least && id !== undefined) best.push({ id, score });
      return true;
    });
    best.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
    return { best: best.slice(0, limit), total };
  }
}

class LateError extends Error {}

/** The best documents that a query finds, the best first; null where it took too long. */
export function evaluate(evaluation: Evaluation): Found | null {
  try {
    return new Run(evaluation).found();
  } catch (error) {
    if (error instanceof LateError) return null;
    throw error;
  }
}
