import { lstat } from 'node:fs/promises';
import {
  BrowserWindow,
  dialog,
  shell,
  type OpenDialogOptions,
  type SaveDialogOptions,
} from 'electron';
import type { HostDialogs } from '#main/host';

const readable = [
  {
    name: 'Texts and projects',
    extensions: ['txt', 'text', 'md', 'markdown', 'html', 'htm', 'xhtml', 'obelus'],
  },
  { name: 'All files', extensions: ['*'] },
];
const projects = [
  { name: 'Obelus projects', extensions: ['obelus'] },
  { name: 'All files', extensions: ['*'] },
];

/** Asked as a sheet of the window that has the keyboard. */
async function open(options: OpenDialogOptions): Promise<readonly string[]> {
  const owner = BrowserWindow.getFocusedWindow();
  const chosen = await (owner === null
    ? dialog.showOpenDialog(options)
    : dialog.showOpenDialog(owner, options));
  return chosen.canceled ? [] : chosen.filePaths;
}

/** The system's own dialogs. */
export const nativeDialogs: HostDialogs = {
  chooseSources: (kind) =>
    open(
      kind === 'folder'
        ? { properties: ['openDirectory'] }
        : { properties: ['openFile', 'multiSelections'], filters: readable },
    ),
  chooseProject: async (kind) => {
    const [path = null] = await open(
      kind === 'folder'
        ? { properties: ['openDirectory'] }
        : { properties: ['openFile'], filters: projects },
    );
    return path;
  },
  showFolder: async (path) => {
    const stats = await lstat(path).catch(() => null);
    if (stats?.isDirectory() !== true) return false;
    // It selects the folder in the one above, and opens nothing.
    shell.showItemInFolder(path);
    return true;
  },
  chooseSavePath: async (suggestedName) => {
    const options: SaveDialogOptions = {
      defaultPath: suggestedName,
      properties: ['createDirectory', 'showOverwriteConfirmation'],
      // With the filter, the system completes a name that was typed without the ending.
      ...(suggestedName.endsWith('.obelus') ? { filters: projects } : {}),
    };
    const owner = BrowserWindow.getFocusedWindow();
    const chosen = await (owner === null
      ? dialog.showSaveDialog(options)
      : dialog.showSaveDialog(owner, options));
    return chosen.canceled || chosen.filePath === '' ? null : chosen.filePath;
  },
};
