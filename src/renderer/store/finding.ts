import { utf16, type Block, type TextRange } from '#core/text';
import type { Context } from './context.ts';
import { placeOf, revealAt } from './navigating.ts';
import type { FindState } from './workbench.ts';

/** More are not looked for: nobody steps through them, and each costs memory. */
const MOST_MATCHES = 10_000;

const SPECIAL = /[\\^$.*+?()[\]{}|/]/g;

/** Signs that a keyboard has one of and a text prints several of: each finds the others. */
const ALIKE: readonly string[] = [`'’‘‛ʼ′`, `"“”„‟″`, '-\u2010\u2011\u2012\u2013\u2212'];

const classOf = (signs: string): string => `[${signs.replace('-', '\\x2d')}]`;

/** One character as a pattern of what it stands for. */
function literal(character: string): string {
  const alike = ALIKE.find((signs) => signs.includes(character));
  return alike === undefined ? character.replace(SPECIAL, '\\$&') : classOf(alike);
}

/**
 * Literal words as the source of a pattern: any run of white space matches any other, as do the kinds of quotes
 * and dashes, and case is folded by Unicode's simple folding. None of it changes a length: offsets
 * are those of the text itself.
 */
export function patternSource(query: string): string | null {
  const words = query.split(/\s+/u).filter((word) => word !== '');
  if (words.length === 0) return null;
  const patterns = words.map((word) => Array.from(word, literal).join(''));
  return patterns.join('\\s+');
}

/** Ranges of boilerplate, which search leaves out. */
const boilerplateOf = (blocks: readonly Block[]): readonly Block[] =>
  blocks.filter(({ boilerplate }) => boilerplate === true);

/** Every match outside boilerplate, in order, up to the limit. */
export function findMatches(
  text: string,
  blocks: readonly Block[],
  query: string,
): readonly TextRange[] {
  const source = patternSource(query);
  if (source === null) return [];
  const pattern = new RegExp(source, 'giu');
  const skipped = boilerplateOf(blocks);
  const matches: TextRange[] = [];
  let skip = 0;
  for (const match of text.matchAll(pattern)) {
    const start = match.index;
    const end = start + match[0].length;
    while ((skipped[skip]?.end ?? Infinity) <= start) skip++;
    if ((skipped[skip]?.start ?? Infinity) < end) continue;
    matches.push({ start: utf16(start), end: utf16(end) });
    if (matches.length === MOST_MATCHES) break;
  }
  return matches;
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
  const matches = findMatches(loaded.body.text, loaded.body.blocks, query);
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
