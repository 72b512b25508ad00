/** Talks to whichever shell serves the page. */
export { connectHost } from './connect-host.ts';
export { onMenuCommand } from './menu-commands.ts';
export { saveTextFile } from './save-text-file.ts';
export { pickFiles } from './pick-files.ts';
