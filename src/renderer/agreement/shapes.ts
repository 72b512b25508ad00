import type { AgreementPart, GroupKind } from '#core/agreement';
import type { AnalystId, AnnotationId, DocumentId, TagId } from '#core/model';

/** Whose annotations are compared, and which. */
export interface AgreementAsk {
  /** Two or more, each once; in the order in which figures and groups tell them. */
  readonly analysts: readonly AnalystId[];
  /** In the order in which they are told. What lies in others is left out. */
  readonly documents: readonly AskedDocument[];
  /** Only annotations of these tags, once merged tags count as one; null for all. */
  readonly tags: readonly TagId[] | null;
  /** What tags count as that were merged. */
  readonly merged: readonly (readonly [from: TagId, into: TagId])[];
  /** Where the random numbers of gamma begin: the same seed, the same figure. */
  readonly seed: number;
  /** Whether gamma is worked out, too: it takes by far the longest. */
  readonly isGammaWanted: boolean;
}

export interface AskedDocument {
  readonly id: DocumentId;
  /** Of its text; UTF-16 units do, where code points are not known. */
  readonly length: number;
}

export type { AgreementPart };

/** Everything that is measured: a report, as far as it is done. */
export interface AgreementFigures {
  readonly all: AgreementPart;
  /** In the order asked; those in which somebody has annotated something. */
  readonly documents: readonly (AgreementPart & { readonly document: DocumentId })[];
  /** The most used first. */
  readonly tags: readonly (AgreementPart & { readonly tag: TagId })[];
}

export type AgreementStage = 'reading' | 'measuring' | 'gamma';

/** How things stand: told again whenever anything changes. */
export interface AgreementStanding {
  /** Null before all but gamma is measured. */
  readonly figures: AgreementFigures | null;
  /** Null when everything is done. */
  readonly progress: {
    readonly stage: AgreementStage;
    readonly done: number;
    readonly total: number;
  } | null;
  /** Annotations whose place in the text is not known: they are compared with nothing. */
  readonly unplaced: number;
  /** How much of what is stored could not be read. */
  readonly damaged: number;
  /** What broke: then there is nothing more until it is asked again. */
  readonly failure: 'database' | 'thread' | null;
}

/** Which groups are asked for; null for all of a kind of choice. */
export interface GroupAsk {
  readonly document: DocumentId | null;
  /** Groups in which this tag stands. */
  readonly tag: TagId | null;
  readonly kinds: readonly GroupKind[] | null;
  /** Leaves out those in which everybody said the same. */
  readonly isOpenOnly: boolean;
}

/** One annotation of a group. Places are in code points, as passages are stored. */
export interface GroupUnit {
  readonly analyst: AnalystId;
  readonly annotation: AnnotationId;
  readonly tag: TagId;
  readonly start: number;
  readonly end: number;
  readonly exact: string;
}

export interface GroupRow {
  readonly document: DocumentId;
  readonly kind: GroupKind;
  readonly isOneTag: boolean;
  /** Whether everybody has one here. */
  readonly isWhole: boolean;
  /** From the first start to the last end, in code points. */
  readonly start: number;
  readonly end: number;
  /** In the order of the analysts asked. */
  readonly units: readonly GroupUnit[];
}

export interface GroupPage {
  /** How many there are of what was asked, on all pages. */
  readonly total: number;
  /** In the order of documents and places. */
  readonly rows: readonly GroupRow[];
}

export const NOTHING_MEASURED: AgreementStanding = {
  figures: null,
  progress: null,
  unplaced: 0,
  damaged: 0,
  failure: null,
};
