/** The loopback shell: the program served to a browser on 127.0.0.1. */
export { openLoopback, startLoopback } from './start-loopback.ts';
export type { Loopback, LoopbackOptions } from './start-loopback.ts';
