import { expect, test } from 'vitest';
import { rank, ranked } from '../../../src/renderer/panels/palette/rank.ts';

test.each([
  ['a word that does not occur leaves the label out', 'zebra', 'Open files…', false],
  ['every word must occur', 'open zebra', 'Open files…', false],
  ['case and accents do not matter', 'éXPORT', 'Export annotations…', true],
  ['words may come in any order', 'files op', 'Open files…', true],
  ['an empty query is answered by everything', '  ', 'Open files…', true],
  ['first letters stand for words', 'oaf', 'Open all files…', true],
  ['beginnings stand for words', 'opfil', 'Open all files…', true],
  ['but not letters from their midst', 'pnle', 'Open all files…', false],
  ['one slip of the fingers is no matter', 'exprot', 'Export annotations…', true],
  ['nor is one letter too few', 'anotations', 'Export annotations…', true],
  ['but two are', 'anotatoins', 'Export annotations…', false],
  ['and short words are taken as they are', 'opne', 'Open files…', false],
  ['signs are no patterns', 'o.*', 'Open files…', false],
])('%s', (_, query, label, isFound) => {
  expect(rank(query, label) > 0).toBe(isFound);
});

test('labels that begin with the query come first, then words that do, then the rest', () => {
  const labels = ['Reopen', 'Please open', 'Open files', 'Nothing of it'];
  expect(ranked('open', labels, (label) => label, 10)).toEqual([
    'Open files',
    'Please open',
    'Reopen',
  ]);
});

test('what is guessed comes after what is there', () => {
  const labels = ['Find the end', 'Open the file: fte', 'Nothing of it'];
  expect(ranked('fte', labels, (label) => label, 10)).toEqual([
    'Open the file: fte',
    'Find the end',
  ]);
});

test('equally good ones keep their order, and no more come than asked for', () => {
  expect(ranked('', ['a', 'b', 'c'], (label) => label, 2)).toEqual(['a', 'b']);
});

test('what has the words itself comes before what only its group has, and that before a guess', () => {
  const items = [
    ['Next sentence', 'Reading'],
    ['Remove all documents', 'Files'],
    ['Stop the reading log', 'Reading'],
    ['Open files', 'Files'],
  ] as const;
  const found = ranked(
    'read',
    items,
    ([label]) => label,
    10,
    ([, group]) => group,
  );
  expect(found.map(([label]) => label)).toEqual([
    'Stop the reading log',
    'Next sentence',
    'Remove all documents',
  ]);
});
