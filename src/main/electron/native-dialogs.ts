import { BrowserWindow, dialog, type OpenDialogOptions, type SaveDialogOptions } from 'electron';
import type { HostDialogs } from '#main/host';

const readable = [
  { name: 'Texts', extensions: ['txt', 'text', 'md', 'markdown', 'html', 'htm', 'xhtml'] },
  { name: 'All files', extensions: ['*'] },
];

/** The system's own dialogs, as sheets of the window that has the keyboard. */
export const nativeDialogs: HostDialogs = {
  chooseSources: async (kind) => {
    const options: OpenDialogOptions =
      kind === 'folder'
        ? { properties: ['openDirectory'] }
        : { properties: ['openFile', 'multiSelections'], filters: readable };
    const owner = BrowserWindow.getFocusedWindow();
    const chosen = await (owner === null
      ? dialog.showOpenDialog(options)
      : dialog.showOpenDialog(owner, options));
    return chosen.canceled ? [] : chosen.filePaths;
  },
  chooseSavePath: async (suggestedName) => {
    const options: SaveDialogOptions = {
      defaultPath: suggestedName,
      properties: ['createDirectory', 'showOverwriteConfirmation'],
    };
    const owner = BrowserWindow.getFocusedWindow();
    const chosen = await (owner === null
      ? dialog.showSaveDialog(options)
      : dialog.showSaveDialog(owner, options));
    return chosen.canceled || chosen.filePath === '' ? null : chosen.filePath;
  },
};
