import { EventEmitter } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { methods } from '#contract';
import { pageHeaders } from '#main/page';
import { lockFolder } from '#main/profile';
import type * as recorder from '../electron/recorded-electron.ts';
import { temporaryFolder } from '../loopback/open-for-tests.ts';
import { builtFiles, builtPath } from './built-program.ts';

vi.mock('electron', () => import('../electron/recorded-electron.ts'));

type Recorder = typeof recorder;
type Handler = (...words: unknown[]) => unknown;

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let electron: Recorder;
const argv = process.argv;

async function prepare(): Promise<void> {
  folder = await temporaryFolder();
  vi.stubEnv('OBELUS_USER_DATA', folder.path);
  vi.resetModules();
  electron = (await import('electron')) as unknown as Recorder;
  electron.forget();
  writeFileSync(join(folder.path, 'given.txt'), 'Given at the start.\n');
  process.argv = ['electron', '.', '--', join(folder.path, 'given.txt')];
}

/** The corpus is looked through while the window opens: what does that writes into the folder. */
async function corpusStands(): Promise<void> {
  if (!electron.calls.includes('ipcMain.handle')) return;
  await vi.waitUntil(
    async () => {
      const status = await call('searchStatus', {});
      return !status.ok || status.value?.isComplete === true;
    },
    { timeout: 50_000, interval: 5 },
  );
}

async function leave(): Promise<void> {
  await corpusStands();
  electron.app.emit('will-quit');
  electron.app.emit('quit');
  process.argv = argv;
  vi.unstubAllEnvs();
  await folder.remove();
}

/** Every test of a group has a main of its own. */
function eachOn(starts: () => Promise<unknown>): void {
  beforeEach(async () => {
    await prepare();
    await starts();
  }, 60_000);
  afterEach(leave);
}

/** One main for a whole group, whose tests only look at it. */
function allOn(starts: () => Promise<unknown>): void {
  beforeAll(async () => {
    await prepare();
    await starts();
  }, 60_000);
  afterAll(leave);
}

/** Runs the built main as Electron does, up to where it waits to be ready. */
const begin = (): Promise<unknown> => import(/* @vite-ignore */ builtPath('main/electron.js'));

/** As long as it takes on a busy machine: a call that never comes ends at the test's own time. */
const untilCalled = (name: string): Promise<void> =>
  vi.waitFor(
    () => {
      expect(electron.calls).toContain(name);
    },
    { timeout: 50_000, interval: 5 },
  );

async function open(): Promise<void> {
  await begin();
  electron.becomeReady();
  await untilCalled('window.loadURL');
}

const before = (first: string, second: string): void => {
  expect(electron.calls).toContain(first);
  expect(electron.calls).toContain(second);
  expect(electron.calls.lastIndexOf(first)).toBeLessThan(electron.calls.indexOf(second));
};

const handlerOf = (name: string): Handler => electron.lastOf(name).at(-1) as Handler;
const fromPage = { senderFrame: { url: 'app://obelus/', parent: null } };
interface Answer {
  readonly ok: boolean;
  readonly value?: { readonly isComplete?: boolean };
}
const call = async (method: string, input: unknown): Promise<Answer> => {
  const all = electron.given.get('ipcMain.handle') ?? [];
  const handler = all.find(([channel]) => channel === `call:${method}`)?.[1] as Handler;
  return (await handler(fromPage, input)) as Answer;
};

describe('the built main, before Electron is ready', () => {
  allOn(begin);

  it.each([
    'protocol.registerSchemesAsPrivileged',
    'app.enableSandbox',
    'app.commandLine.appendSwitch',
    'app.setPath',
    'app.on web-contents-created',
    'app.on second-instance',
    'app.on open-file',
  ])('has done %s', (name) => {
    before(name, 'app.whenReady');
  });

  it('makes the page’s scheme one that may keep a database', () => {
    expect(electron.given.get('protocol.registerSchemesAsPrivileged')).toEqual([
      [
        [
          {
            scheme: 'app',
            privileges: { standard: true, secure: true, supportFetchAPI: true },
          },
        ],
      ],
    ]);
  });

  it('lets no name resolve', () => {
    expect(electron.switches.get('host-resolver-rules')).toBe('MAP * ~NOTFOUND');
    expect(electron.switches.has('disable-background-networking')).toBe(true);
  });

  it('keeps Chromium’s own files apart from the person’s', () => {
    expect(electron.given.get('app.setPath')).toEqual([
      ['userData', folder.path],
      ['sessionData', join(folder.path, 'electron')],
    ]);
  });

  it('tells the first one which files it was given, as paths', () => {
    expect(electron.lastOf('app.requestSingleInstanceLock')).toEqual([
      { paths: [join(folder.path, 'given.txt')] },
    ]);
  });
});

