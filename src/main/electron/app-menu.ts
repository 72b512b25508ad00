import { Menu, type MenuItemConstructorOptions } from 'electron';

/** The commands that a menu can ask the page for: the ids of the page's own command registry. */
export type MenuCommand =
  | 'file.open'
  | 'file.openFolder'
  | 'file.export'
  | 'project.open'
  | 'project.openFolder'
  | 'project.save'
  | 'edit.undo'
  | 'edit.redo'
  | 'find.all'
  | 'table'
  | 'overview'
  | 'palette'
  | 'restore'
  | 'aboutData'
  | 'private.open'
  | 'private.lock'
  | 'private.settings';

/** Where there is one menu more, or one less. */
export interface MenuFor {
  readonly isMac: boolean;
  readonly isPackaged: boolean;
  /** The private workbench offers no other, and is locked. */
  readonly isPrivate: boolean;
}

type Send = (command: MenuCommand) => void;

/**
 * The whole menu. Electron's own would bring zoom, reload and developer tools to the packaged
 * program, and an undo that knows nothing of annotations.
 */
function menuTemplate(
  send: Send,
  { isMac, isPackaged, isPrivate }: MenuFor,
): MenuItemConstructorOptions[] {
  const ask = (
    label: string,
    command: MenuCommand,
    accelerator?: string,
  ): MenuItemConstructorOptions => ({
    label,
    click: () => {
      send(command);
    },
    // The page handles its keys itself; here they are only shown.
    ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: false }),
  });
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  return [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    {
      label: '&File',
      submenu: [
        ask('Open files…', 'file.open', 'CmdOrCtrl+O'),
        ask('Open folder…', 'file.openFolder', 'CmdOrCtrl+Shift+O'),
        separator,
        ask('Open project…', 'project.open', 'CmdOrCtrl+Shift+S'),
        ask('Open project folder…', 'project.openFolder'),
        ask('Save project file…', 'project.save', 'CmdOrCtrl+S'),
        separator,
        ask('Export…', 'file.export', 'CmdOrCtrl+Shift+E'),
        separator,
        ...(isPrivate
          ? [
              ask('Lock now', 'private.lock', 'CmdOrCtrl+Shift+K'),
              ask('Lock and passphrase…', 'private.settings'),
            ]
          : [ask('Private workbench…', 'private.open')]),
        separator,
        ask('Restore…', 'restore'),
        ask('About this data…', 'aboutData'),
        separator,
        isMac ? { role: 'close' } : { role: 'quit' },
      ],
    },
    {
      label: '&Edit',
      submenu: [
        ask('Undo', 'edit.undo', 'CmdOrCtrl+Z'),
        ask('Redo', 'edit.redo', 'CmdOrCtrl+Shift+Z'),
        separator,
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
        separator,
        ask('Find all…', 'find.all', 'CmdOrCtrl+Shift+F'),
      ],
    },
    {
      label: '&View',
      submenu: [
        ask('All commands…', 'palette', 'CmdOrCtrl+K'),
        separator,
        ask('Table of all annotations', 'table', 'CmdOrCtrl+Shift+L'),
        ask('Overview of the project', 'overview', 'CmdOrCtrl+Shift+Y'),
        separator,
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        separator,
        { role: 'togglefullscreen' },
        ...(isPackaged ? [] : [separator, { role: 'toggleDevTools' } as const]),
      ],
    },
    { role: 'windowMenu' },
  ];
}

export function setAppMenu(send: Send, given: MenuFor): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(send, given)));
}
