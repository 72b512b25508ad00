import { prepareSearch, type SearchQuery } from '#core/search';
import type { DocumentBody, TextRange } from '#core/text';
import type { Context } from '../context.ts';
import { placeOf, revealAt } from '../reading/navigating.ts';
import { searchableOf } from './searchable-bodies.ts';
import type { FindState } from '../workbench.ts';

/** More are not looked for: nobody steps through them, and each costs memory. */
const MOST_MATCHES = 10_000;

/** What the find bar looks for: words, however they are printed. */
const AS_TYPED: Omit<SearchQuery, 'text'> = {
  mode: 'plain',
  matchCase: false,
  matchDiacritics: false,
  includeBoilerplate: false,
};

/** Every match outside boilerplate, in order, up to the limit. */
export function findMatches(body: DocumentBody, query: string): readonly TextRange[] {
  const prepared = prepareSearch({ ...AS_TYPED, text: query });
  return prepared.ok ? prepared.matcher.find(searchableOf(body), MOST_MATCHES) : [];
}

function show(context: Context, find: FindState): void {
  context.state.setState({ find });
  const match = find.matches[find.current];
  if (match !== undefined) revealAt(context, match.start);
}

export function startFind(context: Context, query: string): void {
  const { loaded } = context;
  if (loaded === null) return;
  const { find } = context.state.getState();
  // While the query grows, the match found so far is where to go on from.
  const from = find?.matches[find.current]?.start ?? placeOf(context);
  const matches = findMatches(loaded.body, query);
  const next = matches.findIndex(({ start }) => start >= from);
  const current = matches.length === 0 ? -1 : Math.max(next, 0);
  show(context, { query, matches, current, isCapped: matches.length === MOST_MATCHES });
}

export function findNext(context: Context, direction: 1 | -1): void {
  const { find } = context.state.getState();
  if (find === null || find.matches.length === 0) return;
  const count = find.matches.length;
  show(context, { ...find, current: (find.current + direction + count) % count });
}

export const endFind = (context: Context): void => context.state.setState({ find: null });
