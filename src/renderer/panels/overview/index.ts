/** Numbers of the project's annotations, drawn. */
export { OverviewPanel } from './overview-panel.tsx';
