import { fieldName } from '#core/merge';
import { capitalised, formatCount, formatNumber, locale } from './format.ts';

const percent = new Intl.NumberFormat(locale, { style: 'percent' });

/** Kinds of records, in the order in which they are told. */
const kinds = {
  annotation: ['annotation', 'annotations'],
  relation: ['link', 'links'],
  tag: ['codebook entry', 'codebook entries'],
  entity: ['actor', 'actors'],
  document: ['document', 'documents'],
  decision: ['decision', 'decisions'],
  /** There is one, and of it a name and a note. */
  project: ['name and note of the project', 'name and note of the project'],
  'project-name': ['name of the project', 'name of the project'],
  'project-note': ['note of the project', 'note of the project'],
  analyst: ['analyst', 'analysts'],
} as const;

type Kind = keyof typeof kinds;
type Effect = 'new' | 'changed' | 'restored' | 'deleted';
type Counts = ReadonlyMap<string, number>;

const isKnown = (kind: string): kind is Kind => Object.hasOwn(kinds, kind);

const nounsOf = (kind: string): readonly [string, string] =>
  isKnown(kind) ? kinds[kind] : ['record', 'records'];

const isOfProject = (kind: string): boolean => kind.startsWith('project');

const effects: Readonly<Record<Effect, string>> = {
  new: 'new',
  changed: 'changed',
  restored: 'restored',
  deleted: 'deleted',
};

/** Records that have no name to go by. */
const nameless: Readonly<Record<string, string>> = {
  annotation: 'A passage without words',
  project: 'The note of the project, or its name',
  decision: 'A decision without a note',
};

const quoted = (name: string): string => `“${name}”`;

/** "3 annotations, 1 link". */
const counted = (counts: Counts): string =>
  Object.keys(kinds)
    .concat([...counts.keys()].filter((kind) => !isKnown(kind)))
    .flatMap((kind) => {
      const count = counts.get(kind) ?? 0;
      const [one, other] = nounsOf(kind);
      if (count === 0) return [];
      return [isOfProject(kind) ? `the ${one}` : formatCount(count, one, other)];
    })
    .join(', ');

