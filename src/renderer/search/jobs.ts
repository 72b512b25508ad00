import type { ChangeId } from '#core/model';
import type { ConcordanceOrder, ConcordanceRow } from '#core/search';
import type { DocumentBody } from '#core/text';
import type { Birth, Described, Litter } from './born.ts';

/** What is looked for: a query, or the names of someone, each with the others. */
export interface Sought {
  readonly texts: readonly string[];
  /** 'forms' is a query of the corpus, in which case and boilerplate count for nothing. */
  readonly mode: 'plain' | 'word' | 'forms' | 'regex';
  readonly matchCase: boolean;
  readonly includeBoilerplate: boolean;
  /** The texts are names: "us" is no mention of "US". */
  readonly areNames: boolean;
}

/** A document's text, as it is sent to the thread. */
export interface SentText {
  /** Names the document, so that its text need be sent only once. */
  readonly document: string;
  /** Null where the thread has it. */
  readonly body: DocumentBody | null;
  /** Whether the thread is to keep the document for the next query. */
  readonly isKept: boolean;
}

/** What the thread is asked to do. `serial` tells its answers apart. */
export type Job =
  /** Makes a document ready for what will be asked of it, and keeps it. Nothing is answered. */
  | {
      readonly kind: 'hold';
      readonly serial: number;
      readonly document: string;
      readonly body: DocumentBody;
    }
  | {
      readonly kind: 'match';
      readonly serial: number;
      readonly sought: Sought;
      /** Looked through one after another. */
      readonly texts: readonly SentText[];
      /** No more places are looked for. */
      readonly limit: number;
      /** UTF-16 units of context on each side. */
      readonly width: number;
    }
  | {
      readonly kind: 'describe';
      readonly serial: number;
      readonly text: string;
      /** Start and end by turns, in UTF-16 units. */
      readonly ranges: Int32Array<ArrayBuffer>;
    }
  | {
      readonly kind: 'name';
      readonly serial: number;
      readonly birth: Birth;
      readonly litters: readonly Litter[];
    }
  | {
      readonly kind: 'order';
      readonly serial: number;
      readonly rows: readonly ConcordanceRow[];
      readonly by: ConcordanceOrder;
    };

/** Places of some documents, as columns: what crosses between threads is copied. */
export interface MatchedColumns {
  /** How many are of each document. */
  readonly counts: readonly number[];
  /** Four numbers a place: start and end in UTF-16 units, start and end in code points. */
  readonly places: Int32Array<ArrayBuffer>;
  readonly before: readonly string[];
  readonly match: readonly string[];
  readonly after: readonly string[];
  /** Milliseconds that the matching took. */
  readonly took: number;
}

/** What the thread says. */
export type Answer =
  /** A regular expression sets out: from here on its time counts. */
  | { readonly kind: 'begun'; readonly serial: number }
  | { readonly kind: 'matched'; readonly serial: number; readonly columns: MatchedColumns }
  | { readonly kind: 'described'; readonly serial: number; readonly described: Described }
  | {
      readonly kind: 'named';
      readonly serial: number;
      /** One a passage, of one litter after another. */
      readonly names: readonly ChangeId[];
    }
  | {
      readonly kind: 'ordered';
      readonly serial: number;
      /** Indices of the rows, in their order. */
      readonly order: Int32Array<ArrayBuffer>;
    }
  | { readonly kind: 'failed'; readonly serial: number; readonly message: string };
