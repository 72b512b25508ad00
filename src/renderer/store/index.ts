/**
 * The working store: the project's state as one value, the commands on it, and Dexie beneath.
 */
export { createWorkbench } from './create-workbench.ts';
export { entryIn } from './records/corpus-list.ts';
export type { WorkbenchOptions } from './options.ts';
export { tryPassphrase } from './private/unlocking.ts';
export type {
  AnnotationTable,
  Codebook,
  CodebookImportReport,
  Entities,
  EntityDraft,
  Notes,
  Search,
  TagDraft,
} from './facets.ts';
export type {
  CompareKind,
  CompareMember,
  CompareRow,
  Comparing,
  ComparingState,
  Decided,
  DecisionOn,
  Outcome,
  Verdict,
} from './compare/shapes.ts';
export type { AgreementFigures, AgreementPart, AgreementStanding } from '#renderer/agreement';
export { isUndecided } from './compare/asked.ts';
export type { Choice, Conflicts, ConflictSide, SaidBy, ShownConflict } from './conflicts/shapes.ts';
export type {
  VersionLook,
  VersionOffer,
  VersionPassage,
  VersionQueue,
  VersionsState,
} from './versions/shapes.ts';
export type { Sharing, SharingState } from './sharing/shapes.ts';
export type {
  AboutData,
  SnapshotList,
  SnapshotPreview,
  Snapshots,
  Verification,
  VerifyProgress,
} from './snapshots/shapes.ts';
export type {
  OpeningAsk,
  OpeningDocument,
  OpeningGroup,
  OpeningPreview,
  OpeningRecord,
  OpeningState,
  ProjectFiles,
  SavingAsk,
} from './projects/shapes.ts';
export type { Hit, CorpusPassage, SearchAsk, SearchState } from './search/shapes.ts';
export { countTicked, isTicked } from './search/ticks.ts';
export type {
  Annotation,
  AnnotationSketch,
  DocumentDetails,
  Editing,
  Entity,
  HistoryEntry,
  Link,
  Linking,
  RecordCounts,
  RelationType,
  RestorePreview,
  Review,
  Sitting,
  Tag,
  Trash,
  TrashItem,
} from './shapes.ts';
export { columnWidth, ownColumns } from './table/columns.ts';
export type { ColumnChoice, TableState } from './table/shapes.ts';
export type {
  Overview,
  RowRef,
  SortKey,
  TableAsk,
  TableColumn,
  TableGroup,
  TableGrouping,
  TableLine,
  TableRow,
  TableStanding,
} from '#renderer/table';
export { valueInWords } from './records/value-in-words.ts';
export type {
  Analyst,
  AnalystFilter,
  AnnotationDelta,
  AnnotationImportReport,
  AnnotationIndex,
  DocumentEntry,
  FindState,
  ImportableSource,
  ImportProgress,
  OpenDocument,
  Picture,
  DiskState,
  SavingState,
  Workbench,
  WorkbenchState,
} from './workbench.ts';
