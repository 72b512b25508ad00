/** Where the work lies, and whether it is whole. */
export { AboutDataDialog } from './about-data-dialog.tsx';
