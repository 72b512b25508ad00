import { fieldName } from '#core/merge';
import { formatCount, formatNumber } from './format.ts';

/** What people are at odds over, and how that is decided. */

const listed = new Intl.ListFormat('en', { type: 'conjunction' });

export const conflictWords = {
  conflictCommands: {
    show: 'Conflicts: what people are at odds over',
  },
  conflicts: {
    tab: 'Conflicts',
    /** Leads to the list from what tells of new ones. */
    toSettle: 'Settle',
    status: (count: number) => formatCount(count, 'conflict', 'conflicts'),
    statusHint: 'Show what people are at odds over',
    mark: 'In conflict',
    markHint: (of: string) => `People are at odds over this: ${of}. Show the conflict.`,
    fieldList: (names: readonly string[]) => names.map(fieldName).join(', '),
    list: 'Conflicts',
    count: (count: number) => formatCount(count, 'conflict', 'conflicts'),
    place: (at: number, count: number) => `${formatNumber(at)} of ${formatNumber(count)}`,
    kinds: {
      annotation: 'Annotation',
      tag: 'Tag',
      entity: 'Actor',
      relation: 'Link',
      document: 'Document',
      decision: 'Decision',
      project: 'Project',
      analyst: 'Analyst',
    } as Readonly<Record<string, string>>,
    project: 'This project',
    unknownLink: 'a kind of link that is not known here',
    retired: 'Retired',
    inUse: 'In use',
    outcomes: {
      accepted: 'One was accepted',
      edited: 'Edited',
      both: 'Both stay',
      none: 'None',
    } as Readonly<Record<string, string>>,
    question: (field: string) => `Which ${field}?`,
    fate: 'Deleted by one, changed by another. Does it stay?',
    empty: 'Nothing said',
    keep: 'Keep it',
    delete: 'Delete it',
    said: (field: string, text: string) => (text === '' ? `No ${field}` : `${field}: ${text}`),
    own: (name: string) => `${name} (you)`,
    by: (name: string, moment: string) => `${name}, ${moment}`,
    picked: 'shown for now',
    take: 'Take this',
    both: 'Keep both',
    unite: 'Unite them',
    go: 'Go to the passage',
    goDocument: 'Open the document',
    takeAll: 'Take all of …',
    takeAllOf: (name: string, count: number) =>
      `${name}: ${formatCount(count, 'conflict', 'conflicts')}`,
    takeAllHint:
      'Decides every conflict this person has a say in by what they say; one undo takes it back.',
    keys: 'J and K move, 1 and 2 take',
    none: 'Nobody is at odds over anything.',
    noneHint:
      'When people who did not know of one another say different things, each of them is kept, and you are asked here.',
    allDone: 'All is decided. What you chose holds for everyone whom your changes reach.',
    /** Decided elsewhere, and opened or come by a shared folder since. */
    allDoneBy: (names: readonly string[]) =>
      names.length > 3
        ? `All is decided: ${formatCount(names.length, 'colleague', 'colleagues')} chose.`
        : `All is decided: ${listed.format(names)} chose.`,
    noneLeft: 'Nobody is at odds over anything any more.',
    close: 'Close',
    looking: 'Looking…',
    failed: 'The conflicts could not be read. Close this view and open it again.',
    decidedAlready: 'That was decided meanwhile.',
    notSo: 'That cannot be kept so. Nothing was changed.',
    step: (field: string) => `decide ${field}`,
    stepMany: (count: number) => `decide ${formatCount(count, 'conflict', 'conflicts')}`,
    decided: (what: string, left: number) =>
      left === 0
        ? `${what}. All is decided.`
        : `${what}. ${formatCount(left, 'conflict', 'conflicts')} left.`,
    took: (text: string) => `Taken: ${text}`,
    tookNothing: 'Taken: nothing said',
    kept: 'Kept',
    deleted: 'Deleted',
    keptBoth: 'Both kept',
    united: 'United',
    decidedMany: (count: number, name: string) =>
      `${formatCount(count, 'conflict', 'conflicts')} decided as ${name} has it.`,
  },
} as const;
