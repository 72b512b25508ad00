import { dialog, type BrowserWindow } from 'electron';

/**
 * Offers a fresh start where the page's process broke off: without it the window stays white. What
 * was saved is in the host's keeping, so loading the page again loses nothing that was.
 */
export function offerRecovery(window: BrowserWindow): void {
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    const question = {
      type: 'error' as const,
      message: 'The page stopped working.',
      detail: `What the status bar called saved is kept. (${reason})`,
      buttons: ['Load it again', 'Close'],
      defaultId: 0,
      cancelId: 1,
    };
    void dialog.showMessageBox(window, question).then(({ response }) => {
      if (response === 0) window.reload();
      else window.close();
    });
  });
}
