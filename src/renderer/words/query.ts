import { formatCount, formatNumber } from './format.ts';

/** Asking for annotations, and what is offered while one types. */
export const queryWords = {
  offers: {
    list: 'Offers',
    count: (count: number) => `${formatCount(count, 'offer', 'offers')}: Down points, Enter takes.`,
  },
  query: {
    region: 'Which annotations',
    field: 'Find annotations',
    placeholder: 'Words, "a phrase", tag:claim, date:2021..2022',
    clear: 'Show all annotations',
    filter: 'Filter',
    alias: (name: string) => `also ${name}`,
    kinds: { tag: 'Tag', document: 'Document', analyst: 'Analyst', actor: 'Actor' },
    fields: {
      tag: 'Tag',
      in: 'Document',
      by: 'Analyst',
      actor: 'Actor',
      unit: 'Unit, as in unit:%',
      date: 'Date: 2021, or 2021-03..2022-06',
      number: 'Number: 40, or 10..50',
      made: 'Day it was made',
      changed: 'Day it was changed',
      has: 'A note, a value, a link',
      is: 'Unresolved, not placed, to review',
    },
    has: { note: 'With a note', value: 'With a value', link: 'With a link' },
    is: {
      unresolved: 'Without the value its tag is for',
      unplaced: 'Not found in its text',
      review: 'Waiting for review in a newer text',
    },
    problems: {
      'unknown-field': (text: string) =>
        `There is no field “${text}”. In quotation marks it is looked for as it stands.`,
      'not-a-date': (text: string) =>
        `“${text}” is no date or span of dates, such as 2021, 2021-03..2022-06 or >=2021.`,
      'not-a-number': (text: string) =>
        `“${text}” is no number or span of numbers, such as 40, 10..50 or >=1.5. A unit has a field of its own, as in unit:%.`,
      empty: () => 'Here, nothing stands to look for.',
      'unknown-word': (text: string) =>
        `There is no “${text}” here: has takes note, value or link, is takes unresolved, unplaced or review.`,
      'no-such-name': (text: string) => `Nothing is called “${text}”.`,
    },
  },
  filters: {
    dialog: 'Filter annotations',
    back: 'All filters',
    tag: 'Tag',
    document: 'Document',
    analyst: 'Analyst',
    actor: 'Actor',
    date: 'Date',
    number: 'Number',
    find: 'Find by name',
    none: 'There is none of this name.',
    more: (count: number) => `${formatNumber(count)} more: type to find them.`,
    from: 'From',
    to: 'To',
    dateHint: 'A year, a month or a day: 2021, 2021-03, “March 2021”. Either end may stay empty.',
    numberHint: 'Both ends count in. Either may stay empty.',
    notADate: 'Not a date, or they are in reverse order.',
    notANumber: 'Not a number, or they are in reverse order.',
    clear: 'Remove',
    clearAll: 'Show all',
  },
} as const;
