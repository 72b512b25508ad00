import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { EntityId, Value } from '#core/model';
import {
  compileQuery,
  parseQuery,
  type AskedAnnotation,
  type QueryNames,
  type QueryTerm,
} from '#core/query';
import { foldForSearch, isInsideWord } from '#core/search';
import { dateBounds } from '#core/values';
import { annotations, names, texts, typedQueries } from './some-annotations.ts';

const fold = (text: string): string => foldForSearch(text).text.trim();

/** Words in a text, told by folding all of it and looking at every place. */
function holdsWords(text: string, words: string, manner: string): boolean {
  const folded = foldForSearch(text).text;
  const needle = fold(words);
  return [...folded].length === 0
    ? false
    : Array.from({ length: folded.length }, (_, at) => at).some(
        (at) =>
          folded.startsWith(needle, at) &&
          (manner === 'anywhere' || !isInsideWord(folded, at)) &&
          (manner !== 'whole' || !isInsideWord(folded, at + needle.length)),
      );
}

const namesOfActor = ({ entities }: QueryNames, id: EntityId | undefined): readonly string[] =>
  entities.filter((each) => each.id === id).flatMap(({ name, aliases }) => [name, ...aliases]);

const actor = (value: Value | null): EntityId | undefined =>
  value?.kind === 'actor' ? value.entity : value?.kind === 'claim' ? value.saidBy : undefined;

function wordsOf(value: Value | null): readonly (string | undefined)[] {
  if (value?.kind === 'date') return [value.edtf];
  if (value?.kind === 'statistic')
    return [value.min, value.max, value.unit, value.counted, value.of];
  return value?.kind === 'claim' ? [value.certainty, value.source] : [];
}

/** Decimals as whole numbers of their smallest part. */
const exactly = (decimal: string): bigint => {
  const [whole = '', fraction = ''] = decimal.split('.');
  return BigInt(whole + fraction.padEnd(20, '0'));
};

const isoKey = (day: string): number => Date.UTC(Number(day.slice(0, -6)), Number(day.slice(-5, -3)) - 1, Number(day.slice(-2))); // prettier-ignore

const titleOf = (id: string): string => names.documents.find((each) => each.id === id)?.title ?? '';
const nameOf = (id: string): string => names.analysts.find((each) => each.id === id)?.name ?? '';

/** Whether one of the names is one that is asked for, or holds it where none of all is that. */
const isCalled = (
  asked: readonly string[],
  own: readonly string[],
  all: readonly string[],
): boolean =>
  asked.some((name) => {
    const isThere = all.some((each) => fold(each) === fold(name));
    return own.some((each) =>
      isThere ? fold(each) === fold(name) : fold(each).includes(fold(name)),
    );
  });

/** What a term says, as its definition has it and with no thought of time. */
function holds(term: QueryTerm, told: AskedAnnotation): boolean {
  switch (term.kind) {
    case 'words':
      return [told.exact, told.note, ...wordsOf(told.value), ...namesOfActor(names, actor(told.value))] // prettier-ignore
        .some((text) => text !== undefined && holdsWords(text, term.text, term.manner));
    case 'tag': {
      const label = names.tags.find(({ id }) => id === told.tag)?.label ?? '';
      const labels = names.tags.map((tag) => fold(tag.label));
      return term.names
        .map(fold)
        .some((name) =>
          labels.includes(name) ? fold(label) === name : fold(label).startsWith(name),
        );
    }
    case 'document':
      return isCalled(term.names, [titleOf(told.document)], names.documents.map(({ title }) => title)); // prettier-ignore
    case 'analyst':
      return isCalled(
        term.names,
        [nameOf(told.analyst)],
        names.analysts.map(({ name }) => name),
      );
    case 'actor':
      return isCalled(
        term.names,
        namesOfActor(names, actor(told.value)),
        names.entities.flatMap(({ name, aliases }) => [name, ...aliases]),
      );
    case 'unit': {
      const unit = told.value?.kind === 'statistic' ? told.value.unit : undefined;
      return unit !== undefined && term.names.some((name) => fold(unit) === fold(name));
    }
    case 'date': {
      const bounds = told.value?.kind === 'date' ? dateBounds(told.value.edtf) : null;
      if (bounds === null) return false;
      const isBefore = (a: string | null, b: string | null): boolean =>
        a === null || b === null || isoKey(a) <= isoKey(b);
      return isBefore(bounds.first, term.to) && isBefore(term.from, bounds.last);
    }
    case 'made':
    case 'changed': {
      const day = new Date(term.kind === 'made' ? told.created : told.changed)
        .toISOString()
        .slice(0, 10);
      return (
        (term.from === null || isoKey(day) >= isoKey(term.from)) &&
        (term.to === null || isoKey(day) <= isoKey(term.to))
      );
    }
    case 'number': {
      if (told.value?.kind !== 'statistic') return false;
      const [min, max] = [exactly(told.value.min), exactly(told.value.max)];
      const { from, to } = term;
      const isAbove =
        from === null || (from.isIncluded ? max >= exactly(from.decimal) : max > exactly(from.decimal)); // prettier-ignore
      return isAbove && (to === null || (to.isIncluded ? min <= exactly(to.decimal) : min < exactly(to.decimal))); // prettier-ignore
    }
    case 'has':
      return { note: told.note !== '', value: told.value !== null, link: told.links > 0 }[term.what]; // prettier-ignore
    case 'is':
      return { unplaced: !told.isPlaced, unresolved: told.isUnresolved, review: told.isToReview }[term.what]; // prettier-ignore
  }
}

