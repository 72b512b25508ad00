import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseQuery, printQuery } from '#core/query';
import { typedQueries } from './some-annotations.ts';

test.each([
  ['attacks', [{ kind: 'words', isNot: false, text: 'attacks', manner: 'anywhere' }]],
  ['-attacks', [{ kind: 'words', isNot: true, text: 'attacks', manner: 'anywhere' }]],
  ['"two words"', [{ kind: 'words', isNot: false, text: 'two words', manner: 'whole' }]],
  ['„zwei Wörter“', [{ kind: 'words', isNot: false, text: 'zwei Wörter', manner: 'whole' }]],
  ['"two wo', [{ kind: 'words', isNot: false, text: 'two wo', manner: 'begun' }]],
  ['"say ""no"""', [{ kind: 'words', isNot: false, text: 'say "no"', manner: 'whole' }]],
  ['tag:claim,actor', [{ kind: 'tag', isNot: false, names: ['claim', 'actor'] }]],
  ['Tag:"my tag",x', [{ kind: 'tag', isNot: false, names: ['my tag', 'x'] }]],
  ['-in:report', [{ kind: 'document', isNot: true, names: ['report'] }]],
  ['by:ann', [{ kind: 'analyst', isNot: false, names: ['ann'] }]],
  ['unit:%', [{ kind: 'unit', isNot: false, names: ['%'] }]],
  ['date:2021', [{ kind: 'date', isNot: false, from: '2021-01-01', to: '2021-12-31' }]],
  ['date:2021-03..2022-06', [{ kind: 'date', isNot: false, from: '2021-03-01', to: '2022-06-30' }]],
  ['date:>=2021', [{ kind: 'date', isNot: false, from: '2021-01-01', to: null }]],
  ['date:>2021', [{ kind: 'date', isNot: false, from: '2022-01-01', to: null }]],
  ['date:<2022-05-01', [{ kind: 'date', isNot: false, from: null, to: '2022-04-30' }]],
  ['date:<=2024-02', [{ kind: 'date', isNot: false, from: null, to: '2024-02-29' }]],
  ['date:..2020', [{ kind: 'date', isNot: false, from: null, to: '2020-12-31' }]],
  ['date:2021/..', [{ kind: 'date', isNot: false, from: '2021-01-01', to: null }]],
  ['date:"March 2021"', [{ kind: 'date', isNot: false, from: '2021-03-01', to: '2021-03-31' }]],
  ['made:2021-05-02', [{ kind: 'made', isNot: false, from: '2021-05-02', to: '2021-05-02' }]],
  [
    'number:1,200',
    [
      {
        kind: 'number',
        isNot: false,
        from: { decimal: '1200', isIncluded: true },
        to: { decimal: '1200', isIncluded: true },
      },
    ],
  ],
  [
    'number:1.5million',
    [
      {
        kind: 'number',
        isNot: false,
        from: { decimal: '1500000', isIncluded: true },
        to: { decimal: '1500000', isIncluded: true },
      },
    ],
  ],
  [
    'number:>40',
    [{ kind: 'number', isNot: false, from: { decimal: '40', isIncluded: false }, to: null }],
  ],
  [
    'number:-10..<50',
    [
      {
        kind: 'number',
        isNot: false,
        from: { decimal: '-10', isIncluded: true },
        to: { decimal: '50', isIncluded: false },
      },
    ],
  ],
  ['no:note', [{ kind: 'has', isNot: true, what: 'note' }]],
  ['-no:note', [{ kind: 'has', isNot: false, what: 'note' }]],
  ['is:unresolved', [{ kind: 'is', isNot: false, what: 'unresolved' }]],
  ['-is:Review', [{ kind: 'is', isNot: true, what: 'review' }]],
  ['https://a.b/c', [{ kind: 'words', isNot: false, text: 'https://a.b/c', manner: 'anywhere' }]],
  ['12:30', [{ kind: 'words', isNot: false, text: '12:30', manner: 'anywhere' }]],
  ['', []],
])('%j is read whole', (typed, terms) => {
  expect(parseQuery(typed)).toEqual({ query: { terms }, problems: [] });
});

test.each([
  ['a colour:red b', { kind: 'unknown-field', start: 2, end: 12, text: 'colour' }, 2],
  ['date:soon a', { kind: 'not-a-date', start: 5, end: 9, text: 'soon' }, 1],
  ['date:2022..2021', { kind: 'not-a-date', start: 5, end: 15, text: '2022..2021' }, 0],
  ['date:..', { kind: 'not-a-date', start: 5, end: 7, text: '..' }, 0],
  ['number:40%', { kind: 'not-a-number', start: 7, end: 10, text: '40%' }, 0],
  ['number:50..10', { kind: 'not-a-number', start: 7, end: 13, text: '50..10' }, 0],
  ['has:hope', { kind: 'unknown-word', start: 4, end: 8, text: 'hope' }, 0],
  ['a tag:', { kind: 'empty', start: 2, end: 6, text: '' }, 1],
  ['tag:a,', { kind: 'empty', start: 6, end: 6, text: '' }, 1],
  ['a -', { kind: 'empty', start: 2, end: 3, text: '-' }, 1],
  ['""', { kind: 'empty', start: 0, end: 2, text: '""' }, 0],
])('of %j one part is told and passed over', (typed, problem, terms) => {
  const { query, problems } = parseQuery(typed);
  expect(problems).toEqual([problem]);
  expect(query.terms).toHaveLength(terms);
});

test('what is printed is read back as the same', () => {
  fc.assert(
    fc.property(typedQueries, (typed) => {
      const { query } = parseQuery(typed);
      const printed = printQuery(query);
      expect(parseQuery(printed)).toEqual({ query, problems: [] });
      expect(printQuery(parseQuery(printed).query)).toBe(printed);
    }),
    { numRuns: 1000 },
  );
});

test('problems lie in what is typed, in order, and tell what stands there', () => {
  fc.assert(
    fc.property(typedQueries, (typed) => {
      let from = 0;
      for (const { start, end, kind, text } of parseQuery(typed).problems) {
        expect(start).toBeGreaterThanOrEqual(from);
        expect(end).toBeGreaterThanOrEqual(start);
        expect(end).toBeLessThanOrEqual(typed.length);
        if (kind !== 'unknown-field' && kind !== 'empty')
          expect(typed.slice(start, end)).toBe(text);
        from = end;
      }
    }),
    { numRuns: 1000 },
  );
});

test.each([
  ['date:2021-01-01..2021-12-31', 'date:2021'],
  ['date:2021-12-01..2021-12-31', 'date:2021-12'],
  ['date:2021-01..2021-03-31', 'date:2021-01..2021-03'],
  ['date:>=2021-01', 'date:2021..'],
  ['made:2020-02-29', 'made:2020-02-29'],
  ['number:>=1,200', 'number:>=1200'],
  ['number:40..40.0', 'number:40..40.0'],
  ['no:note  -no:value', '-has:note has:value'],
  ['analyst:"ann"', 'by:ann'],
  ['“a b”', '"a b"'],
  ['--x', '--x'],
  ['"open', '"open'],
])('%j is printed as %j', (typed, printed) => {
  expect(printQuery(parseQuery(typed).query)).toBe(printed);
});
