/** All annotations of the project as rows. */
export { copyRows } from './copy-rows.ts';
export { TablePanel } from './table-panel.tsx';
export type { TablePart } from './part.ts';
