import {
  dateBounds,
  dateIn,
  dateInWords,
  isEdtf,
  isStatistic,
  printDate,
  printStatistic,
  readDate,
  readStatistic,
  statisticIn,
  statisticInWords,
  type DateValue,
  type StatisticValue,
} from '#core/values';
import { parseQuery, printQuery, readSpan } from '#core/query';
import { prepareSearch, readCorpusQuery, searchableBody } from '#core/search';
import { readPlainText } from '#core/text';
import { hold, holdPrototypes, textsFrom, type Target } from '../target.ts';

const DATES = [
  '2021-09/2022-09',
  '2023~',
  '202X',
  '12 May 2021',
  'last August',
  'between March 2021 and June 2022',
  'the late 1990s',
  'early 19th century',
  'Thursday, 7 October 2022',
  'Q3 2021',
  '1 to 3 May 2020',
  '03/04/2021',
  'since 2019',
  "'90s",
  'summer 2021–22',
];
const DATE_PIECES = [
  '2021',
  '20',
  '21',
  '31',
  '0',
  '00',
  '-',
  '–',
  '/',
  '.',
  ',',
  ' ',
  'X',
  'XX',
  'Y',
  '~',
  '?',
  '%',
  '..',
  'T',
  'Z',
  '[',
  ']',
  '{',
  '}',
  'May',
  'Sept.',
  'august',
  'monday',
  'the ',
  'of ',
  'first ',
  'second',
  'half',
  'early ',
  'mid-',
  'late ',
  'last ',
  'next ',
  'ago',
  'before ',
  'after ',
  'between ',
  ' and ',
  ' to ',
  'century',
  'decade',
  's',
  "'",
  'BC',
  'AD',
  'spring',
  'week',
  'Q3',
  'twenty',
  'one',
  'st',
  'nd',
  '(',
  ')',
  '"',
  '\0',
  '\ud800',
  '٢',
  '　',
  '\u202e',
];
const STATISTICS = [
  'about 23 attacks a month',
  '12–15 %',
  '> 1.2 million USD',
  '19 out of 34 attacks',
  'one in five people',
  'half the villages',
  '$3.5bn',
  '1,234,567 refugees',
  'at least 30–35,000',
  'two thirds',
  '5 km/h',
  'between 3 and 4 per 100,000 people',
  '±5',
  '1.234',
];
const STATISTIC_PIECES = [
  '1',
  '23',
  '0',
  '000',
  '1.234',
  '1,234',
  ',',
  '.',
  '’',
  ' ',
  '–',
  '-',
  '−',
  '+',
  '±',
  '%',
  '‰',
  '$',
  '€',
  'USD',
  'm',
  'bn',
  'million',
  'dozen',
  'hundred',
  'twenty',
  'one',
  'half',
  'third',
  'quarters',
  '½',
  '⅓',
  '¹',
  ' of ',
  ' out of ',
  ' in ',
  ' per ',
  '/',
  'a month',
  'about ',
  '~',
  '>',
  '≥',
  '<=',
  'at least ',
  'or more',
  'between ',
  ' and ',
  ' to ',
  'attacks',
  'unit "',
  'counted "',
  '"',
  '\\',
  '(',
  ')',
  'e9',
  '٢',
  '\0',
  '\ud800',
  '\u202e',
];
const QUERIES = [
  'attacks -tag:claim',
  '"two words" by:ann',
  'date:2021-03..2022-06',
  'number:>=1.5million',
  'has:note -is:unresolved',
  'Tag:"my tag",x in:report',
  '"say ""no""" unit:%',
  'made:"last May"',
  'no:link',
];
const QUERY_PIECES = [
  '"',
  '""',
  '„',
  '“',
  '«',
  '-',
  '--',
  ':',
  ',',
  '..',
  '>=',
  '<',
  '/',
  ' ',
  '\n',
  'tag:',
  'in:',
  'by:',
  'date:',
  'made:',
  'number:',
  'has:',
  'is:',
  'no:',
  'unit:',
  'actor:',
  'note',
  'value',
  '2021',
  '2021-13',
  '1,200',
  '1e9',
  'x',
  'OR',
  'AND',
  '|',
  '(',
  ')',
  '*',
  '.',
  '\\',
  '[',
  'al-Qaida',
  'İ',
  'ß',
  'ﬁ',
  '\u200b',
  '\ud800',
  '\0',
  '\u202e',
  '__proto__',
];

