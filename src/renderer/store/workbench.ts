import type { StoreApi } from 'zustand/vanilla';
import type { DocumentBody, TextRange, Utf16Offset } from '#core/text';
import type { AnalystId, AnnotationId, DocumentId, TagId, Value } from '#core/model';
import type { DocumentSummary, HostDescription, LockAfter } from '#contract';
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
import type { Comparing, ComparingState } from './compare/shapes.ts';
import type { ColumnChoice, TableState } from './table/shapes.ts';
import type { Conflicts, ConflictsState } from './conflicts/shapes.ts';
import type { Left } from './start/left.ts';
import type { EarlierWork } from './start/earlier-work.ts';
import type { OpeningState, ProjectFiles, SavingWatch } from './projects/shapes.ts';
import type { Snapshots } from './snapshots/shapes.ts';
import type { VersionOffer, Versions, VersionsState } from './versions/shapes.ts';
import type { Sharing, SharingState } from './sharing/shapes.ts';
import type { CorpusPassages, SearchState } from './search/shapes.ts';
import type {
  Annotation,
  DocumentDetails,
  Editing,
  Entity,
  Linking,
  RelationType,
  Tag,
} from './shapes.ts';

/**
 * What the store shows to the panels and to the reading surface, and what they may ask of it.
 * The state is one immutable value; the open document's annotations are an index beside it, whose
 * every change is told to its listeners, because the cost of an edit must not grow with their number.
 */

/** What one step did to the open document's annotations. */
export interface AnnotationDelta {
  readonly removed: readonly Annotation[];
  readonly added: readonly Annotation[];
}

/** The open document's annotations. Reads are cheap at any size; nothing here is a copy. */
export interface AnnotationIndex {
  readonly size: number;
  /** Grows by one with each delta. */
  readonly revision: number;
  get(id: AnnotationId): Annotation | undefined;
  /** Those that share at least one code unit with the range, in no promised order. */
  overlapping(range: TextRange): readonly Annotation[];
  /** All, by start, then longer first, then id. The same array until the next delta. */
  inOrder(): readonly Annotation[];
  /** Number per tag. */
  counts(): ReadonlyMap<TagId, number>;
  /** Called after each delta, synchronously. Returns what ends it. */
  subscribe(listener: (delta: AnnotationDelta) => void): () => void;
}

export interface OpenDocument {
  readonly summary: DocumentSummary;
  readonly body: DocumentBody;
  readonly annotations: AnnotationIndex;
  /** Annotations of this document whose passage was not found in its text. Listed, never drawn. */
  readonly unplaced: readonly Annotation[];
  /** Number of annotations of analysts whose work is not shown; in none of the others. */
  readonly outOfSight: number;
}

export interface DocumentEntry {
  readonly summary: DocumentSummary;
  /** Annotations per tag, kept as data. */
  readonly counts: ReadonlyMap<TagId, number>;
  /** The sum of the counts. */
  readonly annotations: number;
  /** Markdown; empty without one. */
  readonly note: string;
  /** Its older versions; absent without any. */
  readonly replaces?: readonly DocumentId[];
}

/** What is known of how far the corpus was read; only this analyst's reading, on this machine. */
export interface ReadingState {
  readonly isOn: boolean;
  /** Parts of the documents' texts that were read, 0 to 1; documents not read at all are left out. */
  readonly coverage: ReadonlyMap<DocumentId, number>;
  /** Stretches of the open document that were read, in order, apart from one another. */
  readonly read: readonly TextRange[];
}

/** Marks of the open text that nobody sees. */
export interface UnseenState {
  /** Those that do honest work have signs, too. */
  readonly showsAll: boolean;
  /** Of those that could mislead; 0 until the text was looked through. */
  readonly count: number;
  /** Where the first ten thousand of them stand, in order. */
  readonly places: readonly TextRange[];
}

/** Who made annotations. */
export interface Analyst {
  readonly id: AnalystId;
  /** As they are called wherever they are shown: two of one name with the beginnings of their ids. */
  readonly name: string;
}

/** Whose annotations the reading view shows. */
export type AnalystFilter =
  | { readonly kind: 'everyone' }
  | { readonly kind: 'mine' }
  | { readonly kind: 'chosen'; readonly analysts: ReadonlySet<AnalystId> };

