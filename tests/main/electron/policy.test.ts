import { describe, expect, it } from 'vitest';
import { pathsFromSecond } from '#main/profile';
import { asksForPrivate, pathsOf } from '../../../src/main/electron/given-paths.ts';
import {
  isPageUrl,
  mayCall,
  mayNavigate,
  mayRequest,
  mayUse,
  protocolPath,
  refusedSwitch,
} from '../../../src/main/electron/policy.ts';

/** Addresses that look like the page's and are not, or only nearly. */
const strangers = [
  'https://obelus/',
  'http://app/obelus/',
  'app://obelus.evil.example/',
  'app://evil/',
  'app://evil@obelus/',
  'app://obelus@evil/',
  'app://obelus:80/',
  'app://OBELUS/',
  'app:obelus',
  'apps://obelus/',
  'file:///obelus/',
  ' javascript:alert(1)',
  'about:blank',
  'null',
  '',
];

describe('the page’s address', () => {
  it.each(['app://obelus/', 'app://obelus', 'app://obelus/assets/a.js', 'app://obelus/#x'])(
    '%s is the page’s',
    (url) => {
      expect(isPageUrl(url)).toBe(true);
    },
  );

  it.each(strangers)('%j is not', (url) => {
    expect(isPageUrl(url)).toBe(false);
    expect(mayNavigate(url)).toBe(false);
    expect(mayCall({ url, isTopFrame: true })).toBe(false);
    expect(mayUse('persistent-storage', url)).toBe(false);
  });
});

describe('navigation', () => {
  it.each([
    ['app://obelus/', true],
    ['app://obelus/#note', true],
    ['app://obelus/index.html', false],
    ['app://obelus/assets/a.js', false],
    ['app://obelus/?x', false],
    ['data:text/html,x', false],
    ['blob:app://obelus/1', false],
  ])('to %s is allowed: %s', (url, isAllowed) => {
    expect(mayNavigate(url)).toBe(isAllowed);
  });
});

describe('a request', () => {
  it.each([
    ['app://obelus/assets/a.js', true],
    ['data:image/png;base64,', true],
    ['blob:app://obelus/8a', true],
    ['blob:https://evil.example/8a', false],
    ['http://127.0.0.1/', false],
    ['https://evil.example/', false],
    ['ws://evil.example/', false],
    ['ftp://evil.example/', false],
    ['file:///etc/passwd', false],
    ['chrome-extension://a/b.js', false],
  ])('for %s goes out: %s', (url, isAllowed) => {
    expect(mayRequest(url, true)).toBe(isAllowed);
    expect(mayRequest(url, false)).toBe(isAllowed);
  });

  it('for the developer tools goes out only where the program is not packaged', () => {
    expect(mayRequest('devtools://devtools/bundled/a.js', false)).toBe(true);
    expect(mayRequest('devtools://devtools/bundled/a.js', true)).toBe(false);
  });
});

describe('a permission', () => {
  it.each([
    ['persistent-storage', true],
    ['clipboard-sanitized-write', true],
    ['clipboard-read', false],
    ['media', false],
    ['geolocation', false],
    ['notifications', false],
    ['midi', false],
    ['hid', false],
    ['serial', false],
    ['usb', false],
    ['openExternal', false],
    ['fileSystem', false],
    ['display-capture', false],
    ['fullscreen', false],
    ['__proto__', false],
  ])('for %s is given to the page: %s', (permission, isGiven) => {
    expect(mayUse(permission, 'app://obelus/')).toBe(isGiven);
    expect(mayUse(permission, 'https://evil.example/')).toBe(false);
  });
});

describe('a call', () => {
  it('is taken from the page’s own frame only', () => {
    expect(mayCall({ url: 'app://obelus/', isTopFrame: true })).toBe(true);
    expect(mayCall({ url: 'app://obelus/', isTopFrame: false })).toBe(false);
    expect(mayCall(null)).toBe(false);
  });
});

describe('a path under the page’s scheme', () => {
  it.each([
    ['app://obelus/', '/'],
    ['app://obelus/assets/a.js', '/assets/a.js'],
    ['app://obelus/%2e%2e/x', '/%2e%2e/x'],
    ['app://obelus', null],
    ['app://evil/', null],
    ['app://obelus.evil/', null],
    ['app://obelus@evil/', null],
  ])('of %s is %s, as it was spelt', (url, path) => {
    expect(protocolPath(url)).toBe(path);
  });
});

describe('a switch that opens the program to others', () => {
  it.each(['remote-debugging-port', 'remote-debugging-pipe', 'inspect', 'inspect-brk'])(
    '--%s stops a packaged program',
    (name) => {
      expect(refusedSwitch(true, (asked) => asked === name)).toBe(name);
      expect(refusedSwitch(false, (asked) => asked === name)).toBeNull();
    },
  );

  it('is not among those of an ordinary start', () => {
    expect(refusedSwitch(true, () => false)).toBeNull();
  });
});

describe('the files a command line names', () => {
  it.each([
    { given: [], paths: [] },
    { given: ['a.txt'], paths: ['/at/a.txt'] },
    { given: ['--', 'a.txt', '-b.txt'], paths: ['/at/a.txt', '/at/-b.txt'] },
    { given: ['--gpu-launcher=/bin/sh', '--', '/a.txt'], paths: ['/a.txt'] },
    { given: ['--inspect', '--no-sandbox', 'a.txt'], paths: ['/at/a.txt'] },
    { given: ['--gpu-launcher=calc', '--inspect=9229', '--no-sandbox'], paths: [] },
    { given: ['obelus://open?x=/etc/passwd'], paths: [] },
    { given: ['file:///etc/passwd'], paths: [] },
    { given: ['--', 'http://evil.example/'], paths: [] },
    { given: ['', 'a\0.txt'], paths: [] },
  ])('are $paths of $given', ({ given, paths }) => {
    expect(pathsOf(given, '/at')).toEqual(paths);
  });

  it('are a thousand at most', () => {
    expect(
      pathsOf(
        Array.from({ length: 5_000 }, (_, at) => `${at}`),
        '/at',
      ),
    ).toHaveLength(1_000);
  });

  it.each([
    { said: { paths: ['/a.txt'] }, paths: ['/a.txt'] },
    { said: { paths: ['a.txt', '--inspect', '', 7, null, '/a\0b'] }, paths: [] },
    { said: { paths: 'a' }, paths: [] },
    { said: { paths: Array.from({ length: 1_001 }, () => '/a') }, paths: [] },
    { said: null, paths: [] },
    { said: undefined, paths: [] },
    { said: ['/a.txt'], paths: [] },
  ])('are $paths where a second start says $said', ({ said, paths }) => {
    expect(pathsFromSecond(said)).toEqual(paths);
  });
});

describe('the private workbench', () => {
  it.each([
    [['--private'], true],
    [['--no-sandbox', '--private', 'a.txt'], true],
    [['--private', '--', 'a.txt'], true],
    [['--', '--private'], false],
    [['--private=1'], false],
    [['private'], false],
    [[], false],
  ])('is asked for by %j: %s', (given, isAsked) => {
    expect(asksForPrivate(given)).toBe(isAsked);
  });
});
