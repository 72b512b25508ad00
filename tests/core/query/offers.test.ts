import fc from 'fast-check';
import { expect, test } from 'vitest';
import { offersAt, termsOf, unknownNames } from '#core/query';
import { names, typedQueries } from './some-annotations.ts';

/** What the text is when an offer is taken, for a text with "|" where the caret is. */
function taken(marked: string): readonly string[] {
  const caret = marked.indexOf('|');
  const typed = marked.replace('|', '');
  return offersAt(typed, caret, names).map(
    ({ start, end, insert }) => typed.slice(0, start) + insert + typed.slice(end),
  );
}

test.each([
  ['ta|', ['tag:', 'tag:"my tag" ']],
  ['-unr|', ['-is:unresolved ']],
  ['x  ma|', ['x  made:']],
  ['tag:|', ['tag:claim ', 'tag:statistic ', 'tag:Señal ', 'tag:"my tag" ', 'tag:"a,b ""c""" ']],
  ['tag:cl|', ['tag:claim ']],
  ['tag:sen|', ['tag:Señal ']],
  ['tag:ta|', ['tag:"my tag" ', 'tag:statistic ']],
  ['tag:claim,st|', ['tag:claim,statistic ']],
  ['tag:claim,cl|', []],
  ['tag:cl| war', ['tag:claim war']],
  ['tag:claim|', []],
  ['tag:"my t|', ['tag:"my tag" ']],
  ['in:rep|', ['in:"Early Warning Report" ', 'in:"early report" ']],
  ['by:lof|', ['by:"Ann Löfgren" ']],
  ['actor:dae|', ['actor:"Islamic State" ']],
  ['has:|', ['has:note ', 'has:value ', 'has:link ']],
  ['no:l|', ['no:link ']],
  ['is:unre|', ['is:unresolved ']],
  ['unres|', ['is:unresolved ']],
  ['is:|', ['is:unresolved ', 'is:unplaced ', 'is:review ']],
  ['daesh|', ['actor:"Islamic State" ']],
  ['cla|', ['tag:claim ']],
  ['t|ag:claim', ['tag:claim']],
  ['nope:x|', []],
  ['"ta|', []],
  ['date:20|', []],
])('at %j the text may become %j', (marked, texts) => {
  expect(taken(marked)).toEqual(texts);
});

test('where nothing is begun, every field is offered', () => {
  expect(taken('|')).toEqual(['tag:', 'in:', 'by:', 'actor:', 'date:', 'number:', 'unit:', 'has:', 'is:', 'made:', 'changed:']); // prettier-ignore
  expect(taken('x |')).toHaveLength(11);
});

test('an offer tells by which other name it was found, and whether Enter may take it', () => {
  expect(offersAt('actor:dae', 9, names)).toMatchObject([
    { field: 'actor', name: 'Islamic State', alias: 'Daesh', isMeant: true },
  ]);
  expect(offersAt('tag:', 4, names)[0]).toMatchObject({ isMeant: false });
  expect(offersAt('daesh', 5, names)[0]).toMatchObject({ isMeant: false });
});

test('of very many names, few are offered, those that begin so first', () => {
  const documents = Array.from({ length: 10_000 }, (_, at) => ({
    id: String(at) as (typeof names.documents)[number]['id'],
    title: at % 2 === 0 ? `Report ${String(at)}` : `The report ${String(at)}`,
  }));
  const offers = offersAt('in:report', 9, { ...names, documents });
  expect(offers).toHaveLength(12);
  expect(offers.every(({ name }) => name?.startsWith('Report') === true)).toBe(true);
});

test('offers lie about the caret, and what is taken as a value is read as one', () => {
  fc.assert(
    fc.property(typedQueries, fc.nat(30), (typed, at) => {
      const caret = Math.min(at, typed.length);
      for (const { start, end, insert, name } of offersAt(typed, caret, names)) {
        expect(start).toBeLessThanOrEqual(caret);
        expect(end).toBeGreaterThanOrEqual(caret);
        const next = typed.slice(0, start) + insert + typed.slice(end);
        if (name === null) continue;
        const said = termsOf(next).flatMap((term) => ('names' in term ? term.names : 'what' in term ? [term.what] : [])); // prettier-ignore
        expect(said).toContain(name);
      }
    }),
    { numRuns: 1000 },
  );
});

test('names that nothing has are told where they stand', () => {
  expect(unknownNames('tag:claim,lc in:early -actor:x by:"Bo" unit:furlong', names)).toEqual([
    { start: 10, end: 12, kind: 'no-such-name', text: 'lc' },
    { start: 29, end: 30, kind: 'no-such-name', text: 'x' },
  ]);
});