const BODY = searchableBody(
  readPlainText('Two words, al-Qaida’s x: ß ﬁ İ.\n\nnote 2021 value 1,200.\n').body,
);

const CONTEXTS = [{}, { published: '2021-05' }, { published: '-0044' }, { published: 'junk' }];

function holdDates(values: readonly DateValue[]): void {
  for (const value of values) {
    hold(isEdtf(value.edtf), `comes to ${value.edtf}, which is no EDTF`);
    hold(dateBounds(value.edtf) !== null, `comes to ${value.edtf}, which has no days`);
    const again = readDate(printDate(value), {});
    hold(
      again.kind === 'value' && again.value.edtf === value.edtf,
      `is printed as ${printDate(value)}`,
    );
    hold(dateInWords(value.edtf, 'en-GB').trim() !== '', 'has no words');
  }
}

function checkDate(text: string): void {
  for (const context of CONTEXTS)
    for (const reading of [readDate(text, context), dateIn(text, context)]) {
      if (reading?.kind === 'value') holdDates([reading.value]);
      if (reading?.kind === 'choice') holdDates(reading.values);
    }
  dateBounds(text);
}

function holdStatistics(values: readonly StatisticValue[]): void {
  for (const value of values) {
    hold(isStatistic(value), `comes to ${JSON.stringify(value)}`);
    const again = readStatistic(printStatistic(value));
    hold(
      again.kind === 'value' && JSON.stringify(again.value) === JSON.stringify(value),
      `is printed as ${printStatistic(value)}, which is read otherwise`,
    );
    hold(statisticInWords(value, 'en-GB').trim() !== '', 'has no words');
  }
}

function checkStatistic(text: string): void {
  for (const reading of [readStatistic(text), statisticIn(text)]) {
    if (reading?.kind === 'value') holdStatistics([reading.value]);
    if (reading?.kind === 'choice') holdStatistics(reading.values);
  }
}

function checkQuery(text: string): void {
  const { query, problems } = parseQuery(text);
  for (const { start, end } of problems)
    hold(start >= 0 && end <= text.length && start <= end, 'has a problem that is nowhere');
  // A phrase that is open at the end is closed where another follows.
  const printed = printQuery(query);
  hold(
    printQuery(parseQuery(printed).query) === printed,
    `is printed as ${printed}, which is read otherwise`,
  );
  readSpan(text);
  readCorpusQuery(text);
  for (const mode of ['plain', 'word', 'regex'] as const) {
    const options = { matchCase: false, matchDiacritics: false, includeBoilerplate: true };
    const prepared = prepareSearch({ text, mode, ...options });
    // A regular expression may run away: it is looked for in a thread that is ended.
    if (mode === 'regex' || !prepared.ok) continue;
    for (const { start, end } of prepared.matcher.find(BODY, 100))
      hold(start < end && end <= BODY.body.text.length, 'is found nowhere');
  }
  holdPrototypes();
}

const plain = (input: string | Uint8Array): string =>
  typeof input === 'string' ? input : Buffer.from(input).toString();

const target = (
  name: string,
  seeds: readonly string[],
  pieces: readonly string[],
  check: (text: string) => void,
): Target => ({
  name,
  known: seeds,
  inputs: textsFrom(seeds, pieces),
  check: (input) => {
    check(plain(input));
  },
});

export const values: readonly Target[] = [
  target('dates', DATES, DATE_PIECES, checkDate),
  target('statistics', STATISTICS, STATISTIC_PIECES, checkStatistic),
  target('queries', QUERIES, QUERY_PIECES, checkQuery),
];
