import {
  namesMatcher,
  prepareAlternatives,
  prepareForms,
  prepareSearch,
  type PreparedSearch,
} from '#core/search';
import type { Sought } from './jobs.ts';

/** Makes ready what is looked for, or says what is wrong with it. Nothing is run. */
export function matcherFor(sought: Sought): PreparedSearch {
  const { texts, mode, matchCase, includeBoilerplate, areNames } = sought;
  const manner = { matchCase, includeBoilerplate, matchDiacritics: false };
  if (mode === 'regex') return prepareSearch({ text: texts[0] ?? '', mode, ...manner });
  if (mode === 'forms') return prepareForms(texts[0] ?? '');
  if (!areNames || matchCase || includeBoilerplate)
    return prepareAlternatives({ texts, mode, ...manner });
  const matcher = namesMatcher(texts);
  return matcher === null ? { ok: false, problem: { kind: 'empty' } } : { ok: true, matcher };
}