/** Project files: saved, looked at, opened. */
export const projectWords = {
  projectCommands: {
    save: 'Save project file…',
    open: 'Open project…',
    openFolder: 'Open project folder…',
  },
  saveProject: {
    title: 'Save project file',
    name: 'Name of the project',
    nameStep: 'name the project',
    untitled: 'Project',
    holds: (documents: number, annotations: number) =>
      `One file with ${formatCount(documents, 'document', 'documents')}, ${formatCount(annotations, 'annotation', 'annotations')}, the codebook, actors, links and notes, and the history of all of it.`,
    holdsBlind: (documents: number) =>
      `One file with ${formatCount(documents, 'document', 'documents')} and the codebook, and nothing that anyone found or wrote in them.`,
    blind: 'Without the annotations',
    blindHint: 'For a colleague who is to work blind. What they do opens here like any other work.',
    lock: 'Lock it with a passphrase',
    lockHint: 'Nothing in the file tells what it holds without it. It cannot be recovered.',
    passphrase: 'Passphrase',
    repeat: 'The same once more',
    show: 'Show what I type',
    differs: 'The two are not the same.',
    confirm: 'Save',
    saving: 'Writing the file…',
    /** @param part how far it has come, of 1 */
    progress: (part: number) => percent.format(part),
    ended: 'Nothing was written.',
  },
  openProject: {
    title: (name: string) => `Open ${quoted(name)}`,
    reading: 'Reading',
    readingHint: 'All of it is checked first. Nothing is written yet.',
    progress: (done: number, total: number) => (total === 0 ? '' : percent.format(done / total)),
    writing: 'Taking it in',
    writingHint: 'As one step: all of it, or none where this is cut off.',
    locked: 'This file is locked. Its passphrase opens it.',
    unlock: 'Unlock',
    unlocking: 'Unlocking…',
    isWrong: 'That is not its passphrase. Nothing was changed.',
    refused: 'It was not opened, and nothing here was changed.',
    another: 'Choose another…',
    confirm: 'Open',
    /** Files in a shared folder that are none of a project's. */
    strays: ([first = '', ...more]: readonly string[]): string =>
      more.length === 0
        ? `“${first}” does not belong into such a folder, and is not read.`
        : `“${first}” and ${formatCount(more.length, 'other file', 'other files')} do not belong into such a folder, and are not read.`,
    everythingHere: 'Everything in it is here already. Nothing would change.',
    since: {
      changed: 'What was changed here since stays as it is now.',
      deleted:
        'What was undone or deleted here since stays so. Redo, the trash or going back to an earlier state brings it back.',
    },
    onlyHistory: (changes: number) =>
      `Nothing that you see would change; ${formatCount(changes, 'change', 'changes')} would come into the history.`,
    /** Where nothing else would be seen. */
    onlySettled: (count: number) =>
      `Nothing that is shown would change, but ${formatCount(count, 'conflict', 'conflicts')} would be settled as it is shown now.`,
    settledLine: 'Settled',
    settledTold: (count: number) =>
      `${formatCount(count, 'conflict', 'conflicts')} that you have here`,
    undo: 'One undo takes all of it back:',
    undoKeyless: 'One undo takes all of it back.',
    tree: 'What comes with it',
    treeKeys: 'Space leaves out, arrows go and unfold, Enter opens',
    effects: { new: 'New', changed: 'Changed', restored: 'Restored', deleted: 'Deleted' } as const,
    atOdds: 'At odds',
    atOddsOver: (fields: readonly string[]) => `at odds: ${fields.map(fieldName).join(', ')}`,
    project: 'Project',
    counted,
    /** "New: 3 annotations, 1 document. Deleted: 1 annotation." */
    came: (counts: ReadonlyMap<Effect, Counts>) =>
      [...counts]
        .filter(([, of]) => of.size > 0)
        .map(([effect, of]) => `${capitalised(effects[effect])}: ${counted(of)}.`)
        .join(' '),
    ofYours: (count: number) => `${formatNumber(count)} of yours`,
    allYours: 'yours',
    conflictsTold: (count: number) =>
      count === 0
        ? 'over nothing, with what is left out'
        : `${formatCount(count, 'field', 'fields')}; what each says is kept until one of you decides`,
    own: (count: number) => `Deletes ${formatCount(count, 'record', 'records')} of yours`,
    ownAnnotations: (count: number) =>
      `Deletes ${formatCount(count, 'annotation', 'annotations')} of yours`,
    conflicts: (count: number) =>
      count === 0
        ? 'At odds over nothing, with what is left out'
        : `At odds over ${formatCount(count, 'field', 'fields')}`,
    documents: (count: number) => formatCount(count, 'document', 'documents'),
    group: (effect: Effect, kind: string, count: number) => {
      if (kind === 'analyst' && count === 1)
        return effect === 'new' ? 'Who they are' : 'Their name';
      const [one, other] = nounsOf(kind);
      if (isOfProject(kind)) return capitalised(one);
      return formatCount(count, `${effects[effect]} ${one}`, `${effects[effect]} ${other}`);
    },
    by: (name: string) => `by ${name}`,
    effectCount: (effect: Effect, count: number) => `${formatNumber(count)} ${effects[effect]}`,
    /** Of a new document all annotations are new. */
    onNew: (count: number) =>
      count === 0 ? 'new' : `new, ${formatCount(count, 'annotation', 'annotations')}`,
    onOld: (counts: string) => (counts === '' ? '' : `annotations: ${counts}`),
    untitled: 'Without a title',
    unnamed: 'Someone without a name',
    like: (title: string, version: 'newer' | 'older' | null) =>
      version === null
        ? `Nearly the same text as ${quoted(title)} here: both stay, as two documents`
        : `Marked as ${version === 'newer' ? 'a newer' : 'an older'} version of ${quoted(title)} here`,
    here: (count: number) =>
      `${formatCount(count, 'other is', 'others are')} here, with nothing new`,
    loading: 'Reading…',
    nameless: (kind: string) => nameless[kind] ?? 'Without a name',
    yourRecord: 'yours',
    ticked: (taken: number, total: number) =>
      taken === total
        ? 'All of it is ticked'
        : taken === 0
          ? 'Nothing is ticked'
          : `${formatNumber(taken)} of ${formatNumber(total)} ticked`,
    dropFolder: (name: string) =>
      `${quoted(name)} is a project folder. Open it with “Open project folder…”, or name it when you start Obelus.`,
  },
} as const;