describe('the built main, where not all is as usual', () => {
  eachOn(() => Promise.resolve());

  it('ends where another Electron runs, and does not touch the folder', async () => {
    electron.life.isFirst = false;
    await begin();
    expect(electron.calls).toContain('app.quit');
    expect(electron.calls).not.toContain('app.whenReady');
    expect(existsSync(join(folder.path, 'lock'))).toBe(false);
  });

  it('ends with a word where the folder is open in a browser', async () => {
    const locking = lockFolder(folder.path, 'loopback');
    await begin();
    expect(electron.lastOf('dialog.showErrorBox')[1]).toContain('open in a browser');
    expect(electron.calls).toContain('app.exit');
    expect(electron.calls).not.toContain('app.whenReady');
    if (locking.kind === 'locked') locking.release();
  });

  it('ends where it is packaged and another program asks to look inside', async () => {
    electron.life.isPackaged = true;
    electron.switches.set('remote-debugging-port', '9222');
    Object.assign(process, { resourcesPath: folder.path });
    await begin();
    expect(electron.calls).toContain('app.exit');
    expect(electron.calls).not.toContain('app.whenReady');
  });

  it('gives the folder back at its end', async () => {
    await begin();
    expect(existsSync(join(folder.path, 'lock'))).toBe(true);
    electron.app.emit('will-quit');
    expect(existsSync(join(folder.path, 'lock'))).toBe(false);
  });
});

