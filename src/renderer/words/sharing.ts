import { formatCount } from './format.ts';

export interface Arrived {
  readonly added: number;
  readonly changed: number;
  readonly deleted: number;
  readonly documents: number;
  readonly others: number;
}

const listed = (parts: readonly (string | null)[]): string =>
  parts.filter((part) => part !== null).join(', ');

const some = (count: number, one: string, other: string): string | null =>
  count === 0 ? null : formatCount(count, one, other);

/** A folder that the work is kept in step with. */
export const sharingWords = {
  sharing: {
    command: 'Share by a folder…',
    commandStop: 'Stop sharing by the folder',
    title: 'Share by a folder',
    about:
      'A project can live in a folder that others can reach: in Dropbox, Nextcloud or Syncthing, on a network drive, or in git. What you do goes there, and what others do comes from there, every few seconds.',
    safe: 'Each of you writes only files of your own, so nothing is ever overwritten. Undo takes back what you did, never what a colleague did.',
    begin: 'Choose a folder…',
    beginHint:
      'An empty one becomes this project. In one where a colleague has begun, you first see what is there.',
    offered: 'Named at the start, or opened since',
    empty: (name: string) =>
      `“${name}” is empty. It can hold this project, for colleagues to work on with you.`,
    /** Leads to the dialog from what tells of an empty folder. */
    toBegin: 'Share by it…',
    beginHere: (name: string) => `Share by “${name}”`,
    openHere: (name: string) => `Open “${name}” and share by it`,
    noDialogs:
      'Here a folder is named when the program is started: end it, and start it once more with the folder’s path behind its name.',
    on: (name: string) => `This project is shared by the folder “${name}”.`,
    stop: 'Stop sharing',
    stopHint: 'If you stop, what is in the folder stays there, and what is here stays here.',
    problems: 'Not read',
    problemsHint: 'Everything else in the folder is. These are tried again.',
    status: {
      inStep: (name: string) => `Shared: ${name}`,
      working: (name: string) => `Sharing: ${name} …`,
      waiting: (name: string) => `Shared: ${name}, still syncing`,
      unreachable: (name: string) => `Not shared now: ${name}`,
      unwritable: (name: string) => `Not shared now: ${name}`,
    },
    conditions: {
      inStep: 'Everything that is there is here, and everything that is here is there.',
      working: 'Work is on its way.',
      waiting: 'A file is there only in part, as while it is being synced. It is waited for.',
      unreachable:
        'The folder cannot be read. It is tried again every few seconds; until then your work is kept here.',
      unwritable:
        'The folder cannot be written to. It is tried again every few seconds; until then your work is kept here.',
    },
    statusProblems: (count: number) => formatCount(count, 'file not read', 'files not read'),
    people: (count: number) => formatCount(count, 'colleague', 'colleagues'),
    arrived: (who: string, what: Arrived, conflicts: number) => {
      const parts = listed([
        some(what.added, 'new annotation', 'new annotations'),
        some(what.changed, 'annotation changed', 'annotations changed'),
        some(what.deleted, 'annotation deleted', 'annotations deleted'),
        some(what.documents, 'new document', 'new documents'),
        some(what.others, 'other change', 'other changes'),
      ]);
      const odds = some(conflicts, 'conflict to settle', 'conflicts to settle');
      return `${who}: ${parts}.${odds === null ? '' : ` ${odds}.`}`;
    },
    notGiven: 'What is stored here could not be read, so it was not shared. It is tried again.',
  },
} as const;
