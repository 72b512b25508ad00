/** A folder that the work is kept in step with: begun, looked at, ended. */
export { SharingDialog } from './sharing-dialog.tsx';
