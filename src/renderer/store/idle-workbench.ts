import type { StoreApi } from 'zustand/vanilla';
import { refused } from '#contract';
import type {
  AnnotationTable,
  Codebook,
  Entities,
  Notes,
  Past,
  ReadingLog,
  Relations,
  Search,
  UnseenMarks,
} from './facets.ts';
import type { Conflicts } from './conflicts/shapes.ts';
import type { ProjectFiles } from './projects/shapes.ts';
import type { Comparing } from './compare/shapes.ts';
import { dismiss } from './notices.ts';
import type { Sharing } from './sharing/shapes.ts';
import type { Snapshots } from './snapshots/shapes.ts';
import type { Versions } from './versions/shapes.ts';
import type { Workbench, WorkbenchState } from './workbench.ts';

const nothing = (): void => undefined;
const none = (): null => null;
const zero = (): number => 0;
const empty = (): readonly never[] => [];
const later = (): Promise<void> => Promise.resolve();
const laterNone = (): Promise<null> => Promise.resolve(null);
const laterEmpty = (): Promise<readonly never[]> => Promise.resolve([]);

const codebook: Codebook = {
  add: none,
  change: nothing,
  merge: nothing,
  setRetired: nothing,
  remove: nothing,
  addRelationType: none,
  changeRelationType: nothing,
  setRelationTypeRetired: nothing,
  importFile: laterNone,
  exportFile: later,
};

const entities: Entities = {
  add: none,
  change: nothing,
  merge: nothing,
  remove: nothing,
  addTo: none,
  named: empty,
  mentions: laterEmpty,
  tagMentions: zero,
};

const relations: Relations = {
  of: empty,
  link: nothing,
  linkSentence: zero,
  changeType: nothing,
  unlink: nothing,
  begin: nothing,
  chooseType: nothing,
  complete: nothing,
  cancel: nothing,
  candidates: laterEmpty,
};

const projects: ProjectFiles = {
  save: () => Promise.resolve(false),
  choose: later,
  read: later,
  unlock: later,
  records: () => Promise.resolve({ total: 0, records: [] }),
  leaveOut: later,
  accept: () => Promise.resolve(false),
  cancel: nothing,
};

const conflicts: Conflicts = {
  page: () => Promise.resolve({ total: 0, conflicts: [] }),
  lineOf: () => Promise.resolve(-1),
  of: empty,
  people: laterEmpty,
  decidedBy: laterEmpty,
  resolve: () => Promise.resolve(false),
  resolveMany: () => Promise.resolve(0),
  open: nothing,
  show: nothing,
  goTo: () => Promise.resolve(false),
};

const sharing: Sharing = { choose: later, begin: later, look: later, stop: later };

const off = refused('not-available', 'The stored work could not be opened.');
const laterOff = (): Promise<typeof off> => Promise.resolve(off);

const snapshots: Snapshots = {
  list: laterOff,
  take: laterOff,
  preview: laterOff,
  restore: () => Promise.resolve(false),
  about: laterOff,
  verify: laterOff,
  show: later,
};

const past: Past = {
  historyOf: laterEmpty,
  trash: () => Promise.resolve({ items: [], isMore: false }),
  restore: later,
  sittings: laterEmpty,
  previewRestore: laterNone,
  restoreTo: later,
};

const search: Search = {
  open: nothing,
  change: nothing,
  stop: nothing,
  close: nothing,
  order: nothing,
  tick: nothing,
  tickAll: nothing,
  invertTicks: nothing,
  tickUntagged: nothing,
  marksOn: empty,
  show: nothing,
  goTo: () => Promise.resolve(false),
  tagTicked: () => Promise.resolve({ tagged: 0, documents: 0, already: 0 }),
};

const laterZero = (): Promise<number> => Promise.resolve(0);

const table: AnnotationTable = {
  open: nothing,
  change: nothing,
  close: nothing,
  lines: laterEmpty,
  lineOf: laterNone,
  show: nothing,
  setColumns: nothing,
  tick: nothing,
  tickAll: nothing,
  invertTicks: nothing,
  retag: laterZero,
  setValue: laterZero,
  addNote: laterZero,
  remove: laterZero,
  picked: laterEmpty,
  copy: laterZero,
  overview: laterNone,
};

const comparing: Comparing = {
  open: nothing,
  choose: nothing,
  filter: nothing,
  close: nothing,
  show: nothing,
  nextUndecided: none,
  goTo: () => Promise.resolve(false),
  decide: () => Promise.resolve(false),
  acceptAgreed: laterZero,
  measure: later,
  stopMeasuring: nothing,
  saveCsv: later,
  decisionsOn: empty,
  decisionOf: none,
};

const versions: Versions = {
  importNewer: later,
  importFile: later,
  findTwins: later,
  look: later,
  swap: later,
  carryOver: laterNone,
  cancel: nothing,
  dismissOffer: nothing,
  queue: empty,
  nextQueue: laterNone,
  formerWords: laterNone,
  accept: nothing,
  placeOnSelection: () => false,
  leaveUnplaced: nothing,
};

const notes: Notes = {
  ofDocument: nothing,
  ofProject: nothing,
  quote: () => false,
  follow: () => null,
};

const unseenMarks: UnseenMarks = { showAll: nothing };

const readingLog: ReadingLog = { saw: nothing, setOn: nothing, forget: later };

/** A workbench that could not start: it has a state to show, and nothing to command. */
export function idle(state: StoreApi<WorkbenchState>): Workbench {
  return {
    state,
    codebook,
    entities,
    relations,
    past,
    snapshots,
    search,
    table,
    comparing,
    notes,
    versions,
    projects,
    sharing,
    conflicts,
    readingLog,
    unseenMarks,
    openDocument: later,
    openAt: () => Promise.resolve(false),
    passagesIn: () => Promise.resolve({ passages: [], isComplete: true }),
    describeDocument: nothing,
    removeDocument: nothing,
    chooseAndImport: later,
    importGiven: later,
    importSources: later,
    cancelImport: nothing,
    dismissImportReport: nothing,
    select: nothing,
    focus: nothing,
    revealAt: nothing,
    focusSentence: nothing,
    goTo: later,
    focusNeighbour: nothing,
    annotate: none,
    annotateAll: nothing,
    retag: nothing,
    adjust: nothing,
    setNote: nothing,
    setValue: nothing,
    remove: nothing,
    undo: nothing,
    redo: nothing,
    setTagHidden: nothing,
    setAnalystFilter: nothing,
    startFind: nothing,
    findNext: nothing,
    endFind: nothing,
    exportJsonLd: later,
    importJsonLd: laterNone,
    savePicture: later,
    setAnalystName: nothing,
    setProjectName: nothing,
    setKeyBinding: nothing,
    openPrivate: later,
    unlockAgain: laterNone,
    lockPrivate: later,
    setLockAfter: later,
    changePassphrase: laterNone,
    dismissNotice: (id) => dismiss(state, id),
    settled: later,
    close: nothing,
  };
}
