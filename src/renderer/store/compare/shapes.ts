import type { AgreementStanding } from '#renderer/agreement';
import type { AnalystId, AnnotationId, DocumentId, TagId, Value } from '#core/model';

/** What several analysts did in the same texts, side by side, and what was decided where they differ. */

/**
 * How the annotations of a group stand to one another: `same` in passage, tag and value; `valued`
 * otherwise, of the same passage and tag; `retagged`, the same passage under another tag;
 * `overlapping`; or one that is `alone`.
 */
export type CompareKind = 'same' | 'valued' | 'retagged' | 'overlapping' | 'alone';

/** What somebody else said of an annotation since it was made. */
export interface ChangedSince {
  readonly field: 'tag' | 'passage' | 'value';
  readonly by: AnalystId;
  readonly at: string;
}

/** One analyst's annotation in a group. */
export interface CompareMember {
  readonly analyst: AnalystId;
  readonly id: AnnotationId;
  readonly tag: TagId;
  readonly exact: string;
  /** Some code points of the text before it and behind it. */
  readonly prefix: string;
  readonly suffix: string;
  readonly value: Value | null;
  readonly note: string;
  /** What of it is another's word by now. */
  readonly changed: readonly ChangedSince[];
  /** Code points. */
  readonly start: number;
  readonly end: number;
}

export type Outcome = 'accepted' | 'edited' | 'both' | 'none';

/** What was decided on a group. */
export interface Decided {
  /** Who decided, by name. */
  readonly by: string;
  readonly at: string;
  readonly outcome: Outcome;
  /** The annotations that were taken over, of those decided on. */
  readonly kept: ReadonlySet<AnnotationId>;
  /** What came of it, in the adjudicated layer. */
  readonly results: readonly AnnotationId[];
  /**
   * `changed` where one of the annotations says something else since, `contested` where two people
   * decided otherwise without knowing of one another: both are to be decided again.
   */
  readonly standing: 'holds' | 'changed' | 'contested';
}

/** Annotations that are about the same, at most one of each analyst. */
export interface CompareRow {
  /** The annotations' ids, sorted: the same wherever the same are put together. */
  readonly key: string;
  readonly document: DocumentId;
  readonly kind: CompareKind;
  /** Whether everybody who is compared has one here. */
  readonly isWhole: boolean;
  /** Not everybody says the same: something to decide. */
  readonly isDisagreement: boolean;
  /** In the order of the analysts. */
  readonly members: readonly CompareMember[];
  readonly decided: Decided | null;
}

/** Which groups are shown; null stands for all. */
export interface CompareFilter {
  readonly kind: CompareKind | null;
  readonly tag: TagId | null;
  readonly document: DocumentId | null;
  /** Only what is still to decide. */
  readonly isUndecidedOnly: boolean;
}

export interface ComparingState {
  /** Who is compared, in the order of the columns. */
  readonly analysts: readonly AnalystId[];
  /** How many annotations everybody has in all documents. */
  readonly sizes: ReadonlyMap<AnalystId, number>;
  /** Grows with each asking for the panel, which then takes the keyboard. */
  readonly asked: number;
  /** Documents read; null when all are. */
  readonly progress: { readonly done: number; readonly total: number } | null;
  readonly filter: CompareFilter;
  /** Those shown, by document in the order of the corpus, then in the order of the text. */
  readonly rows: readonly CompareRow[];
  /** Groups by kind, of the tag and the document that are asked for. */
  readonly counts: Readonly<Record<CompareKind, number>>;
  /** Disagreements in all documents, and how many of them are decided. */
  readonly disagreements: number;
  readonly decided: number;
  /** Groups in which everybody says the same and that are not in the adjudicated layer yet. */
  readonly agreed: number;
  /** The group that the keyboard stands on, and the column. */
  readonly current: string | null;
  readonly column: number;
  /** How far they agree; null until it is measured. */
  readonly agreement: AgreementStanding | null;
  /** Something changed since it was measured. */
  readonly isAgreementOld: boolean;
}

/** What is to become of a group. */
export type Verdict =
  /** Refused of who has none here. */
  | { readonly kind: 'accept'; readonly analyst: AnalystId }
  /** As accepted, to be changed by hand afterwards. */
  | { readonly kind: 'edit'; readonly analyst: AnalystId }
  | { readonly kind: 'both' }
  | { readonly kind: 'none' };

/** What a decision says of one of the annotations that it is about. */
export interface DecisionOn {
  readonly id: string;
  readonly by: string;
  readonly at: string;
  readonly fate: 'accepted' | 'edited' | 'kept' | 'otherTag' | 'otherPassage' | 'other' | 'notKept';
  readonly standing: Decided['standing'];
  /** What came of it; null where nothing did, or is not there any more. */
  readonly result: AnnotationId | null;
  readonly document: DocumentId;
}

/** What a result of the adjudicated layer was decided from: who made what, by whom it was decided. */
export interface DecisionOf {
  readonly id: string;
  readonly by: string;
  readonly at: string;
  /** The annotation it was taken from. */
  readonly source: AnnotationId | null;
  readonly document: DocumentId;
}

/** Comparing what analysts did, and deciding where they differ. */
export interface Comparing {
  /** Reads what all analysts did; without any, compares those compared last. */
  open(analysts?: readonly AnalystId[]): void;
  choose(analysts: readonly AnalystId[]): void;
  filter(patch: Partial<CompareFilter>): void;
  close(): void;
  /** Puts the keyboard's place on a group; the text follows where its document is open. */
  show(key: string, column?: number): void;
  /** The next group (1), or the one before (-1), that is to be decided; shows it. Null without any. */
  nextUndecided(direction: 1 | -1): string | null;
  /** Opens a group's document where it is another one, at the annotation of the column. */
  goTo(key: string): Promise<boolean>;
  /** Decides a group, as one step; for 'edit' the result is focused then. Whether it was done. */
  decide(key: string, verdict: Verdict): Promise<boolean>;
  /** Takes over all groups shown in which everybody says the same, as one step; how many. */
  acceptAgreed(): Promise<number>;
  /** Measures how far they agree; with gamma, which takes long. */
  measure(isGammaWanted?: boolean): Promise<void>;
  /** Gives up what is not measured yet. */
  stopMeasuring(): void;
  /** Writes a table as a file, by the host's dialog or a download. Its name is without an ending. */
  saveCsv(name: string, text: string): Promise<void>;
  /** What was decided on an annotation; the same array until a decision changes. */
  decisionsOn(id: AnnotationId): readonly DecisionOn[];
  /** The decision that an annotation of the adjudicated layer came of; null for all others. */
  decisionOf(id: AnnotationId): DecisionOf | null;
}
