import { expect, test } from 'vitest';
import { labelled, ranked } from '../../../src/renderer/panels/palette/rank.ts';

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
  expect(ranked(query, labelled([label], String), 1)).toEqual(isFound ? [label] : []);
});

test('labels that begin with the query come first, then words that do, then the rest', () => {
  const labels = ['Reopen', 'Please open', 'Open files', 'Nothing of it'];
  expect(ranked('open', labelled(labels, String), 10)).toEqual([
    'Open files',
    'Please open',
    'Reopen',
  ]);
});

test('what is guessed comes after what is there', () => {
  const labels = ['Find the end', 'Open the file: fte', 'Nothing of it'];
  expect(ranked('fte', labelled(labels, String), 10)).toEqual([
    'Open the file: fte',
    'Find the end',
  ]);
});

test('equally good ones keep their order, and no more come than asked for', () => {
  expect(ranked('', labelled(['a', 'b', 'c'], String), 2)).toEqual(['a', 'b']);
});

test('what has the words itself comes before what only its group has, and that before a guess', () => {
  const items = [
    ['Next sentence', 'Reading'],
    ['Remove all documents', 'Files'],
    ['Stop the reading log', 'Reading'],
    ['Open files', 'Files'],
  ] as const;
  const named = labelled(
    items,
    ([label]) => label,
    ([, group]) => group,
  );
  const found = ranked('read', named, 10);
  expect(found.map(([label]) => label)).toEqual([
    'Stop the reading log',
    'Next sentence',
    'Remove all documents',
  ]);
});
