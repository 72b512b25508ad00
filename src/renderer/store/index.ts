/**
 * The working store: the project's state as one value, the commands on it, and Dexie beneath.
 */
export type {
  Annotation,
  AnnotationDelta,
  AnnotationImportReport,
  AnnotationIndex,
  DocumentEntry,
  FindState,
  ImportableSource,
  ImportProgress,
  Notice,
  OpenDocument,
  SavingState,
  Tag,
  Workbench,
  WorkbenchState,
} from './workbench.ts';
