/**
 * What is compared. Every subject is given the same text and the same spans in memory, in a box of
 * the same size, type and line width, and is asked to do the same things.
 */

/** Offsets are UTF-16 code units; `tag` is an index into `TAGS`. */
export interface Span {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly tag: number;
}

export const TAGS = ['claim', 'statistic', 'actor', 'date'] as const;

export interface Material {
  /** One paragraph a line, none empty. */
  readonly text: string;
  /** By start, then end. */
  readonly spans: readonly Span[];
}

/** A subject that is open in the page. */
export interface Opened {
  readonly scroller: HTMLElement;
  tag(span: Span): void;
  untag(span: Span): void;
  setHidden(tag: number, isHidden: boolean): void;
  /** Brings an offset to about a third of the height. */
  jump(offset: number): void;
  /** Whether the element at a point in view is a gap that stands for text that is not there. */
  isBlank(hit: Element | null): boolean;
  /** Resolves when what was tagged is stored; at once where nothing is. */
  settled(): Promise<void>;
}

/** Puts the material into the form the subject reads (not measured); returns what opens it. */
export type Subject = (material: Material, root: HTMLElement) => Promise<() => Opened>;
