import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  asksFor,
  namesOf,
  parseQuery,
  printTerm,
  termsOf,
  withName,
  withOnly,
  withoutField,
  withoutTerm,
  withTerm,
  type QueryTerm,
} from '#core/query';
import { typedQueries } from './some-annotations.ts';

const termIn = (typed: string): QueryTerm => termsOf(typed)[0] as QueryTerm;

/** As a term is when something stands behind it. */
const settled = (terms: readonly QueryTerm[]): readonly QueryTerm[] =>
  terms.map((term) => (term.kind === 'words' && term.manner === 'begun' ? { ...term, manner: 'whole' } : term)); // prettier-ignore

test.each([
  ['', 'tag:claim', 'tag:claim'],
  ['war', 'tag:claim', 'war tag:claim'],
  ['war ', 'has:note', 'war has:note'],
  ['TAG:"claim"', 'tag:claim', 'TAG:"claim"'],
  ['"open wor', 'is:unresolved', '"open wor" is:unresolved'],
  ['tag:"my t', 'is:unresolved', 'tag:"my t" is:unresolved'],
  ['„offen', 'is:unresolved', '„offen“ is:unresolved'],
])('%j with %s is %j', (typed, term, expected) => {
  expect(withTerm(typed, termIn(term))).toBe(expected);
});

test.each([
  ['', 'tag', 'my tag', true, 'tag:"my tag"'],
  ['war tag:claim  x', 'tag', 'actor', true, 'war tag:claim,actor  x'],
  ['war tag:claim,actor x', 'tag', 'CLAIM', false, 'war tag:actor x'],
  ['war tag:claim x', 'tag', 'claim', false, 'war x'],
  ['tag:claim', 'tag', 'claim', false, ''],
  ['tag:claim x', 'tag', 'claim', false, 'x'],
  ['tag:a x tag:b', 'tag', 'c', true, 'tag:a,b,c x'],
  ['-tag:a', 'tag', 'a', true, '-tag:a tag:a'],
  ['"a"tag:b"c"', 'tag', 'b', false, '"a" "c"'],
] as const)('%j with the %s %j %s is %j', (typed, kind, name, isOn, expected) => {
  expect(withName(typed, kind, name, isOn)).toBe(expected);
});

test('what stands in another’s place runs into nothing beside it', () => {
  expect(withOnly('tag:a“-', termIn('war'))).toBe('tag:a war');
  expect(withOnly('"a"date:2021"c"b', termIn('war'))).toBe('war date:2021');
});

test('a term put in its place leaves all others as they are typed', () => {
  expect(withOnly('  date:2021 war date:2022 nope:x', termIn('date:2023..'))).toBe(
    '  date:2023.. war nope:x',
  );
  expect(withoutField('a -date:2021 b date:x', 'date')).toBe('a b date:x');
  expect(withoutTerm('a has:note -has:note', termIn('no:note'))).toBe('a has:note');
});

test('what a click asks for is asked beside all that was, and taken back is asked no more', () => {
  const added = fc.constantFrom('tag:claim', 'has:note', '-is:unplaced', 'date:2021', 'war', '"a b"', 'actor:"x, y"').map(termIn); // prettier-ignore
  fc.assert(
    fc.property(typedQueries, added, (typed, term) => {
      const before = termsOf(typed);
      const isThere = before.some((each) => printTerm(each) === printTerm(term));
      const next = withTerm(typed, term);
      expect(termsOf(next)).toEqual(isThere ? before : [...settled(before), term]);
      expect(parseQuery(next).problems.map(({ kind }) => kind)).toEqual(
        parseQuery(typed).problems.map(({ kind }) => kind),
      );
      expect(settled(termsOf(withoutTerm(next, term)))).toEqual(
        settled(before.filter((each) => printTerm(each) !== printTerm(term))),
      );
      expect(settled(termsOf(withoutField(typed, term.kind)))).toEqual(
        settled(before.filter(({ kind }) => kind !== term.kind)),
      );
      expect(
        settled(termsOf(withOnly(typed, term)).filter(({ kind }) => kind !== term.kind)),
      ).toEqual(settled(before.filter(({ kind }) => kind !== term.kind)));
    }),
    { numRuns: 1000 },
  );
});

test('a name that is asked for is asked for until it is not', () => {
  const kinds = fc.constantFrom('tag', 'document', 'analyst', 'actor', 'unit');
  const name = fc.constantFrom('claim', 'my tag', 'a,b "c"', '“x”', '-y', 'tag:z');
  fc.assert(
    fc.property(typedQueries, kinds, name, (typed, kind, called) => {
      const on = withName(typed, kind, called, true);
      expect(asksFor(on, kind, called)).toBe(true);
      const off = withName(on, kind, called, false);
      expect(asksFor(off, kind, called)).toBe(false);
      expect(namesOf(on, kind)).toEqual(expect.arrayContaining([...namesOf(typed, kind)]));
      const others = (text: string): readonly QueryTerm[] =>
        settled(termsOf(text).filter((term) => term.kind !== kind || term.isNot));
      expect(others(off)).toEqual(others(typed));
    }),
    { numRuns: 1000 },
  );
});
