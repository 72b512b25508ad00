/** All changes as they were at a time, in files that are verified before older ones are let go of. */
export { fileName, idOfTime, timeOfId } from './names.ts';
export { checkSnapshot, isAsKnown, listSnapshots } from './reading.ts';
export type { SnapshotList } from './reading.ts';
export { toLetGo } from './rotation.ts';
export type { Rotated } from './rotation.ts';
export type { Snapshot } from './shapes.ts';
export { takeSnapshot } from './taking.ts';
export type { SnapshotWish } from './taking.ts';
