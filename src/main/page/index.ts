/** The built page, as every shell gives it out: its files, and the headers that fence it in. */
export { pageHeaders } from './page-headers.ts';
export { createInFlight } from './in-flight.ts';
export type { InFlight } from './in-flight.ts';
export { pageFileAt, readPageFiles } from './page-files.ts';
export type { PageFiles } from './page-files.ts';
