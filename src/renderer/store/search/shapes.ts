import type { TextRange, Utf16Offset } from '#core/text';
import type { DocumentId, EntityId, TagId } from '#core/model';

/** What finding all occurrences is made of, as the panels see it. */

/** What is looked for, where, and how. */
export interface SearchAsk {
  readonly text: string;
  /** An actor, whose name and aliases are looked for, each as whole words; `text` is then its name. */
  readonly entity: EntityId | null;
  /** 'forms' takes the text as a query of the corpus; what else is asked of words is then no matter. */
  readonly mode: 'plain' | 'word' | 'forms' | 'regex';
  readonly matchCase: boolean;
  readonly includeBoilerplate: boolean;
  readonly scope: 'document' | 'corpus';
}

/** One occurrence, in UTF-16 units of its document's text, with what stands around it. */
export interface Hit extends TextRange {
  readonly document: DocumentId;
  /** Its place in code points, as stored passages have it. */
  readonly from: number;
  readonly to: number;
  readonly before: string;
  readonly match: string;
  readonly after: string;
}

/** By place, or by the words to the left, or to the right. */
export type HitOrder = 'place' | 'left' | 'right';

/** Which hits are ticked: all or none, but for some. */
export interface Ticks {
  readonly areMost: boolean;
  /** Indices of the hits that differ from most. */
  readonly others: ReadonlySet<number>;
}

/** A tag that lies on a hit. */
export interface HitMark {
  readonly tag: TagId;
  /** At the hit's very place, rather than over some of it and perhaps more. */
  readonly isExact: boolean;
}

/** All occurrences of something, while they are shown. */
export interface SearchState {
  readonly ask: SearchAsk;
  /** Grows with each asking for the panel, which then takes the keyboard. */
  readonly asked: number;
  /** In the order of the corpus and of the text. Grows while documents are searched. */
  readonly hits: readonly Hit[];
  /** Number of documents with hits. */
  readonly documents: number;
  readonly order: HitOrder;
  /** Indices of hits as they are shown. */
  readonly rows: readonly number[];
  /** Documents searched, of all; null when the search is over. */
  readonly progress: { readonly done: number; readonly total: number } | null;
  /** Why there are not all occurrences, or none, in a sentence. */
  readonly problem: string | null;
  /** As many were found as are looked for. */
  readonly isCapped: boolean;
  readonly ticks: Ticks;
  /** The hit that the keyboard stands on, which the text follows; null before the first. */
  readonly current: number | null;
  /** Grows with each change of what `marksOn` tells. */
  readonly marks: number;
  /**
   * Documents of those with hits that were looked through for what is tagged there, while this takes
   * long: to tick by it, or to tag what is not. Null else.
   */
  readonly work: {
    readonly kind: 'looking' | 'tagging';
    readonly done: number;
    readonly total: number;
  } | null;
}

/** The best place in a document that words were looked for in. */
export interface CorpusPassage {
  readonly document: DocumentId;
  readonly title: string;
  readonly at: Utf16Offset;
  readonly before: string;
  readonly match: string;
  readonly after: string;
}

/** What looking for words in the corpus's texts came to. */
export interface CorpusPassages {
  readonly passages: readonly CorpusPassage[];
  /** False while the index is being made, and more may be found in a moment. */
  readonly isComplete: boolean;
}

/** What tagging came to. */
export interface TaggedHits {
  readonly tagged: number;
  /** In so many documents. */
  readonly documents: number;
  /** Had the tag at the very place before. */
  readonly already: number;
}