test('a compiled query finds what its terms say', () => {
  fc.assert(
    fc.property(typedQueries, fc.array(annotations, { maxLength: 8 }), (typed, all) => {
      const { query } = parseQuery(typed);
      const isAsked = compileQuery(query, names);
      for (const told of all)
        expect(isAsked(told)).toBe(query.terms.every((term) => holds(term, told) !== term.isNot));
    }),
    { numRuns: 500 },
  );
});

test('words are found in every text in which folding it finds them', () => {
  const parts = ['attack', 'ttac', 'a', 'cafe', 'al-qaida', 'soft', 'office', '1', '1,000', 'strasse', "it's", '"', '-', '…', 'aether', '戦', 'per month', 'attacks per', 'й', '.']; // prettier-ignore
  fc.assert(
    fc.property(
      texts,
      fc.constantFrom(...parts),
      fc.constantFrom<'anywhere' | 'whole' | 'begun'>('anywhere', 'whole', 'begun'),
      (text, words, manner) => {
        const term: QueryTerm = { kind: 'words', isNot: false, text: words, manner };
        const isAsked = compileQuery({ terms: [term] }, { ...names, entities: [] });
        expect(isAsked({ ...none, exact: text })).toBe(holdsWords(text, words, manner));
      },
    ),
    { numRuns: 1500 },
  );
});

test('a minus finds the rest', () => {
  fc.assert(
    fc.property(typedQueries, annotations, (typed, told) => {
      for (const term of parseQuery(typed).query.terms) {
        const as = (isNot: boolean): boolean =>
          compileQuery({ terms: [{ ...term, isNot }] }, names)(told);
        expect(as(true)).toBe(!as(false));
      }
    }),
    { numRuns: 500 },
  );
});

const none: AskedAnnotation = {
  tag: names.tags[0]?.id as AskedAnnotation['tag'],
  document: names.documents[0]?.id as AskedAnnotation['document'],
  analyst: names.analysts[0]?.id as AskedAnnotation['analyst'],
  exact: '',
  note: '',
  value: null,
  links: 0,
  isPlaced: true,
  isUnresolved: false,
  isToReview: false,
  created: Date.UTC(2021, 4, 2, 23, 59, 59, 999),
  changed: Date.UTC(2021, 4, 3),
};

const saidByIs: Value = { kind: 'claim', saidBy: 'e:1' as EntityId };
const number = (decimal: string): Value => ({
  kind: 'statistic',
  comparator: '>',
  min: decimal,
  max: decimal,
});

test.each<[string, Partial<AskedAnnotation>, boolean]>([
  ['war', { exact: 'Warfare' }, true],
  ['"war"', { exact: 'Warfare' }, false],
  ['"war"', { exact: 'the war.' }, true],
  ['"the wa', { exact: 'of the\nwar' }, true],
  ['office', { exact: 'The ofﬁce' }, true],
  ['uniao', { exact: 'a UNIÃO disse' }, true],
  ['organisation', { exact: 'the organi-\nsation' }, true],
  ['daesh', { value: saidByIs }, true],
  ['actor:daesh', { value: saidByIs }, true],
  ['actor:"islamic state"', { value: { kind: 'actor', entity: 'e:1' as EntityId } }, true],
  ['in:early', {}, true],
  ['in:late', {}, false],
  ['by:LOFGREN', {}, true],
  ['in:"early report"', { document: names.documents[2]?.id as AskedAnnotation['document'] }, true],
  ['actor:is', { value: { kind: 'actor', entity: 'e:2' as EntityId } }, false],
  ['tag:cla', {}, true],
  ['tag:laim', {}, false],
  ['tag:CLAIM', {}, true],
  ['number:40', { value: number('40.0') }, true],
  ['number:>40', { value: number('40') }, false],
  ['number:9007199254740992', { value: number('9007199254740993') }, false],
  ['number:>9007199254740992', { value: number('9007199254740993') }, true],
  ['date:2021', { value: { kind: 'date', edtf: '202X' } }, true],
  ['date:2021', { value: { kind: 'date', edtf: '2019/..' } }, true],
  ['date:2021', { value: { kind: 'date', edtf: '2022-01-01' } }, false],
  ['made:2021-05-02', {}, true],
  ['changed:2021-05-02', {}, false],
  ['made:..2021-05-01', {}, false],
])('%s of %o', (typed, told, isFound) => {
  expect(compileQuery(parseQuery(typed).query, names)({ ...none, ...told })).toBe(isFound);
});
