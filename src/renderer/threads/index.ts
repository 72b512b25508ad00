/** Threads beside the page's own, and work that lets others have their turn. */
export { threadOpener } from './open-thread.ts';
export { Pace } from './pace.ts';
