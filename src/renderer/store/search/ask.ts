import { matcherFor, type Sought } from '#renderer/search';
import { strings } from '#renderer/words';
import type { Context } from '../context.ts';
import type { SearchAsk } from './shapes.ts';

/** What a person asks, as the matching understands it. */

export const FIRST_ASK: SearchAsk = {
  text: '',
  entity: null,
  mode: 'plain',
  matchCase: false,
  includeBoilerplate: false,
  scope: 'document',
};

/** An actor is looked for by all its names; one that is gone by the words that stand there. */
export function soughtBy({ entityIndex }: Context, ask: SearchAsk): Sought {
  const { text, mode, matchCase, includeBoilerplate } = ask;
  const entity = ask.entity === null ? undefined : entityIndex.shown(ask.entity);
  const manner = { matchCase, includeBoilerplate };
  if (entity === undefined) return { texts: [text], mode, areNames: false, ...manner };
  return { texts: [entity.name, ...entity.aliases], mode: 'word', areNames: true, ...manner };
}

/** Why nothing can be looked for, in words; '' where there is nothing to look for yet, null where all is well. */
export function objectionTo(sought: Sought): string | null {
  const prepared = matcherFor(sought);
  if (prepared.ok) return null;
  const { problem } = prepared;
  switch (problem.kind) {
    case 'empty':
      return '';
    case 'too-long':
      return strings.search.tooLong(problem.longest);
    case 'only-without':
      return strings.search.onlyWithout;
    case 'invalid-pattern':
      return strings.search.faults[problem.fault];
  }
}
