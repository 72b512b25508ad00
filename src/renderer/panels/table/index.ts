/** All annotations of the project as rows. */
export { TablePanel } from './table-panel.tsx';
export type { TablePanelProps } from './table-panel.tsx';
