import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  openWindow,
  seedPreferences,
  windowFlags,
} from '../../../src/main/loopback/browser-window.ts';
import {
  findBrowser,
  hasDisplay,
  type Surroundings,
} from '../../../src/main/loopback/find-browser.ts';
import { temporaryFolder } from './open-for-tests.ts';

const around = (
  platform: string,
  environment: Surroundings['environment'],
  ...programs: readonly string[]
): Surroundings => ({ platform, environment, isExecutable: (path) => programs.includes(path) });

describe('a browser of its own', () => {
  it.each([
    {
      where: around('linux', { PATH: '/bin:/usr/bin' }, '/usr/bin/chromium'),
      found: '/usr/bin/chromium',
    },
    {
      where: around('linux', { PATH: '/a:/b' }, '/b/google-chrome', '/a/microsoft-edge'),
      found: '/b/google-chrome',
    },
    { where: around('linux', { PATH: '/bin' }, '/usr/bin/chromium'), found: null },
    { where: around('linux', {}), found: null },
    {
      where: around('linux', { PATH: '/bin', OBELUS_CHROMIUM: '/opt/c' }, '/bin/chromium'),
      found: '/opt/c',
    },
    {
      where: around('darwin', {}, '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'),
      found: '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    },
    {
      where: around(
        'win32',
        { PROGRAMFILES: 'C:\\P' },
        'C:\\P\\Google\\Chrome\\Application\\chrome.exe',
      ),
      found: 'C:\\P\\Google\\Chrome\\Application\\chrome.exe',
    },
  ])('is found at $found', ({ where, found }) => {
    expect(findBrowser(where)).toBe(found);
  });

  it.each([
    { where: around('linux', {}), has: false },
    { where: around('linux', { DISPLAY: '' }), has: false },
    { where: around('linux', { DISPLAY: ':0' }), has: true },
    { where: around('linux', { WAYLAND_DISPLAY: 'wayland-0' }), has: true },
    { where: around('darwin', {}), has: true },
    { where: around('win32', {}), has: true },
  ])('needs a display: $where.platform $where.environment', ({ where, has }) => {
    expect(hasDisplay(where)).toBe(has);
  });

  it('is not opened without a display', async () => {
    const { path, remove } = await temporaryFolder();
    const window = await openWindow(path, 20_000, 'http://127.0.0.1:20000/', around('linux', {}));
    expect(window).toEqual({ kind: 'none', reason: 'no display was found' });
    await remove();
  });

  it('reaches the program’s own port and nothing else', () => {
    const flags = windowFlags('/data/browser', 20_123, 'http://127.0.0.1:20123/#ticket=t', false);
    expect(flags).toEqual(
      expect.arrayContaining([
        '--app=http://127.0.0.1:20123/#ticket=t',
        '--user-data-dir=/data/browser',
        '--proxy-server=http://127.0.0.1:9',
        '--proxy-bypass-list=<-loopback>;127.0.0.1:20123',
        '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
      ]),
    );
    expect(flags).not.toContain('--no-sandbox');
  });
});

describe('the browser’s preferences', () => {
  it('let the page keep its database, and no one else may read them', async () => {
    const { path, remove } = await temporaryFolder();
    await seedPreferences(path, 20_123);
    const text = await readFile(join(path, 'Default', 'Preferences'), 'utf8');
    expect(JSON.parse(text)).toEqual({
      profile: {
        content_settings: {
          exceptions: { durable_storage: { 'http://127.0.0.1:20123,*': { setting: 1 } } },
        },
      },
    });
    await remove();
  });

  it('are left alone once the browser has its own', async () => {
    const { path, remove } = await temporaryFolder();
    await mkdir(join(path, 'Default'));
    await writeFile(join(path, 'Default', 'Preferences'), '{"own":1}');
    await seedPreferences(path, 20_123);
    expect(await readFile(join(path, 'Default', 'Preferences'), 'utf8')).toBe('{"own":1}');
    await remove();
  });
});