describe('the built main’s page', () => {
  allOn(open);

  it.each([
    'protocol.handle',
    'ipcMain.handle',
    'session.setPermissionRequestHandler',
    'session.setPermissionCheckHandler',
    'session.setDevicePermissionHandler',
    'session.setSpellCheckerEnabled',
    'session.on will-download',
    'webRequest.onBeforeRequest',
    'Menu.setApplicationMenu',
  ])('has its window after %s', (name) => {
    before(name, 'new BrowserWindow');
  });

  it('is held in a sandbox of its own world, without Node', () => {
    const [options] = electron.lastOf('new BrowserWindow') as [
      { webPreferences: Readonly<Record<string, unknown>> },
    ];
    expect(options.webPreferences).toMatchObject({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    });
    expect(options.webPreferences['preload']).toBe(builtPath('preload/preload.cjs'));
    expect(electron.given.get('window.loadURL')).toEqual([['app://obelus/']]);
  });

  it('has every built file, with the fence around it', async () => {
    const serve = handlerOf('protocol.handle');
    for (const path of ['/', ...builtFiles('renderer')]) {
      const answer = (await serve({ method: 'GET', url: `app://obelus${path}` })) as Response;
      expect([path, answer.status]).toEqual([path, 200]);
      const file = builtPath(`renderer${path === '/' ? '/index.html' : path}`);
      expect(Buffer.from(await answer.arrayBuffer()).equals(readFileSync(file))).toBe(true);
      for (const [name, value] of Object.entries(pageHeaders))
        expect(answer.headers.get(name)).toBe(value);
      expect(answer.headers.get('Content-Type')).toMatch(/^(text|application|font|image)\//);
    }
  });

  it.each([
    'app://obelus/../package.json',
    'app://obelus/%2e%2e/package.json',
    'app://obelus/%69ndex.html',
    'app://obelus/%00',
    'app://obelus/index.html%00.png',
    'app://obelus/assets/',
    'app://obelus/?x',
    'app://evil/index.html',
    'app://obelus@evil/index.html',
  ])('has nothing at %s', async (url) => {
    const answer = (await handlerOf('protocol.handle')({ method: 'GET', url })) as Response;
    expect(answer.status).toBe(404);
    expect(answer.headers.get('Content-Security-Policy')).toBe(
      pageHeaders['Content-Security-Policy'],
    );
  });

  it('serves every method of the contract on a channel of its own, and no other', () => {
    const channels = electron.given.get('ipcMain.handle')?.map(([channel]) => channel);
    expect(channels?.sort()).toEqual(
      Object.keys(methods)
        .map((name) => `call:${name}`)
        .sort(),
    );
  });

  it('reaches the real host', async () => {
    expect(await call('describeHost', {})).toMatchObject({
      ok: true,
      value: { shell: 'electron', version: '9.9.9', nativeDialogs: true },
    });
    expect(await call('givenSources', { which: 'opened' })).toMatchObject({
      value: { sources: [{ name: 'given.txt' }] },
    });
  });

  it('has the system’s own dialogs', async () => {
    expect(await call('chooseSources', { kind: 'folder' })).toMatchObject({ ok: true });
    expect(electron.lastOf('dialog.showOpenDialog')).toEqual([{ properties: ['openDirectory'] }]);
    const text = { suggestedName: 'a.jsonld', mediaType: 'application/ld+json', text: '{}' };
    expect(await call('saveText', text)).toEqual({ ok: true, value: { saved: false } });
  });

  it('may keep its database and copy text, and asks for the rest in vain', () => {
    const granted = (permission: string, requestingUrl: string): unknown => {
      const answers: unknown[] = [];
      const request = handlerOf('session.setPermissionRequestHandler');
      request(null, permission, (answer: unknown) => answers.push(answer), { requestingUrl });
      const check = handlerOf('session.setPermissionCheckHandler');
      expect(check(null, permission, requestingUrl)).toBe(answers[0]);
      return answers[0];
    };
    expect(granted('persistent-storage', 'app://obelus/')).toBe(true);
    expect(granted('clipboard-sanitized-write', 'app://obelus/')).toBe(true);
    expect(granted('clipboard-read', 'app://obelus/')).toBe(false);
    expect(granted('media', 'app://obelus/')).toBe(false);
    expect(granted('persistent-storage', 'https://evil.example/')).toBe(false);
    expect(handlerOf('session.setDevicePermissionHandler')({})).toBe(false);
    expect(electron.given.get('session.setSpellCheckerEnabled')).toEqual([[false]]);
  });

  it('reaches its own files and nothing else', () => {
    const isCancelled = (url: string): boolean => {
      let answer: { cancel?: boolean } = {};
      handlerOf('webRequest.onBeforeRequest')({ url }, (given: object) => (answer = given));
      return answer.cancel === true;
    };
    expect(isCancelled('app://obelus/assets/a.js')).toBe(false);
    expect(isCancelled('https://evil.example/')).toBe(true);
    expect(isCancelled('http://127.0.0.1/')).toBe(true);
    expect(isCancelled('file:///etc/passwd')).toBe(true);
  });

  it('is loaded again, if the person wishes, when its process breaks off', async () => {
    const [window] = electron.BrowserWindow.all;
    window?.webContents.emit('render-process-gone', {}, { reason: 'clean-exit' });
    expect(electron.calls).not.toContain('dialog.showMessageBox');
    window?.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    await untilCalled('window.reload');
  });

  it('downloads nothing', () => {
    const event = { preventDefault: vi.fn() };
    electron.session.defaultSession.emit('will-download', event);
    expect(event.preventDefault).toHaveBeenCalledOnce();
  });

  it('stays where it is, and opens no other', () => {
    const contents = Object.assign(new EventEmitter(), { setWindowOpenHandler: vi.fn() });
    electron.app.emit('web-contents-created', {}, contents);
    const [decide] = contents.setWindowOpenHandler.mock.calls[0] as [Handler];
    expect(decide({ url: 'app://obelus/' })).toEqual({ action: 'deny' });
    const isStopped = (event: string, details: object): boolean => {
      const preventDefault = vi.fn();
      contents.emit(event, { ...details, preventDefault });
      return preventDefault.mock.calls.length > 0;
    };
    for (const event of ['will-navigate', 'will-frame-navigate', 'will-redirect']) {
      expect(isStopped(event, { url: 'app://obelus/', isMainFrame: true })).toBe(false);
      expect(isStopped(event, { url: 'https://evil.example/', isMainFrame: true })).toBe(true);
      expect(isStopped(event, { url: 'file:///etc/passwd', isMainFrame: true })).toBe(true);
    }
    expect(isStopped('will-frame-navigate', { url: 'app://obelus/', isMainFrame: false })).toBe(
      true,
    );
    expect(isStopped('will-attach-webview', {})).toBe(true);
  });
});

describe('the built main’s end', () => {
  eachOn(open);

  it('ends only when the calls under way are answered', async () => {
    const answer = call('importSource', { kind: 'bytes', name: 'a.txt', base64: 'YSBiIGM=' });
    const event = { preventDefault: vi.fn() };
    electron.app.emit('will-quit', event);
    expect(event.preventDefault).toHaveBeenCalledOnce();
    expect(electron.calls).not.toContain('app.exit');
    expect(await answer).toMatchObject({ ok: true });
    await untilCalled('app.exit');
    expect(existsSync(join(folder.path, 'lock'))).toBe(false);
  });
});

describe('the built main, where it is private', () => {
  allOn(async () => {
    process.argv = ['electron', '.', '--private', '--', join(folder.path, 'given.txt')];
    await open();
  });

  it('keeps what is sealed in a folder of its own, and Chromium’s files outside it', () => {
    const own = join(folder.path, 'private');
    expect(existsSync(join(own, 'lock'))).toBe(true);
    expect(existsSync(join(folder.path, 'lock'))).toBe(false);
    const paths = new Map(electron.given.get('app.setPath') as [string, string][]);
    expect(paths.get('userData')).toBe(own);
    for (const name of ['sessionData', 'crashDumps']) expect(paths.get(name)).not.toContain(own);
    expect(electron.switches.has('disable-breakpad')).toBe(true);
  });

  it('has its page in a session that is in memory alone, and confined as any', () => {
    expect(electron.lastOf('session.fromPartition')).toEqual(['private']);
    const [options] = electron.lastOf('new BrowserWindow') as [
      { readonly title: string; readonly webPreferences: Readonly<Record<string, unknown>> },
    ];
    expect(options.webPreferences['session']).toBe(electron.session.fromPartition('private'));
    expect(options.title).toMatch(/private/);
    expect(electron.calls).toContain('session.protocol.handle');
    expect(electron.calls).not.toContain('protocol.handle');
    before('session.setPermissionRequestHandler', 'new BrowserWindow');
  });

  it('is locked, and has only noted its window where it was only looked at', async () => {
    expect(await call('privateState', {})).toEqual({ ok: true, value: { kind: 'new' } });
    expect(await call('listDocuments', {})).toMatchObject({ ok: false, code: 'locked' });
    const own = readdirSync(join(folder.path, 'private')).sort();
    expect(own).toEqual(['lock', 'window-profile']);
  });

  it('offers no other private workbench in its menu', () => {
    const [menu] = electron.lastOf('Menu.setApplicationMenu') as [readonly object[]];
    expect(JSON.stringify(menu)).toContain('Open project…');
    expect(JSON.stringify(menu)).not.toContain('Private workbench…');
  });
});

describe('the built main’s menu', () => {
  interface Item {
    readonly label?: string;
    readonly role?: string;
    readonly click?: () => void;
    readonly submenu?: readonly Item[];
  }
  const items = (): readonly Item[] => {
    const [menu] = electron.lastOf('Menu.setApplicationMenu') as [readonly Item[]];
    return menu.flatMap((item) => item.submenu ?? [item]);
  };
  allOn(open);

  it.each([
    ['Open files…', 'file.open'],
    ['Open folder…', 'file.openFolder'],
    ['Private workbench…', 'private.open'],
    ['Export…', 'file.export'],
    ['Undo', 'edit.undo'],
    ['Redo', 'edit.redo'],
    ['Find all…', 'find.all'],
    ['Table of all annotations', 'table'],
    ['Overview of the project', 'overview'],
  ])('asks the page to %s', (label, command) => {
    items()
      .find((item) => item.label === label)
      ?.click?.();
    expect(electron.lastOf('webContents.send')).toEqual(['command', command]);
  });

  it('offers neither Electron’s undo nor a reload', () => {
    const roles = items().map((item) => item.role);
    for (const role of ['undo', 'redo', 'reload', 'forceReload']) expect(roles).not.toContain(role);
  });
});

describe('a second start', () => {
  eachOn(open);

  it('brings the window forward with what it was given, and obeys none of its switches', async () => {
    const path = join(folder.path, 'second.txt');
    writeFileSync(path, 'Second.\n');
    const words = ['obelus', '--gpu-launcher=calc', '--inspect', '--no-sandbox', '/etc/passwd'];
    electron.app.emit('second-instance', {}, words, '/', { paths: [path] });
    expect(electron.calls).toContain('window.focus');
    expect(electron.given.get('webContents.send')).toEqual([['command', 'file.openGiven']]);
    expect(await call('givenSources', { which: 'opened' })).toMatchObject({
      value: { sources: [{ name: 'given.txt' }, { name: 'second.txt' }] },
    });
    expect([...electron.switches.keys()]).not.toContain('gpu-launcher');
  });

  it('that says nonsense only brings the window forward', () => {
    electron.app.emit('second-instance', {}, ['--inspect'], '/', 'nonsense');
    expect(electron.calls).toContain('window.focus');
    expect(electron.given.get('webContents.send')).toBeUndefined();
  });

  it('by the system’s file manager opens the file', () => {
    const event = { preventDefault: vi.fn() };
    electron.app.emit('open-file', event, join(folder.path, 'given.txt'));
    expect(event.preventDefault).toHaveBeenCalledOnce();
    expect(electron.given.get('webContents.send')).toEqual([['command', 'file.openGiven']]);
  });
});
