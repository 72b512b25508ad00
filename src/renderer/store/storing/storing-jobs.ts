import type { Batch } from './materialise.ts';

/** What the thread that stores is given, once. */
export interface StoringJob {
  readonly databaseName: string;
  readonly batches: readonly Batch[];
}

/** What it says, once. */
export type StoringNews =
  { readonly kind: 'stored' } | { readonly kind: 'failed'; readonly reason: string };
