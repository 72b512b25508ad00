/** Looking for words in a thread of its own, which may be ended. */
export { createSearchThread } from './search-thread.ts';
export type { MatchAnswer, MatchRequest, SearchThread, Unfinished } from './search-thread.ts';
export { bear, changesOf } from './born.ts';
export type { Birth, Born } from './born.ts';
export { matcherFor } from './matcher-for.ts';
export type { MatchedColumns, Sought } from './jobs.ts';
