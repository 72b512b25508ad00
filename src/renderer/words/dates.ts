import { dateInWords, type DateProblemCode } from '#core/values';
import { locale } from './format.ts';

/** What is said where typed words are no date, or more than one. */
const problems: Readonly<Record<DateProblemCode, string>> = {
  'not-a-date': 'There is no date in these words.',
  'more-than-a-date': 'There is more here than one date. Leave only the date.',
  'not-edtf': 'This looks like an EDTF date, but is none of levels 0 and 1.',
  'no-such-day': 'No calendar has that day.',
  'wrong-weekday': 'That day was another day of the week.',
  'time-of-day': 'Times of day are not kept. Give the day.',
  'not-expressible': 'A season can stand only by itself. Give months or a year.',
  'ambiguous-order': 'Day or month first?',
  'several-meanings': 'This can mean more than one time. Which?',
  'no-year': 'Which year?',
  'relative-without-date':
    'This counts from the document’s date, which is not known. “Details…” above the text states it.',
  'relative-to-coarse-date': 'The document’s date is not exact enough to count from.',
  'relative-to-event': 'This counts from something that is no date.',
  reversed: 'The end lies before the start.',
};

export const datesWords = {
  dates: {
    problem: ({ code }: { readonly code: DateProblemCode }) => problems[code],
    /** A date as a card or a choice shows it: "from September 2021 to September 2022". */
    date: (edtf: string) => dateInWords(edtf, locale),
    /** "counted from 17 September 2021" */
    countedFrom: (edtf: string) => `counted from ${dateInWords(edtf, locale)}`,
  },
} as const;
