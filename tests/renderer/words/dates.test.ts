import { expect, test } from 'vitest';
import { readDate } from '#core/values';
import { strings } from '#renderer/words';

test.each([
  [
    'last August',
    'This counts from the document’s date, which is not known. “Details…” above the text states it.',
  ],
  ['no more', 'There is no date in these words.'],
  ['12 lamps in 2023', 'There is more here than one date. Leave only the date.'],
  ['2022/2021', 'The end lies before the start.'],
  ['03/04/2021', 'Day or month first?'],
])('of %s it is said: %s', (typed, sentence) => {
  const reading = readDate(typed, {});
  expect('problem' in reading ? strings.dates.problem(reading.problem) : null).toBe(sentence);
});

test('each choice is a date in words', () => {
  const reading = readDate('03/04/2021', {});
  const labels =
    reading.kind === 'choice' ? reading.values.map(({ edtf }) => strings.dates.date(edtf)) : [];
  expect(labels).toEqual([expect.stringMatching(/April/), expect.stringMatching(/March/)]);
});

test('what relative words count from is said in words', () => {
  expect(strings.dates.countedFrom('2021-09')).toBe('counted from September 2021');
});