export type SavingState =
  | { readonly kind: 'saved' }
  | { readonly kind: 'saving' }
  /** Not stored: kept in memory, tried again; shown as a banner until it is. */
  | {
      readonly kind: 'failed';
      readonly message: string;
      /** For want of room on the disk. */
      readonly isFull: boolean;
    };

/** The room on the disk that the work lies on, or in the memory that a private workbench may take. */
export type DiskState =
  /** Not looked yet, or the system does not say. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'roomy' }
  /** Bytes that are free. */
  | { readonly kind: 'low' | 'full'; readonly of: 'disk' | 'memory'; readonly free: number };

/** A long import under way, or its report. */
export interface ImportProgress {
  readonly phase: 'running' | 'finished' | 'cancelled';
  readonly total: number;
  readonly done: number;
  readonly added: number;
  readonly alreadyPresent: number;
  /** What was refused or is worth knowing, a sentence each, in order of arrival. */
  readonly refused: readonly string[];
  readonly remarks: readonly string[];
}

export interface FindState {
  readonly query: string;
  readonly matches: readonly TextRange[];
  /** Index into matches; -1 while there are none. */
  readonly current: number;
  /** There may be more than these: as many were found as are looked for. */
  readonly isCapped: boolean;
}

/** A sentence for the person, shown for a while and announced. */
export interface Notice {
  readonly id: number;
  readonly kind: 'done' | 'problem';
  readonly text: string;
  /** The command that it speaks of, whose key is shown beside it. */
  readonly command?: string;
  /** A command that leads to what it tells of: a button with its key. */
  readonly way?: { readonly command: string; readonly label: string };
}

export interface WorkbenchState {
  readonly phase: 'starting' | 'ready' | 'failed' | 'left';
  /** What is kept in this page alone, where phase is 'left': another one goes on. */
  readonly left: Left | null;
  /** What to tell the person when phase is 'failed'. */
  readonly failure: string | null;
  readonly host: HostDescription | null;
  /** What is kept on the disk is sealed; the database is in memory, and begins empty at each start. */
  readonly isPrivate: boolean;
  /** The host of a private workbench was started again: until it is unlocked, nothing can be saved. */
  readonly isLocked: boolean;
  /** A private one is being locked: what is done is stored, and nothing is shown any more. */
  readonly isLocking: boolean;
  /** Minutes without use after which a private one locks by itself; 0: never. */
  readonly lockAfter: LockAfter;
  /** What is there of earlier work, where nothing of it is in the workbench; null where all is well. */
  readonly earlier: EarlierWork | null;
  readonly documents: readonly DocumentEntry[];
  /** Those of them whose text is not there; what was annotated in it is kept. */
  readonly missingTexts: ReadonlySet<DocumentId>;
  /** Every tag passages are tagged with, retired ones too, in the order of the codebook. */
  readonly tags: readonly Tag[];
  /** The kinds of links: built-in ones, then the codebook's. */
  readonly relationTypes: readonly RelationType[];
  /** Every actor, by name. */
  readonly entities: readonly Entity[];
  /** Grows with each change of what `relations.of` tells. */
  readonly relationRevision: number;
  /** A link whose other end is being chosen; it outlives a change of document. */
  readonly linking: Linking | null;
  readonly open: OpenDocument | null;
  /** Mirrors open.annotations.revision, so that React sees a change. */
  readonly revision: number;
  /** The selected passage of the open document; null without one (a caret is not a selection). */
  readonly selection: TextRange | null;
  /** The sentence, or paragraph, that the reading keys stand on; null until they are used. */
  readonly sentence: TextRange | null;
  /** The annotation whose card is open and whose passage is emphasised. */
  readonly focused: AnnotationId | null;
  /** Asks the reading surface to bring a place into view; `serial` tells two equal asks apart. */
  readonly reveal: { readonly at: Utf16Offset; readonly serial: number } | null;
  readonly hiddenTags: ReadonlySet<TagId>;
  /** The open document's index and lists hold the work of these only. */
  readonly analystFilter: AnalystFilter;
  readonly saving: SavingState;
  /** Very many changes that the journal lacks are brought there: compared, of all; null otherwise. */
  readonly journaling: { readonly done: number; readonly total: number } | null;
  readonly disk: DiskState;
  /** In the user's words, such as "tag as claim"; null where there is nothing to undo. */
  readonly undoLabel: string | null;
  readonly redoLabel: string | null;
  /** A step of very many changes that is being undone, or done again; null while none is. */
  readonly takingBack: {
    readonly label: string;
    readonly isUndo: boolean;
    readonly done: number;
    readonly total: number;
  } | null;
  readonly importing: ImportProgress | null;
  /** A project that is being opened; null while none is. */
  readonly opening: OpeningState | null;
  /** The folder that the work is kept in step with. */
  readonly sharing: SharingState;
  /** Two versions of a text that are compared; null while none are. */
  readonly versions: VersionsState | null;
  readonly versionOffer: VersionOffer | null;
  /** What people are at odds over. */
  readonly conflicts: ConflictsState;
  readonly find: FindState | null;
  /** All occurrences of something; null while they are not asked for. */
  readonly search: SearchState | null;
  /** All annotations as rows; null while they are not asked for. */
  readonly table: TableState | null;
  /** What analysts did, side by side; null while it is not asked for. */
  readonly comparing: ComparingState | null;
  /** Grows with each change of what `comparing.decisionsOn` tells. */
  readonly decisionRevision: number;
  readonly notices: readonly Notice[];
  readonly analystName: string;
  /** Who works here; null until the work is read. */
  readonly analyst: AnalystId | null;
  /** Everyone whose work is here, by name. */
  readonly analysts: readonly Analyst[];
  /** Markdown of the whole project; empty without one. */
  readonly projectNote: string;
  /** What the project is called; empty while it has no name. */
  readonly projectName: string;
  readonly reading: ReadingState;
  readonly unseen: UnseenState;
  /** Keys that the person gave to commands, by command; these replace the command's own. */
  readonly keyBindings: ReadonlyMap<string, readonly string[]>;
  /** All columns of the table of annotations, in their order. */
  readonly tableColumns: readonly ColumnChoice[];
}

