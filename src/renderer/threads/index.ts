/** Threads beside the page's own. */
export { threadOpener } from './open-thread.ts';
export { Pace } from './pace.ts';
