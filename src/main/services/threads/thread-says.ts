/** What a thread says once its code is loaded. */
export const READY = 'ready';

/** Of what a thread threw as it ended. */
export const isOutOfMemory = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
