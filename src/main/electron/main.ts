/**
 * The Electron shell's entry. The order matters: switches, sandbox and scheme count only before
 * Electron is ready; the folder is locked before anything is read there; the session is confined
 * before a window exists that could use it. Nothing here waits at the top level, since Electron is
 * not ready before this module has run.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { app, BrowserWindow, dialog, protocol, session } from 'electron';
import { createHost, createPrivateHost, startPrivate, type Host } from '#main/host';
import { createInFlight, readPageFiles } from '#main/page';
import {
  lockFolder,
  noteUsedOnce,
  pathsFromSecond,
  privateFolder,
  removeLeftOver,
  USED_ONCE,
  userDataFolder,
  type Locking,
} from '#main/profile';
import { setAppMenu } from './app-menu.ts';
import { asksForPrivate, pathsOf } from './given-paths.ts';
import { nativeDialogs } from './native-dialogs.ts';
import { registerPageScheme, servePage } from './page-protocol.ts';
import { offerRecovery } from './page-recovery.ts';
import { confine } from './page-session.ts';
import { holdInPlace, openPageWindow } from './page-window.ts';
import { refusedSwitch } from './policy.ts';
import { serveCalls } from './serve-calls.ts';
import { setSwitches } from './switches.ts';

/** Built to out/main/electron.js: the program's own folder is two above. */
const inProgram = (path: string): string =>
  fileURLToPath(new URL(`../../${path}`, import.meta.url));
const seedsFolder = app.isPackaged ? join(process.resourcesPath, 'seeds') : inProgram('seeds');

/** What the host is asked to open; a second start and the system's file dialogs add to it. */
const opened: string[] = ['--'];

/** One folder, one writer: whichever shell came first. */
const places = { loopback: 'in a browser', electron: 'in another window' };

const inFlight = createInFlight();
/** There once the program is open. */
let host: Host | null = null;
/** Milliseconds that a call may still take when the program ends. */
const patience = 5_000;

// Unpackaged: the program's folder comes first.
const words = process.argv.slice(app.isPackaged ? 1 : 2);
const isPrivate = asksForPrivate(words);
const ordinary = userDataFolder(process.env, process.platform);
const userData = isPrivate ? privateFolder(ordinary) : ordinary;
/** Of a private workbench, what Chromium keeps beside its session is gone at the end. */
const sessionData = isPrivate ? mkdtempSync(join(tmpdir(), USED_ONCE)) : join(userData, 'electron');
app.setPath('userData', userData);
app.setPath('sessionData', sessionData);
if (isPrivate) {
  app.setPath('crashDumps', join(sessionData, 'crashes'));
  app.on('quit', letGoOfSession);
  process.on('exit', letGoOfSession);
}
registerPageScheme();
setSwitches(app, isPrivate);
app.enableSandbox();
begin();

function letGoOfSession(): void {
  try {
    rmSync(sessionData, { recursive: true, force: true });
  } catch {
    // Windows holds what is open; nothing of the page’s is in it.
  }
}

function begin(): void {
  const given = pathsOf(words, process.cwd());
  const dangerous = refusedSwitch(app.isPackaged, (name) => app.commandLine.hasSwitch(name));
  if (dangerous !== null) return refuse(`It does not start with --${dangerous}.`);
  if (!app.requestSingleInstanceLock({ paths: given })) return app.quit();
  const locking = tryLock();
  if (typeof locking === 'string') return refuse(locking);
  if (locking.kind === 'held')
    return refuse(`It is open ${places[locking.by.shell]} already. Close that first.`);
  opened.push(...given);
  app.on('will-quit', (event) => {
    const ending = host;
    host = null;
    if (ending?.hasWork() !== true && inFlight.isIdle()) return locking.release();
    event.preventDefault();
    void inFlight
      .settled(patience)
      .then(() => ending?.end())
      .finally(() => {
        locking.release();
        app.exit();
      });
  });
  app.on('window-all-closed', () => {
    app.quit();
  });
  app.on('web-contents-created', (_event, contents) => {
    holdInPlace(contents);
  });
  app.on('second-instance', (_event, _words, _folder, said) => {
    openMore(pathsFromSecond(said));
  });
  app.on('open-file', (event, path) => {
    event.preventDefault();
    openMore([path]);
  });
  app
    .whenReady()
    .then(open)
    .catch((error: unknown) => {
      refuse(inWords(error));
    });
}

/** The lock, or a sentence where the folder cannot be written. */
function tryLock(): Locking | string {
  try {
    return lockFolder(userData, 'electron');
  } catch (error) {
    return inWords(error);
  }
}

const inWords = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

async function open(): Promise<void> {
  if (isPrivate) {
    await removeLeftOver(userData);
    await noteUsedOnce(userData, sessionData);
  }
  // Without “persist:” a session is in memory alone.
  const own = isPrivate ? session.fromPartition('private') : session.defaultSession;
  confine(own, app.isPackaged);
  servePage(isPrivate ? own.protocol : protocol, await readPageFiles(inProgram('out/renderer')));
  const options = {
    userData,
    version: app.getVersion(),
    shell: 'electron',
    platform: process.platform,
    dialogs: nativeDialogs,
    clearDatabase: () => own.clearStorageData({ storages: ['indexdb'] }),
    startArguments: opened,
    seedsFolder,
    importWorker: pathToFileURL(inProgram('out/main/import-worker.js')),
  } as const;
  host = isPrivate
    ? createPrivateHost({ ...options, replaceWindow })
    : createHost({
        ...options,
        searchWorker: pathToFileURL(inProgram('out/main/search-worker.js')),
        projectWorker: pathToFileURL(inProgram('out/main/project-worker.js')),
        openPrivate: () =>
          startPrivate({
            shell: 'electron',
            userData: ordinary,
            given: [...(app.isPackaged ? [] : [app.getAppPath()]), '--private'],
            environment: { OBELUS_USER_DATA: ordinary },
          }),
      });
  serveCalls(host, inFlight, (name, error) => {
    console.error(name, error);
  });
  setAppMenu(send, {
    isMac: process.platform === 'darwin',
    isPackaged: app.isPackaged,
    isPrivate,
  });
  const icon = inProgram('resources/icon.png');
  const openWindow = (): BrowserWindow =>
    openPageWindow(
      inProgram('out/preload/preload.cjs'),
      existsSync(icon) ? icon : null,
      own,
      isPrivate ? 'Obelus — private' : 'Obelus',
    );
  offerRecovery(openWindow());

  /** The process of the page ends with its window. */
  function replaceWindow(): boolean {
    const before = BrowserWindow.getAllWindows();
    void own.clearStorageData().finally(() => {
      offerRecovery(openWindow());
      for (const window of before) window.destroy();
    });
    return true;
  }
}

function send(command: string): void {
  const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
  window?.webContents.send('command', command);
}

/** Shows the window, and lets the page ask for what is newly given. */
function openMore(paths: readonly string[]): void {
  opened.push(...paths);
  const window = BrowserWindow.getAllWindows()[0];
  if (window?.isMinimized() === true) window.restore();
  window?.focus();
  if (paths.length > 0) send('file.openGiven');
}

function refuse(reason: string): void {
  dialog.showErrorBox('Obelus cannot start', reason);
  app.exit(1);
}
