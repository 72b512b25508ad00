/** A project folder that others write to as well: what they add is read, what we add is written. */
export { openSharedFolder } from './open-shared-folder.ts';
export type { FolderStatus, Positions, SharedFolder } from './shapes.ts';
