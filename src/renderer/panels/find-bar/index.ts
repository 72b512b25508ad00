/** The field above the text that finds in it. */
export { FindBar } from './find-bar.tsx';
