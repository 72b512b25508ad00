/** Puts the services together into the HostApi that every shell serves. */
export { createHost } from './create-host.ts';
export type { HostDialogs, HostOptions, RunImport } from './create-host.ts';
export { safeFileName } from './safe-file-name.ts';
