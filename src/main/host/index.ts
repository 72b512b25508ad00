/** Puts the services together into the HostApi that every shell serves. */
export { createHost } from './create-host.ts';
export type { Host, HostDialogs } from './create-host.ts';
export { createPrivateHost } from './private-host.ts';
export type { PrivateHostOptions } from './private-host.ts';
export { startPrivate } from './start-private.ts';
export { safeFileName } from './safe-file-name.ts';
export { createProjectRunner } from './project-runner.ts';
export { createSearchRunner } from './search-runner.ts';
export type { SearchRunner } from './search-runner.ts';
