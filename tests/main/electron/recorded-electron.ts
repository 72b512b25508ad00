import { EventEmitter } from 'node:events';

/**
 * What stands in for Electron where its wiring is tested: every function the shell calls is there
 * and records that it was called, in one order, and nothing of Electron's behaviour is imitated.
 */
export const calls: string[] = [];

/** The arguments of each call of a function, by its name in `calls`. */
export const given = new Map<string, unknown[][]>();

const recorded =
  <T>(name: string, result?: T) =>
  (...words: unknown[]): T => {
    calls.push(name);
    given.set(name, [...(given.get(name) ?? []), words]);
    return result as T;
  };

/** The last arguments a function was called with. */
export const lastOf = (name: string): readonly unknown[] => given.get(name)?.at(-1) ?? [];

/** Listeners, by "emitter:event", in the order in which they came. */
export class Recorded extends EventEmitter {
  readonly #name: string;

  constructor(name: string) {
    super();
    this.#name = name;
  }

  override on(event: string, listener: (...words: unknown[]) => void): this {
    recorded(`${this.#name}.on ${event}`)(listener);
    return super.on(event, listener);
  }
}

const readiness = new EventEmitter();
export const becomeReady = (): boolean => readiness.emit('ready');

export const switches = new Map<string, string | undefined>();
export const life = { isPackaged: false, isFirst: true };

class RecordedApp extends Recorded {
  get isPackaged(): boolean {
    return life.isPackaged;
  }
}

export const app = Object.assign(new RecordedApp('app'), {
  commandLine: {
    appendSwitch: (name: string, value?: string): void => {
      recorded('app.commandLine.appendSwitch')(name, value);
      switches.set(name, value);
    },
    hasSwitch: (name: string): boolean => switches.has(name),
  },
  setPath: recorded('app.setPath'),
  getVersion: (): string => '9.9.9',
  getAppPath: (): string => '/program',
  enableSandbox: recorded('app.enableSandbox'),
  requestSingleInstanceLock: (said: unknown): boolean => {
    recorded('app.requestSingleInstanceLock')(said);
    return life.isFirst;
  },
  whenReady: (): Promise<void> => {
    recorded('app.whenReady')();
    return new Promise((resolve) => readiness.once('ready', resolve));
  },
  quit: recorded('app.quit'),
  exit: recorded('app.exit'),
});

export class BrowserWindow extends EventEmitter {
  static readonly all: BrowserWindow[] = [];
  static getAllWindows = (): readonly BrowserWindow[] => BrowserWindow.all;
  static getFocusedWindow = (): BrowserWindow | null => null;

  readonly options: { readonly webPreferences: Readonly<Record<string, unknown>> };
  readonly webContents = Object.assign(new Recorded('webContents'), {
    send: recorded('webContents.send'),
  });
  loadURL = recorded('window.loadURL', Promise.resolve());
  show = recorded('window.show');
  focus = recorded('window.focus');
  restore = recorded('window.restore');
  reload = recorded('window.reload');
  close = recorded('window.close');
  isDestroyed = (): boolean => false;
  isMinimized = (): boolean => false;

  constructor(options: BrowserWindow['options']) {
    super();
    recorded('new BrowserWindow')(options);
    this.options = options;
    BrowserWindow.all.push(this);
  }
}

export const protocol = {
  registerSchemesAsPrivileged: recorded('protocol.registerSchemesAsPrivileged'),
  handle: recorded('protocol.handle'),
};

const recordedSession = () =>
  Object.assign(new Recorded('session'), {
    setPermissionRequestHandler: recorded('session.setPermissionRequestHandler'),
    setPermissionCheckHandler: recorded('session.setPermissionCheckHandler'),
    setDevicePermissionHandler: recorded('session.setDevicePermissionHandler'),
    setSpellCheckerEnabled: recorded('session.setSpellCheckerEnabled'),
    webRequest: { onBeforeRequest: recorded('webRequest.onBeforeRequest') },
    protocol: { handle: recorded('session.protocol.handle') },
  });

const inMemory = recordedSession();

export const session = {
  defaultSession: recordedSession(),
  fromPartition: (name: string): ReturnType<typeof recordedSession> => {
    recorded('session.fromPartition')(name);
    return inMemory;
  },
};

export const ipcMain = { handle: recorded('ipcMain.handle') };

export const shell = { showItemInFolder: recorded('shell.showItemInFolder') };

export const dialog = {
  showMessageBox: recorded('dialog.showMessageBox', Promise.resolve({ response: 0 })),
  showErrorBox: recorded('dialog.showErrorBox'),
  showOpenDialog: recorded(
    'dialog.showOpenDialog',
    Promise.resolve({ canceled: false, filePaths: ['/chosen'] }),
  ),
  showSaveDialog: recorded(
    'dialog.showSaveDialog',
    Promise.resolve({ canceled: true, filePath: '' }),
  ),
};

export const Menu = {
  buildFromTemplate: (template: unknown): unknown => template,
  setApplicationMenu: recorded('Menu.setApplicationMenu'),
};

/** As before the first call. */
export function forget(): void {
  calls.length = 0;
  BrowserWindow.all.length = 0;
  given.clear();
  switches.clear();
  app.removeAllListeners();
  readiness.removeAllListeners();
  session.defaultSession.removeAllListeners();
  inMemory.removeAllListeners();
  Object.assign(life, { isPackaged: false, isFirst: true });
}
