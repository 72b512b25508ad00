import { BrowserWindow, type Session, type WebContents } from 'electron';
import { mayNavigate, PAGE_URL } from './policy.ts';

export function openPageWindow(
  preload: string,
  icon: string | null,
  session: Session,
  title: string,
): BrowserWindow {
  const window = new BrowserWindow({
    title,
    width: 1360,
    height: 900,
    minWidth: 480,
    minHeight: 360,
    show: false,
    ...(icon === null ? {} : { icon }),
    webPreferences: {
      preload,
      session,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      enableWebSQL: false,
    },
  });
  window.once('ready-to-show', () => {
    window.show();
  });
  void window.loadURL(PAGE_URL);
  return window;
}

/** Keeps any contents where they are: no other window, no other page, no page inside the page. */
export function holdInPlace(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (event) => {
    if (!mayNavigate(event.url)) event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || !mayNavigate(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => {
    if (!mayNavigate(event.url)) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
  });
}