/** A file of the person's: what the host gave out, or what the page holds. */
export type ImportableSource =
  | { readonly kind: 'given'; readonly ref: string; readonly name: string; readonly bytes: number }
  | { readonly kind: 'file'; readonly name: string; readonly file: File };

/** What anchoring a foreign file's annotations came to, for the report. */
export interface AnnotationImportReport {
  readonly added: number;
  readonly alreadyPresent: number;
  /** Placed elsewhere than the file said, or only after folding: a sentence each. */
  readonly moved: readonly string[];
  /** Kept but not placed: a sentence each. */
  readonly unplaced: readonly string[];
  /** Not read: a sentence each. */
  readonly refused: readonly string[];
  /** Notes on documents, and on the project, that changed: a sentence each; absent where none did. */
  readonly notes?: readonly string[];
}

/** A drawing that a person keeps. Its name is without an ending. */
export type Picture = { readonly name: string } &
  /** A text that is whole by itself: it names no other file, and no style from outside. */
  (
    { readonly kind: 'svg'; readonly text: string } | { readonly kind: 'png'; readonly bytes: Blob }
  );

/** Everything a person can do, as commands. None throws for an expected failure: a notice tells. */
export interface Workbench {
  readonly state: StoreApi<WorkbenchState>;
  readonly codebook: Codebook;
  readonly entities: Entities;
  readonly relations: Relations;
  readonly past: Past;
  readonly snapshots: Snapshots;
  readonly search: Search;
  readonly table: AnnotationTable;
  readonly comparing: Comparing;
  readonly notes: Notes;
  readonly projects: ProjectFiles;
  readonly sharing: Sharing;
  readonly versions: Versions;
  readonly conflicts: Conflicts;
  readonly readingLog: ReadingLog;
  readonly unseenMarks: UnseenMarks;

