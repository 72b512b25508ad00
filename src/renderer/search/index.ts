/** Looking for words in a thread of its own, which may be ended. */
export { createSearchThread } from './search-thread.ts';
export type { MatchAnswer, MatchRequest, SearchThread, Unfinished } from './search-thread.ts';
export { changesOf, describeAll, flatRanges, nameAll } from './born.ts';
export type { Birth, Described, Litter } from './born.ts';
export { matcherFor } from './matcher-for.ts';
export type { MatchedColumns, Sought } from './jobs.ts';
