import { capitalised, formatCount, formatNumber, locale } from './format.ts';
import { formatDayAndTime } from './moments.ts';
import { pastWords } from './past.ts';

const sizes = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });

/** "1.2 MB"; of what is small, "640 bytes". */
function formatBytes(bytes: number): string {
  const units = ['kB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = -1;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return unit < 0 ? formatCount(bytes, 'byte', 'bytes') : `${sizes.format(value)} ${units[unit]}`;
}

const { listed } = pastWords.past;

type Counts = Parameters<typeof listed>[0];
export interface Differing {
  readonly restored: Counts;
  readonly removed: Counts;
  readonly changed: Counts;
}

const said = (before: string, counts: Counts, after: string): readonly string[] => {
  const what = listed(counts);
  return what === '' ? [] : [`${before}${what}${after}`];
};

/** "1 entry that was lost here". */
const lostEntries = (count: number, verb: 'were' | 'had been'): string =>
  verb === 'were'
    ? formatCount(count, 'entry that was lost here', 'entries that were lost here')
    : formatCount(count, 'entry that had been lost here', 'entries that had been lost here');

const isAny = (counts: Counts): boolean => Object.values(counts).some((count) => count > 0);

/** Snapshots, and going back to one. */
export const snapshotWords = {
  snapshots: {
    command: 'Restore…',
    title: 'Restore from a snapshot',
    hint: 'The program keeps a snapshot after every few minutes of work and before anything large. Restoring one writes new changes: nothing is lost, and undo takes it back.',
    list: 'Snapshots',
    looking: 'Looking for snapshots…',
    none: 'There is no snapshot yet. One is taken after a few minutes of work.',
    why: {
      time: 'after some work',
      close: 'when the program was closed',
      asked: 'when you asked for it',
      opening: 'before a project was opened',
      import: 'before annotations were imported',
      sharing: 'before a folder was kept in step',
      migration: 'before the database was brought up to date',
      restoring: 'before a snapshot was restored',
    },
    counts: (documents: number, annotations: number): string =>
      `${formatCount(documents, 'document', 'documents')}, ${formatCount(annotations, 'annotation', 'annotations')}`,
    changes: (count: number): string => formatCount(count, 'change', 'changes'),
    damaged: (names: readonly string[]): string =>
      names.length === 1
        ? `A snapshot was damaged and is kept aside as “${names[0] ?? ''}”.`
        : `${formatNumber(names.length)} snapshots were damaged and are kept aside.`,
    lastFailed: (why: string): string => `The last snapshot could not be taken: ${why}`,
    comparing: 'Comparing…',
    isNow: 'That is how the project is now.',
    preview: ({ restored, removed, changed }: Differing, lost: number): string => {
      const would = [
        ...said('bring back ', restored, ''),
        ...said('change ', changed, ' to what was said then'),
        ...said('take away ', removed, ', made since'),
      ];
      const first = lost === 0 ? '' : `${lostEntries(lost, 'were')} would come back. `;
      return would.length === 0 ? first.trim() : `${first}Would ${would.join('; ')}.`;
    },
    restore: 'Restore',
    restoring: 'Restoring…',
    step: (moment: string): string => `restoring the snapshot of ${moment}`,
    restored: (moment: string, { restored, removed, changed }: Differing, lost: number): string => {
      const first = lost === 0 ? '' : `${lostEntries(lost, 'had been')} came back. `;
      const did = [
        ...said('', restored, ' brought back'),
        ...said('', removed, ' taken away'),
        ...said('', changed, ' changed'),
      ];
      const isChanged = isAny(restored) || isAny(removed) || isAny(changed);
      const then = `The project is as it was on ${moment}.`;
      return isChanged
        ? `${first}${then} ${capitalised(did.join('; '))}. Undo takes it back.`
        : `${first}${then}`;
    },
    gone: 'This snapshot is no longer there.',
    notRestored: (why: string): string => `Nothing was restored: ${why}`,
    notStored: 'The stored work could not be read.',
    taken: (moment: string): string => `Snapshot taken, ${moment}.`,
    notAllStored: 'What was done last is not stored yet: a snapshot would lack it.',
    noneTaken: (isEmpty: boolean): string =>
      isEmpty
        ? 'There is nothing to keep yet. Earlier snapshots stay as they are.'
        : 'Nothing has been done since the last snapshot: it holds everything.',
    notTaken: (why: string): string => `No snapshot was taken: ${why}`,
  },
  aboutData: {
    command: 'About this data…',
    title: 'About this data',
    looking: 'Looking…',
    cannotBeRead: 'The stored work could not be read. Close this and open it again.',
    hint: 'All of it lies on this machine, and nothing of it leaves it.',
    places: {
      database: 'Database',
      journal: 'Journal',
      snapshots: 'Snapshots',
      library: 'Texts',
      search: 'Search index',
    },
    meaning: {
      database: 'What you work on. It is made anew from the journal where it is lost.',
      journal: 'Every change ever made here, in files that are only added to.',
      snapshots: 'The journal as it was at a time.',
      library: 'The texts of the corpus and their sources, each written once.',
      search: 'Made from the texts, and made again where it is lost.',
    },
    browser: (name: string): string => `“${name}”, in the storage of this window`,
    unknownSize: 'size not told',
    size: formatBytes,
    files: (count: number): string => formatCount(count, 'file', 'files'),
    changes: (count: number): string => formatCount(count, 'change', 'changes'),
    show: 'Show folder',
    showOf: (place: string): string => `Show the folder: ${place}`,
    where: 'Where it lies',
    snapshot: 'Last snapshot',
    noSnapshot: 'None yet',
    snapshotTaken: (at: string, why: string): string => `${formatDayAndTime(at)}, ${why}`,
    takeNow: 'Take one now',
    taking: 'Taking a snapshot…',
    verified: 'Last verified',
    never: 'Never',
    wasWhole: (at: string): string => `${formatDayAndTime(at)}: all was whole`,
    wasNot: (at: string): string => `${formatDayAndTime(at)}: something was wrong, and was told`,
    verifyNow: 'Verify now',
    restore: 'Restore…',
  },
  verification: {
    parts: {
      journal: 'Reading the journal',
      database: 'Comparing the database with the journal',
      texts: 'Comparing the texts with their hashes',
      snapshot: 'Reading the last snapshot',
    },
    progress: (done: number, total: number): string =>
      `${formatNumber(done)} of ${formatNumber(total)}`,
    whole: (changes: number, texts: number, hadSnapshot: boolean): string =>
      `All is whole: ${formatCount(changes, 'change', 'changes')}, in the journal and in the database alike, ${formatCount(texts, 'text', 'texts')}${hadSnapshot ? ', and the last snapshot' : ''}.`,
    notWhole: 'Not all was whole. What could be healed is healed:',
    textDamaged: (title: string): string =>
      `The stored text of “${title}” is damaged or gone. Import its file again.`,
    failed: (why: string): string => `It could not be looked through: ${why}`,
    notLookedThrough: 'The stored work could not be read.',
    notStoredYet: 'what was done last is not stored yet. Verify again once it is.',
  },
} as const;
