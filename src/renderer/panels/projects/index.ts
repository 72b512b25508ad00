export { OpeningDialog } from './opening-dialog.tsx';
export { SaveProjectDialog } from './save-project-dialog.tsx';
