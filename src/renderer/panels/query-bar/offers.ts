import { offersAt, parseQuery, unknownNames, type QueryOffer } from '#core/query';
import type { FieldProblem, Offer } from '#renderer/ui';
import { strings } from '#renderer/words';
import type { Askable } from './query-names.ts';

const words = strings.query;

/** What an offer is, beside its own words. */
function detailOf({ field, name, alias, insert }: QueryOffer): string | undefined {
  if (name === null) return words.fields[field];
  if (field === 'has' || field === 'is') {
    const said: Readonly<Record<string, string>> = words[field];
    return said[name] ?? '';
  }
  if (alias !== null) return words.alias(alias);
  // Behind its field, it goes without saying.
  return insert.startsWith(`${field}:`) ? words.fields[field] : undefined;
}

/** What is offered in the field, in the interface's words. */
export const offersIn = (typed: string, caret: number, names: Askable): readonly Offer[] =>
  offersAt(typed, caret, names).map((offer) => {
    const { start, end, insert, field, name, isMeant } = offer;
    const isWord = field === 'has' || field === 'is';
    const colour =
      field === 'tag' ? names.tags.find(({ label }) => label === name)?.colour : undefined;
    return {
      start,
      end,
      insert,
      isMeant,
      label: name === null ? `${field}:` : isWord ? `${field}:${name}` : name,
      detail: detailOf(offer),
      colour,
    };
  });

/**
 * What is wrong with a query, in sentences. Of the word that the caret is at, nothing is said: it may
 * not be typed out yet.
 */
export function problemsOf(
  typed: string,
  names: Askable,
  caret: number | null,
): readonly FieldProblem[] {
  const all = [...parseQuery(typed).problems, ...unknownNames(typed, names)];
  return all
    .filter(({ start, end }) => caret === null || caret < start || caret > end)
    .sort((a, b) => a.start - b.start)
    .map(({ start, end, kind, text }) => ({ start, end, text: words.problems[kind](text) }));
}
