/** What was: the trash, and going back to an earlier state. */
export { GoBackDialog } from './go-back-dialog.tsx';
export { TrashDialog } from './trash-dialog.tsx';
