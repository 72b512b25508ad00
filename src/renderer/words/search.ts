import { formatCount, formatNumber } from './format.ts';

/** What a hit is, in words for a screen reader. */
export interface HitInWords {
  readonly before: string;
  readonly match: string;
  readonly after: string;
  /** Empty where it goes without saying. */
  readonly title: string;
  /** Labels of the tags on it. */
  readonly tags: readonly string[];
}

const passages = (count: number): string => formatCount(count, 'passage', 'passages');
const documents = (count: number): string => formatCount(count, 'document', 'documents');

/** Finding all occurrences, and tagging them. */
export const searchWords = {
  search: {
    region: 'All occurrences',
    field: 'Find all',
    placeholders: {
      plain: 'Find all occurrences',
      word: 'Find whole words',
      forms: 'report "exact words" -not this OR that',
      regex: 'Find what fits an expression',
    },
    names: (names: readonly string[]) =>
      names.length === 1 ? 'with 1 other name' : `with ${formatNumber(names.length)} other names`,
    dropNames: 'Look for these words only',
    mode: 'How the words are taken',
    modes: {
      plain: 'Anywhere',
      word: 'Whole words',
      forms: 'Any form',
      regex: 'Regular expression',
    },
    matchCase: 'Match case',
    boilerplate: 'Boilerplate',
    scope: 'Where',
    scopes: { document: 'This document', corpus: 'Corpus' },
    order: 'Sorted by',
    orders: { place: 'Place', left: 'Words before', right: 'Words after' },
    count: (hits: number, inDocuments: number) =>
      hits === 0
        ? 'No occurrences'
        : inDocuments < 2
          ? formatCount(hits, 'occurrence', 'occurrences')
          : `${formatNumber(hits)} in ${documents(inDocuments)}`,
    progress: (done: number, total: number) =>
      `${formatNumber(done)} of ${documents(total)} searched`,
    searching: 'Searching',
    stop: 'Stop',
    working: { looking: 'Reading what is tagged…', tagging: 'Preparing to tag…' },
    worked: (done: number, total: number) => `${formatNumber(done)} of ${documents(total)} read`,
    list: 'Occurrences',
    listHint:
      'Space ticks, Shift and arrows tick on, Enter goes to the place, a tag’s key tags all that is ticked.',
    empty: 'Type what to find. Everything found can be ticked and tagged at once.',
    formsHint:
      'Words are found in any of their forms: “report” finds “reported”. A document must hold all of them; “exact words” in quotation marks stand as they are, -word must not be there, and of words with OR between them one will do.',
    ticked: (count: number) => `${formatNumber(count)} ticked`,
    tag: (label: string, count: number) => `Tag ${passages(count)} as ${label}`,
    tagGroup: 'Tag what is ticked as',
    all: 'All',
    none: 'None',
    invert: 'Invert',
    untagged: 'Untagged',
    tickGroup: 'Tick',
    hit: ({ before, match, after, title, tags }: HitInWords) =>
      [`${before}${match}${after}`, title, tags.length === 0 ? '' : `tagged as ${tags.join(', ')}`]
        .filter((part) => part !== '')
        .join('; '),
    capped: (most: number) =>
      `There are more: the first ${formatNumber(most)} are shown. Look for something rarer.`,
    tookTooLong: 'This expression took too long and was stopped.',
    stopped: 'Stopped. There may be more.',
    failed: 'The search could not be run. Try it again.',
    unread: (count: number) => `${documents(count)} could not be read.`,
    tooLong: (longest: number) =>
      `That is too long: at most ${formatNumber(longest)} characters can be looked for.`,
    onlyWithout: 'This says only what must not be there. Add a word to find.',
    faults: {
      'unclosed-group': 'A group is opened with “(” and not closed.',
      'unopened-group': 'A “)” closes a group that is not opened.',
      'unclosed-class': 'A “[” is not closed.',
      'lone-bracket': 'A “{”, “}” or “]” stands alone. Put “\\” before it to find the sign itself.',
      'nothing-to-repeat': 'A “*”, “+” or “?” has nothing before it to repeat.',
      'bad-count': 'The numbers in “{…}” are incomplete or out of order.',
      'bad-range': 'A range in “[…]” is out of order or has no such ends.',
      'bad-escape': 'There is no such sign after “\\”.',
      'trailing-backslash': 'A “\\” stands at the end, with nothing after it.',
      'bad-group-name': 'A group’s name is missing or there is no group of that name.',
      'bad-property': 'There is no such property in “\\p{…}”.',
      'too-large': 'This expression is too large.',
      other: 'This is not a regular expression.',
    },
  },
  searchCommands: {
    findAll: 'Find all…',
    findMentions: 'Find all mentions',
    tickAll: 'Tick all occurrences',
    tickNone: 'Tick no occurrences',
    tickInverted: 'Tick the other occurrences',
    tickUntagged: 'Tick the occurrences that are not tagged',
  },
  searchKeys: {
    group: 'In all occurrences',
    tick: 'Tick or untick the occurrence',
    tickOn: 'Tick on, or untick on',
    go: 'Go to the place in the text',
  },
  searchNotices: {
    nothingTicked: 'Nothing is ticked.',
    failed: 'Nothing was tagged: the stored annotations could not be read.',
    unknown: 'The stored annotations could not be read.',
    stopped: 'Stopped: nothing was tagged.',
    unread: (count: number) =>
      `${documents(count)} could not be read, and nothing was tagged there.`,
    tagged: (
      counts: { readonly tagged: number; readonly documents: number; readonly already: number },
      label: string,
    ) => {
      const where = counts.documents > 1 ? ` in ${documents(counts.documents)}` : '';
      const already =
        counts.already === 0
          ? ''
          : ` ${formatNumber(counts.already)} ${counts.already === 1 ? 'was' : 'were'} tagged already.`;
      return counts.tagged === 0
        ? `Nothing new to tag as ${label}.${already}`
        : `Tagged ${passages(counts.tagged)}${where} as ${label}.${already}`;
    },
  },
} as const;
