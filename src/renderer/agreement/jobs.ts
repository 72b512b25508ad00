import type { GammaFigure } from '#core/agreement';
import type { DocumentId, TagId } from '#core/model';
import type {
  AgreementAsk,
  AgreementFigures,
  AgreementPart,
  AgreementStanding,
  GroupAsk,
  GroupPage,
} from './shapes.ts';

/** What is asked. `run` tells what belongs to one asking, `serial` one answer of a question. */
export type Job =
  | {
      readonly kind: 'ask';
      readonly run: number;
      readonly database: string;
      readonly ask: AgreementAsk;
    }
  | {
      readonly kind: 'groups';
      readonly serial: number;
      readonly asked: GroupAsk;
      readonly from: number;
      readonly to: number;
    }
  | { readonly kind: 'stop' };

/** Gamma of one part of the work. */
export interface GammaOf {
  readonly of:
    | { readonly kind: 'all' }
    | { readonly kind: 'document'; readonly document: DocumentId }
    | { readonly kind: 'tag'; readonly tag: TagId };
  readonly gamma: GammaFigure;
}

/** What is told of one asking: each adds to what was told before. */
export type News =
  | ({ readonly kind: 'progress' } & Pick<AgreementStanding, 'progress' | 'unplaced' | 'damaged'>)
  | { readonly kind: 'all'; readonly part: AgreementPart }
  | { readonly kind: 'documents'; readonly parts: AgreementFigures['documents'] }
  | { readonly kind: 'tags'; readonly parts: AgreementFigures['tags'] }
  | { readonly kind: 'gamma'; readonly gammas: readonly GammaOf[] };

export type Answer =
  | { readonly kind: 'news'; readonly run: number; readonly news: News }
  | { readonly kind: 'groups'; readonly serial: number; readonly page: GroupPage }
  /** The database is not there any more, and nothing more is told of the asking. */
  | { readonly kind: 'lost'; readonly run: number };
