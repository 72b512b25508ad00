/** Reading a source into what the library keeps, in a thread that is ended when it takes too long. */
export { createImportRunner } from './import-runner.ts';
export type { ImportAnswer, ImportJob, RunImport } from './import-runner.ts';
export { readSource } from './importer.ts';
