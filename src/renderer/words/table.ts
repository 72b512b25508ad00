import { formatCount, formatNumber } from './format.ts';

const annotations = (count: number): string => formatCount(count, 'annotation', 'annotations');
const inDocuments = (documents: number): string =>
  documents > 1 ? ` in ${formatCount(documents, 'document', 'documents')}` : '';

/** How many were changed, in how many documents. */
export interface Counts {
  readonly count: number;
  readonly documents: number;
}

/** What is said of those that were chosen and stay as they were; empty where there are none. */
const othersStay = (others: number, why: string): string =>
  others <= 0 ? '' : ` ${formatNumber(others)} ${others === 1 ? 'is' : 'are'} ${why}.`;

/** The table of all annotations, and what is done to many at once. */
export const tableWords = {
  table: {
    region: 'All annotations',
    grid: 'All annotations',
    gridHint:
      'Space ticks, Shift and arrows tick on, Enter goes to the passage, a tag’s key changes the tag of all that is ticked. Arrow up from the first row leads to the headings, where Enter sorts.',
    columns: {
      tag: 'Tag',
      passage: 'Passage',
      value: 'Value',
      document: 'Document',
      published: 'Published',
      analyst: 'Analyst',
      links: 'Links',
      note: 'Note',
      made: 'Made',
      changed: 'Changed',
    },
    count: (matched: number, total: number) =>
      matched === total ? annotations(total) : `${formatNumber(matched)} of ${annotations(total)}`,
    reading: 'Reading annotations',
    progress: (done: number, total: number) =>
      `${formatNumber(done)} of ${formatCount(total, 'document', 'documents')} read`,
    damaged: (count: number) =>
      `${formatCount(count, 'stored entry', 'stored entries')} cannot be read.`,
    failures: {
      database: 'The table lost the database. Nothing you did is lost.',
      thread: 'The table stopped working. Nothing you did is lost.',
    },
    again: 'Read again',
    none: 'Nothing is tagged yet. What you tag in the texts stands here, a row each.',
    noneAsked: 'No annotation is as asked.',
    noneUnresolved:
      'What is unresolved has no value yet that could be asked for: look for the words of its passage.',
    tickGroup: 'Tick',
    all: 'All',
    noTicks: 'None',
    invert: 'Invert',
    group: 'Group by',
    groups: {
      none: 'Nothing',
      tag: 'Tag',
      document: 'Document',
      analyst: 'Analyst',
      actor: 'Actor',
      month: 'Month',
    },
    noGroup: {
      tag: 'No tag',
      document: 'No document',
      analyst: 'Unknown analyst',
      actor: 'No actor',
      month: 'No month',
    },
    columnsMenu: 'Columns',
    columnsHint: 'Columns shown, in their order',
    columnEarlier: (column: string) => `Move ${column.toLowerCase()} to the left`,
    columnLater: (column: string) => `Move ${column.toLowerCase()} to the right`,
    ownColumns: 'Columns as at first',
    ticked: (count: number) => `${formatNumber(count)} ticked`,
    thisRow: 'This row',
    actGroup: 'On what is ticked',
    tagGroup: 'Change the tag to',
    retag: (label: string, count: number) => `Change the tag of ${annotations(count)} to ${label}`,
    note: 'Note…',
    noteFor: (count: number) => `Add to the note of ${annotations(count)}`,
    notePlaceholder: 'Added as a paragraph of its own',
    addNote: 'Add note',
    value: 'Value…',
    valueFor: (count: number) => `Set the value of ${annotations(count)}`,
    valueKind: 'Kind of value',
    valueKinds: {
      date: 'Date',
      statistic: 'Number',
      actor: 'Actor',
      claim: 'Certainty',
      none: 'No value',
    },
    valueHint: 'Only annotations whose tag is for this kind of value get it.',
    clearHint: 'Takes away the values of all that is ticked.',
    setValue: 'Set value',
    takeValues: 'Take values away',
    noActorNamed: 'No actor is called so.',
    severalActors: 'Several actors are called so. Which is meant?',
    remove: 'Delete',
    removeThese: (count: number) => `Delete ${annotations(count)}`,
    copy: 'Copy',
    copyThese: (count: number) => `Copy ${formatCount(count, 'row', 'rows')} for a spreadsheet`,
    unplaced: 'not placed in its text',
    toReview: 'to review',
    toReviewHint: 'To review: carried over from an older version of its text (is:review)',
    unresolved: 'no value yet',
    notLoaded: 'Loading',
    said: (parts: readonly string[]) => parts.filter((part) => part !== '').join('; '),
    saidBy: (name: string) => `said by ${name}`,
  },
  tableSteps: {
    retag: (count: number, label: string) => `change tag of ${annotations(count)} to ${label}`,
    setValue: (count: number) => `set value of ${annotations(count)}`,
    clearValue: (count: number) => `clear value of ${annotations(count)}`,
    addNote: (count: number) => `add note to ${annotations(count)}`,
  },
  tableNotices: {
    nothingTicked: 'Nothing is ticked.',
    failed: 'Nothing was changed: the stored annotations could not be read.',
    damaged: (count: number) =>
      `${formatCount(count, 'stored entry', 'stored entries')} could not be read and stay as they are.`,
    retagged: ({ count, documents }: Counts, label: string) =>
      `Changed the tag of ${annotations(count)}${inDocuments(documents)} to ${label}.`,
    allTagged: (count: number, label: string) =>
      count === 1 ? `It is tagged as ${label} already.` : `All are tagged as ${label} already.`,
    valueSet: ({ count, documents }: Counts, chosen: number) =>
      `Set the value of ${annotations(count)}${inDocuments(documents)}.${othersStay(chosen - count, 'of another kind, or had it already')}`,
    valueCleared: ({ count, documents }: Counts, chosen: number) =>
      `Took away the value of ${annotations(count)}${inDocuments(documents)}.${othersStay(chosen - count, 'without one anyhow')}`,
    noValues: 'There was no value to take away.',
    noneForValue: (kind: 'date' | 'statistic' | 'actor' | 'claim', chosen: number) => {
      const what = {
        date: 'dates',
        statistic: 'numbers',
        actor: 'actors',
        claim: 'claims',
      }[kind];
      return chosen === 1
        ? `Nothing was changed: its tag is not for ${what}, or it says this already.`
        : `Nothing was changed: no tag of these is for ${what}, or they say this already.`;
    },
    noted: ({ count, documents }: Counts) =>
      `Added the note to ${annotations(count)}${inDocuments(documents)}.`,
    notNoted: 'No note was added.',
    notesFull: (count: number, most: number) =>
      `${annotations(count)} ${count === 1 ? 'stays' : 'stay'} without it: a note holds at most ${formatNumber(most)} characters.`,
    deleted: ({ count, documents }: Counts, links: number) => {
      const withLinks = links === 0 ? '' : `, with ${formatCount(links, 'link', 'links')}`;
      return `Deleted ${annotations(count)}${inDocuments(documents)}${withLinks}. Undo brings ${count === 1 && links === 0 ? 'it' : 'them'} back.`;
    },
    nothingThere: 'There was nothing left to delete.',
    copied: (count: number) => `Copied ${formatCount(count, 'row', 'rows')}.`,
    copiedFirst: (count: number) =>
      `Copied the first ${formatNumber(count)} rows: more than that few programs take.`,
    notCopied: 'The system did not let the rows be copied.',
  },
  tableCommands: {
    tickAll: 'Tick all annotations of the table',
    tickNone: 'Tick no annotations of the table',
    tickInverted: 'Tick the other annotations of the table',
    note: 'Add a note to the ticked annotations…',
    value: 'Set the value of the ticked annotations…',
    remove: 'Delete the ticked annotations',
    copy: 'Copy the ticked annotations for a spreadsheet',
    columns: 'Columns of the table…',
    group: (by: string) => `Group the table by ${by.toLowerCase()}`,
    noGroup: 'Group the table by nothing',
    unsort: 'Sort the table by document and place',
  },
  tableKeys: {
    group: 'In the table of annotations',
    tick: 'Tick or untick the row, or all of the group',
    tickOn: 'Tick on, or untick on',
    go: 'Go to the passage in the text',
    cells: 'Go through the cells',
    fold: 'Fold or unfold the group',
    grouping: 'Choose what to group by',
    filter: 'Filter',
    copy: 'Copy rows for a spreadsheet',
    remove: 'Delete what is ticked',
    headings: 'From the first row to the headings, where Enter sorts',
  },
} as const;
