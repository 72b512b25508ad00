/** Looking for words in a thread of its own, which may be ended. */
export { createSearchThread } from './search-thread.ts';
export type {
  DescribedRange,
  MatchAnswer,
  MatchRequest,
  SearchThread,
  Unfinished,
} from './search-thread.ts';
export { matcherFor } from './matcher-for.ts';
export type { MatchedColumns, Sought } from './jobs.ts';
