/** Talks to whichever shell serves the page. */
export { connectHost } from './connect-host.ts';
export { onMenuCommand } from './menu-commands.ts';
export { saveTextFile } from './save-text-file.ts';
export { savePngFile } from './save-png-file.ts';
export { base64Of } from './base64-of.ts';
export { download } from './download.ts';
export { pickFiles } from './pick-files.ts';
export { leaveLocked } from './leave-locked.ts';