  openDocument(id: DocumentId): Promise<void>;
  /** Opens a document, where it is another one, at a place of its text. Whether that is there. */
  openAt(id: DocumentId, at: Utf16Offset): Promise<boolean>;
  /**
   * The best place in each of the few best documents of the corpus, for words in any of their forms,
   * "exact phrases", -words that must not be there, and OR.
   */
  passagesIn(query: string): Promise<CorpusPassages>;
  /** Takes a document from the corpus list (its text stays in the library); can be undone. */
  removeDocument(id: DocumentId): void;
  /** What is stated of a document, as one step that undo takes back. */
  describeDocument(id: DocumentId, details: DocumentDetails): void;
  chooseAndImport(kind: 'files' | 'folder'): Promise<void>;
  /** What the person has opened with the program since: by a second start, or the file manager. */
  importGiven(): Promise<void>;
  /** @param refused what was refused before, for the report: a sentence each */
  importSources(sources: readonly ImportableSource[], refused?: readonly string[]): Promise<void>;
  cancelImport(): void;
  dismissImportReport(): void;

  select(range: TextRange | null): void;
  focus(id: AnnotationId | null): void;
  revealAt(at: Utf16Offset): void;
  /** Puts the reading keys' focus on a range of the open document, or takes it away. */
  focusSentence(range: TextRange | null): void;
  /** Opens an annotation's document where it is another one, focuses the annotation, reveals it. */
  goTo(id: AnnotationId, document: DocumentId): Promise<void>;
  /** The annotation after (1) or before (-1) the focused one, or the caret; focuses and reveals it. */
  focusNeighbour(direction: 1 | -1, from: Utf16Offset): void;

  /**
   * Tags the selection, which ends with it, or without one the focused sentence, which stays; returns
   * the annotation, or null without either.
   */
  annotate(tag: TagId): AnnotationId | null;
  /** Tags many ranges of the open document as one step. */
  annotateAll(tag: TagId, ranges: readonly TextRange[]): void;
  retag(id: AnnotationId, tag: TagId): void;
  /** Moves an annotation's edges to another range of its document. */
  adjust(id: AnnotationId, range: TextRange): void;
  /** @param editing writings of one are one step, as long as nothing else is done between */
  setNote(id: AnnotationId, note: string, editing?: Editing): void;
  /** Sets or takes away what the passage stands for; of the kind of the annotation's tag. */
  setValue(id: AnnotationId, value: Value | null): void;
  remove(ids: readonly AnnotationId[]): void;
  undo(): void;
  redo(): void;
  setTagHidden(tag: TagId, isHidden: boolean): void;
  setAnalystFilter(filter: AnalystFilter): void;

  startFind(query: string): void;
  findNext(direction: 1 | -1): void;
  endFind(): void;

  /**
   * Writes JSON-LD of one document, or of the whole project, by the host's dialog or a download; with
   * the history, also every change that made it.
   */
  exportJsonLd(
    scope: 'document' | 'project',
    withHistory?: boolean,
    watch?: SavingWatch,
  ): Promise<void>;
  importJsonLd(file: File): Promise<AnnotationImportReport | null>;
  /** Writes a picture, by the host's dialog or a download; a notice says so. */
  savePicture(picture: Picture): Promise<void>;

  setAnalystName(name: string): void;
  /** Names the project, as its files will be called; can be undone. */
  setProjectName(name: string): void;
  /** Gives a command other keys; null gives it back its own. */
  setKeyBinding(command: string, chords: readonly string[] | null): void;
  /** From an ordinary workbench: a window with the private one. */
  openPrivate(): Promise<void>;
  /** Where the private one is locked again; what was wrong in a sentence, null where it is open. */
  unlockAgain(passphrase: string): Promise<string | null>;
  /** Stores what is done, and has the page return to the passphrase; where it cannot be stored, it is told. */
  lockPrivate(): Promise<void>;
  setLockAfter(minutes: LockAfter): Promise<void>;
  /** What was wrong, and whether with the passphrase that it has; null where the other one opens it now. */
  changePassphrase(
    passphrase: string,
    next: string,
  ): Promise<{ readonly isOld: boolean; readonly text: string } | null>;
  dismissNotice(id: number): void;
  /** Resolves when everything done so far is stored durably. */
  settled(): Promise<void>;
  close(): void;
}
