/** The codebook: tags and kinds of links, in one dialog. */
export { CodebookDialog } from './codebook-dialog.tsx';
