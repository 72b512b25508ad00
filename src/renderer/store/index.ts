/**
 * The working store: the project's state as one value, the commands on it, and Dexie beneath.
 */
export { createWorkbench } from './create-workbench.ts';
export type { WorkbenchOptions } from './options.ts';
export type {
  Annotation,
  AnnotationDelta,
  AnnotationImportReport,
  AnnotationIndex,
  DocumentEntry,
  FindState,
  ImportableSource,
  ImportProgress,
  OpenDocument,
  SavingState,
  Tag,
  Workbench,
  WorkbenchState,
} from './workbench.ts';
