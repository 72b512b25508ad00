import { dateInWords } from '#core/values';
import { formatCount, formatNumber, locale } from './format.ts';

const annotations = (count: number): string => formatCount(count, 'annotation', 'annotations');
const documents = (count: number): string => formatCount(count, 'document', 'documents');

/** "2021-03" as "March 2021". */
const inWords = (edtf: string): string => dateInWords(edtf, locale);

/** What a bar of the histogram stands for. */
const units = {
  month: 'month',
  quarter: 'quarter',
  year: 'year',
  decade: 'decade',
} as const;

type Unit = keyof typeof units;

/** Numbers of the project, drawn. */
export const overviewWords = {
  overview: {
    region: 'Overview',
    counting: 'Counting …',
    reading: (done: number, total: number) =>
      `${formatNumber(done)} of ${documents(total)} read so far`,
    total: (count: number, inDocuments: number) =>
      `${annotations(count)} in ${documents(inDocuments)}`,
    ofAll: (total: number) => `of ${formatNumber(total)}`,
    empty: 'Nothing is annotated yet.',
    nothingFound: 'No annotation is as asked.',
    failed: 'The annotations could not be counted.',
    others: (count: number) => `${formatNumber(count)} others`,
    count: 'Annotations',
    unknown: 'Unknown',

    byTag: 'Annotations by tag',
    tag: 'Tag',
    byTagSummary: (most: string, count: number, tags: number) =>
      tags === 1
        ? `All ${formatNumber(count)} are ${most}.`
        : `${formatCount(tags, 'tag is', 'tags are')} used; ${most} most, ${formatCount(count, 'time', 'times')}.`,

    byDocument: 'Annotations by document',
    document: 'Document',
    byDocumentSummary: (most: string, count: number, all: number) =>
      all === 1
        ? `All ${formatNumber(count)} are in “${most}”.`
        : `In ${documents(all)}; most in “${most}”, ${formatNumber(count)}.`,

    byAnalyst: 'Annotations by analyst',
    analyst: 'Analyst',
    byAnalystSummary: (most: string, count: number, all: number) =>
      all === 1
        ? `All ${formatNumber(count)} are by ${most}.`
        : `By ${formatCount(all, 'analyst', 'analysts')}; most by ${most}, ${formatNumber(count)}.`,

    byActor: 'Annotations by actor',
    actor: 'Actor',
    byActorSummary: (most: string, count: number, all: number) =>
      all === 1
        ? `Those that name an actor, or who says a claim: ${most}, ${formatNumber(count)}.`
        : `Those that name one of ${formatNumber(all)} actors, or who says a claim; ${most} most, ${formatNumber(count)}.`,

    byTime: 'Dates by when they begin',
    time: 'Time',
    toTheMonth: 'Stated to the month or day',
    toTheYear: 'Stated only to the year',
    byTimeSummary: (dates: number, from: string, to: string) =>
      from === to
        ? `${formatCount(dates, 'date begins', 'dates begin')} in ${inWords(from)}.`
        : `${formatCount(dates, 'date begins', 'dates begin')} between ${inWords(from)} and ${inWords(to)}.`,
    unit: (unit: Unit) => `One bar a ${units[unit]}.`,
    apart: (unit: Unit, count: number) =>
      `${formatCount(count, 'date is', 'dates are')} stated only to the year: shown apart, below, by ${unit === 'decade' ? 'decade' : 'year'}.`,
    vague: (count: number) =>
      `${formatCount(count, 'date begins', 'dates begin')} at no stated year and ${count === 1 ? 'is' : 'are'} not shown.`,
    opensAll: 'A bar opens every date that may lie in its time.',
    upTo: (last: string) => `all time up to ${inWords(last)}`,
    since: (first: string) => `all time from ${inWords(first)}`,
    earlier: 'earlier',
    later: 'later',
    quarter: (first: string, last: string) => `${inWords(first)} to ${inWords(last)}`,
    quarterOf: (year: string, quarter: number) => `${year}, quarter ${String(quarter)}`,
    decade: (year: string) => `${year}s`,
    dateOf: inWords,
    datesIn: (count: number, time: string) => `${formatCount(count, 'date', 'dates')} in ${time}`,
    yearsIn: (count: number, time: string) =>
      `${formatCount(count, 'date', 'dates')} stated only to the year in ${time}`,

    matrix: 'Tags in documents',
    matrixSummary: (most: number, tag: string, document: string) =>
      `Most are ${formatNumber(most)} × ${tag} in “${document}”. The stronger the colour, the more.`,
    shownDocuments: (shown: number, all: number) =>
      `The ${formatNumber(shown)} most annotated of ${documents(all)}.`,
    shownTags: (shown: number, all: number) =>
      `The ${formatNumber(shown)} most used of ${formatNumber(all)} tags.`,
    showMore: (count: number) => `Show ${formatNumber(count)} more`,

    /** A mark as it is told: "12 × statistic in “Title”", "12 × statistic". */
    taggedIn: (count: number, tag: string, document: string) =>
      `${formatNumber(count)} × ${tag} in “${document}”`,
    tagged: (count: number, tag: string) => `${formatNumber(count)} × ${tag}`,
    in: (count: number, document: string) => `${annotations(count)} in “${document}”`,
    by: (count: number, analyst: string) => `${annotations(count)} by ${analyst}`,
    naming: (count: number, actor: string) => `${annotations(count)} naming ${actor}`,

    asTable: 'Table',
    asTableOf: (title: string) => `Table: ${title}`,
    save: 'Save',
    saveOf: (title: string) => `Save the figure “${title}”`,
    saveAll: 'Save all figures',
    saveSvg: 'As SVG',
    savePng: 'As PNG',
    copyTsv: 'Copy the numbers',
    copied: (title: string) => `Copied the numbers of “${title}”.`,
    notCopied: 'The numbers could not be copied.',
    saved: (name: string) => `Saved the picture “${name}”.`,
    notSaved: 'The picture could not be saved.',
  },
} as const;
