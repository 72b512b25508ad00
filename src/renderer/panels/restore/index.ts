/** Snapshots, and going back to one. */
export { RestoreDialog } from './restore-dialog.tsx';
