import { formatCount, formatNumber } from './format.ts';

/** More names than these are counted instead. */
const MOST_NAMES = 2;

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
  compareSteps: {
    accept: (name: string) => `accept what ${name} did`,
    edit: (name: string) => `accept what ${name} did, to change it`,
    both: 'keep both',
    none: 'keep none of them',
    agreed: (count: number) => `take over ${formatCount(count, 'agreement', 'agreements')}`,
  },
  compareNotices: {
    failed: 'This could not be decided. Nothing was changed.',
    notRead: 'Some documents could not be read, so not everything is compared.',
  },
} as const;
