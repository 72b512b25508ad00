/**
 * What crosses between the renderer and its shell: plain JSON values, each decoded on arrival.
 */
export { done, oneLine, refused } from './result.ts';
export type { Refusal, RefusalCode, Result } from './result.ts';
export { methods } from './methods.ts';
export type { Input, MethodName, Output } from './methods.ts';
export { hostOver, serveCall } from './host-api.ts';
export type {
  HostApi,
  JournalApi,
  PrivateApi,
  ProjectApi,
  SharedFolderApi,
  SnapshotApi,
  Wire,
} from './host-api.ts';
export type {
  CorpusAnswer,
  DocumentSummary,
  GivenProject,
  GivenSource,
  HostDescription,
  IndexProgress,
} from './shapes.ts';
export { lockChoices } from './private-methods.ts';
export type { LockAfter, PrivateKind } from './private-methods.ts';
export type { SharableFolder } from './shared-folder-methods.ts';
export { SNAPSHOT_REASONS } from './snapshot-methods.ts';
export type { DataPlace, SnapshotReason, SnapshotSummary } from './snapshot-methods.ts';
