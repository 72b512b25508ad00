import { formatCount, formatNumber } from './format.ts';

/** More names than these are counted instead. */
const MOST_NAMES = 2;

const kinds = {
  same: 'The same',
  valued: 'Another value',
  retagged: 'Another tag',
  overlapping: 'Overlapping',
  alone: 'Only one',
} as const;

const fates = {
  accepted: 'accepted',
  edited: 'accepted and changed',
  kept: 'kept, with the others',
  otherTag: 'another tag chosen',
  otherPassage: 'other edges chosen',
  other: 'another one chosen',
  notKept: 'not kept',
} as const;

const outcomes = {
  accepted: 'taken over',
  edited: 'taken and changed',
  both: 'all kept',
  none: 'none kept',
} as const;

const changedParts = { tag: 'the tag', passage: 'the passage', value: 'the value' } as const;

export interface ToldChange {
  readonly field: keyof typeof changedParts;
  readonly name: string;
  readonly moment: string;
}

export interface ToldDecision {
  readonly by: string;
  readonly outcome: keyof typeof outcomes;
  readonly standing: 'holds' | 'changed' | 'contested';
}

export interface ToldRow {
  readonly kind: keyof typeof kinds;
  readonly decided: ToldDecision | null;
}

/** Whose annotations are shown; comparing what analysts did, and deciding where they differ. */
export const compareWords = {
  analysts: {
    shown: 'Whose annotations are shown',
    shownAre: (named: string) => `Whose annotations are shown: ${named}`,
    everyone: 'Everyone’s annotations',
    mine: 'Only mine',
    you: (name: string) => `${name} (you)`,
    isShown: (label: string) => `${label}, shown`,
    filtered: (kind: 'everyone' | 'mine' | 'chosen', names: readonly string[]): string => {
      if (kind === 'everyone') return 'Everyone’s annotations';
      if (kind === 'mine') return 'Only mine';
      if (names.length === 0) return 'Nobody’s';
      return names.length <= MOST_NAMES
        ? `Only of ${names.join(' and ')}`
        : `Only of ${formatNumber(names.length)} analysts`;
    },
    outOfSight: (count: number) => `${formatNumber(count)} of others hidden`,
    nothingSeen: 'Nothing tagged by those shown',
    nowShown: (name: string) => `The annotations of ${name} are shown again.`,
    nowSeen: (filtered: string, count: number) =>
      `${filtered}: ${formatCount(count, 'annotation', 'annotations')}.`,
    onlyOf: (name: string) => `Show only the annotations of ${name}`,
    toggleMine: (isOn: boolean) =>
      isOn ? 'Show everyone’s annotations again' : 'Show only my annotations',
  },
  compare: {
    layer: 'Adjudicated',
    region: 'Comparison',
    list: 'What was annotated, side by side',
    listHint:
      'Left and right arrow go from analyst to analyst, Enter goes to the text. A number takes over what that analyst did, E takes it over to be changed, B keeps all, X keeps none. J and K go to what is still to be decided.',
    kinds,
    allKinds: 'All',
    allTags: 'All tags',
    allDocuments: 'All documents',
    filterKind: 'Kinds of groups shown',
    filterTag: 'Tag',
    filterDocument: 'Document',
    /** What a group is, and how many of those compared have nothing in it. */
    without: (count: number) => (count === 1 ? 'one without' : `${formatNumber(count)} without`),
    kindOf: (kind: keyof typeof kinds, without: number): string =>
      kind === 'same' && without > 0
        ? `${kinds.same}, ${compareWords.compare.without(without)}`
        : kinds[kind],
    kindCount: (label: string, count: number) => `${label}: ${formatNumber(count)}`,
    unknownTag: 'tag',
    bar: (name: string, label: string) => `${name}: ${label}`,
    nothing: '—',
    decisionHead: 'Decision',
    choosePeople: 'Who is compared',
    people: (names: readonly string[]): string =>
      names.length === 0
        ? 'Choose analysts'
        : names.length <= MOST_NAMES
          ? names.join(' and ')
          : `${formatNumber(names.length)} analysts`,
    peopleAre: (names: readonly string[]) => `Who is compared: ${names.join(', ') || 'nobody'}`,
    person: (name: string, count: number | null, isOn: boolean) =>
      [
        name,
        ...(count === null ? [] : [formatCount(count, 'annotation', 'annotations')]),
        ...(isOn ? ['compared'] : []),
      ].join(', '),
    reading: 'Reading what everybody did …',
    readingProgress: (done: number, total: number) =>
      `${formatNumber(done)} of ${formatNumber(total)} documents`,
    tooFew: 'Choose two analysts or more to compare what they did.',
    nothingThere: 'None of them has annotated anything yet.',
    nothingFound: 'There is nothing of this kind.',
    allDecided: 'Everything here is decided.',
    decidedOf: (decided: number, total: number) =>
      `${formatNumber(decided)} of ${formatNumber(total)} decided`,
    undecidedOnly: 'Only undecided',
    takeOver: (count: number) => `Take over ${formatNumber(count)} agreed`,
    takeOverHint: (count: number) =>
      `Take over ${formatCount(count, 'annotation', 'annotations')} on which everybody agrees`,
    tookOver: (count: number) =>
      `Took over ${formatCount(count, 'annotation', 'annotations')} on which everybody agrees.`,
    decide: 'Decide',
    walk: 'Go on',
    accept: (name: string) => `${name}’s`,
    edit: 'Take and change',
    both: (count: number) => (count > 2 ? 'All' : 'Both'),
    none: 'None',
    next: 'Next undecided',
    previous: 'Previous',
    noOther: 'Nothing else is undecided here.',
    someone: 'someone',
    notDecided: 'Nothing was decided: there is no such annotation here.',
    nothingOf: (name: string) => `${name} has nothing here to take over. X keeps none.`,
    nothingToTake: 'Nothing to take over; X keeps none',
    changedBy: (names: readonly string[]) => `by ${names.join(' and ')}`,
    changedSince: (changes: readonly ToldChange[]): string =>
      changes
        .map(({ field, name, moment }) => `${changedParts[field]} is ${name}’s, ${moment}`)
        .join('; '),
    accepted: (name: string) => `Took over what ${name} did`,
    acceptedToEdit: 'Took it over, to be changed',
    keptBoth: 'All are kept',
    keptNone: 'None is kept',
    saidDecided: (said: string, decided: number, total: number) =>
      `${said}. ${formatNumber(decided)} of ${formatNumber(total)} decided.`,
    decision: ({ by, outcome, standing }: ToldDecision): string => {
      if (standing === 'changed') return 'Changed since its decision';
      if (standing === 'contested') return 'Decided differently by two';
      return `${by}: ${outcomes[outcome]}`;
    },
    outcome: ({ outcome }: ToldDecision): string => outcomes[outcome],
    saidNothing: (name: string) => `${name}: nothing`,
    saidOf: (name: string, label: string, exact: string, more: readonly string[]) =>
      [`${name}: ${label}, “${exact}”`, ...more.filter((one) => one !== '')].join(', '),
    row: (row: ToldRow, without: number, each: readonly string[], title: string): string =>
      [
        `${compareWords.compare.kindOf(row.kind, without)}.`,
        ...each.map((one) => `${one}.`),
        ...(row.decided === null ? [] : [`${compareWords.compare.decision(row.decided)}.`]),
        ...(title === '' ? [] : [title]),
      ].join(' '),
  },
  /** What was decided on an annotation, on its card. */
  decidedFacts: {
    fate: (by: string, fate: keyof typeof fates) => `Adjudicated by ${by}: ${fates[fate]}`,
    unsettled: (by: string, standing: 'changed' | 'contested'): string =>
      standing === 'changed'
        ? `Adjudicated by ${by}, and changed since: to be decided again`
        : 'Adjudicated differently by two: to be decided again',
    takenFrom: (by: string) => `Decided by ${by}`,
    toResult: 'Go to what was decided',
    toSource: 'Go to what it was taken from',
  },
  /** What became of an annotation, in its history. */
  decided: {
    accepted: 'Decided: accepted',
    edited: 'Decided: accepted and changed',
    kept: 'Decided: kept beside the other',
    other: 'Decided: another one was taken over',
    notKept: 'Decided: not kept',
    takenBack: 'Decision taken back',
  },
  compareKeys: {
    group: 'Comparison',
    columns: 'To another analyst',
    next: 'Next undecided group',
    previous: 'Previous undecided group',
    take: 'Take over what that analyst did',
    takeOf: (name: string) => `Take over what ${name} did`,
    edit: 'Take over and change',
    both: 'Keep what all of them did',
    none: 'Keep none of it',
    go: 'Go to it in the text',
    agreed: 'Take over all on which everybody agrees',
    undecided: (isOn: boolean) =>
      isOn ? 'Show decided groups, too' : 'Show only undecided groups',
  },
  compareSteps: {
    accept: (name: string) => `accept what ${name} did`,
    edit: (name: string) => `accept what ${name} did, to change it`,
    both: 'keep both',
    none: 'keep none of them',
    agreed: (count: number) => `take over ${formatCount(count, 'agreement', 'agreements')}`,
  },
  compareNotices: {
    saved: (name: string) => `Saved “${name}”.`,
    notSaved: 'The file could not be written.',
    failed: 'This could not be decided. Nothing was changed.',
    notRead: 'Some documents could not be read, so not everything is compared.',
  },
} as const;
