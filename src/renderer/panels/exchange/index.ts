/** Annotations out of the workbench and into it: the question before, the report after. */
export { ExportDialog } from './export-dialog.tsx';
export { AnnotationReportDialog } from './annotation-report-dialog.tsx';
