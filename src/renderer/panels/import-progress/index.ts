/** How a long import goes on, and what came of it. */
export { ImportStatus } from './import-status.tsx';
