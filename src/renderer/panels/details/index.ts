/** What is stated of the open document, to be changed. */
export { DetailsDialog } from './details-dialog.tsx';
