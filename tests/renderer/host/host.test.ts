import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { done } from '#contract';
import { connectHost, pickFiles, savePngFile, saveTextFile } from '#renderer/host';

/** The server's side of the wire, by its rules: a ticket gives a session once, a session lets call. */
function serve(tickets: Set<string>, sessions: Set<string>): string[] {
  const asked: string[] = [];
  const json = (status: number, value: unknown): Response =>
    new Response(JSON.stringify(value), { status });
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    asked.push(path);
    const headers = new Headers(init.headers);
    const body = JSON.parse(String(init.body)) as { ticket?: string };
    if (init.method !== 'POST' || headers.get('Content-Type') !== 'application/json')
      return json(415, {});
    if (path === '/session') {
      if (!tickets.delete(body.ticket ?? '')) return json(403, { ok: false });
      sessions.add(`session of ${body.ticket ?? ''}`);
      return json(200, { session: `session of ${body.ticket ?? ''}` });
    }
    const session = headers.get('Authorization')?.replace(/^Bearer /, '') ?? '';
    if (!sessions.has(session)) return json(401, { ok: false });
    if (path === '/call/listDocuments') return json(200, done([]));
    return json(200, done({ shell: 'loopback' }));
  });
  return asked;
}

beforeEach(() => sessionStorage.removeItem('obelus-session'));
afterEach(() => {
  vi.unstubAllGlobals();
  history.replaceState(null, '', location.pathname + location.search);
});

describe('the loopback wire', () => {
  test('exchanges the ticket, strips it from the address, and calls with the session', async () => {
    serve(new Set(['T1']), new Set());
    location.hash = '#ticket=T1';
    const host = await connectHost();
    expect(location.hash).toBe('');
    expect(await host.listDocuments({})).toEqual(done([]));
  });

  test('goes on after a reload with the session it has', async () => {
    const sessions = new Set<string>();
    serve(new Set(['T1']), sessions);
    location.hash = '#ticket=T1';
    await connectHost();
    const host = await connectHost();
    expect(await host.listDocuments({})).toEqual(done([]));
    expect(sessions.size).toBe(1);
  });

  test('goes on with its session where the address holds a ticket that was used', async () => {
    serve(new Set(['T1']), new Set());
    location.hash = '#ticket=T1';
    await connectHost();
    location.hash = '#ticket=T1';
    const host = await connectHost();
    expect(await host.listDocuments({})).toEqual(done([]));
  });

  test('goes on, without a reload, with a ticket of a server that was started anew', async () => {
    const tickets = new Set(['T1', 'T2']);
    const sessions = new Set<string>();
    serve(tickets, sessions);
    location.hash = '#ticket=T1';
    const host = await connectHost();
    sessions.clear();
    expect(await host.listDocuments({})).not.toHaveProperty('value');
    location.hash = '#ticket=T2';
    await expect.poll(() => host.listDocuments({})).toEqual(done([]));
    expect(location.hash).toBe('');
  });

  test.each([
    ['there is no ticket', '', null],
    ['the ticket is refused', '#ticket=old', null],
    ['the server was started anew', '', 'a session of before'],
  ])('says how to start again where %s', async (_, hash, session) => {
    serve(new Set(), new Set());
    location.hash = hash;
    if (session !== null) sessionStorage.setItem('obelus-session', session);
    await expect(connectHost()).rejects.toThrow('npm start');
    expect(location.hash).toBe('');
    expect(sessionStorage.getItem('obelus-session')).toBeNull();
  });

  test('says so where nothing answers', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
    location.hash = '#ticket=T1';
    await expect(connectHost()).rejects.toThrow('not running');
  });
});

test('where the preload left its function, calls go through it and no ticket is asked for', async () => {
  const calls: unknown[] = [];
  vi.stubGlobal('obelus', {
    call: async (name: string, input: unknown) => {
      calls.push([name, input]);
      return done([]);
    },
  });
  const host = await connectHost();
  expect(await host.listDocuments({})).toEqual(done([]));
  expect(calls).toEqual([['listDocuments', {}]]);
});

describe('files', () => {
  test('are saved as a download where the shell has no dialog', async () => {
    const clicked: string[] = [];
    const stop = (event: Event): void => {
      const { target } = event;
      if (!(target instanceof HTMLAnchorElement)) return;
      event.preventDefault();
      clicked.push(`${target.download} ${target.protocol}`);
    };
    document.addEventListener('click', stop);
    const description = {
      shell: 'loopback',
      version: '',
      platform: '',
      nativeDialogs: false,
      accountName: '',
    } as const;
    const answer = await saveTextFile({} as never, description, 'a.jsonld', 'text/plain', 'x');
    const picture = await savePngFile({} as never, description, 'a.png', new Blob(['x']));
    document.removeEventListener('click', stop);
    expect([answer, picture]).toEqual([done({ saved: true }), done({ saved: true })]);
    expect(clicked).toEqual(['a.jsonld blob:', 'a.png blob:']);
  });

  test('of pictures go to the shell’s own dialog as Base64, where it has one', async () => {
    const asked: unknown[] = [];
    const host = {
      saveBytes: async (input: unknown) => {
        asked.push(input);
        return done({ saved: false });
      },
    };
    const description = {
      shell: 'electron',
      version: '',
      platform: '',
      nativeDialogs: true,
      accountName: '',
    } as const;
    const bytes = new Blob([Uint8Array.of(0, 127, 128, 255)]);
    expect(await savePngFile(host as never, description, 'a.png', bytes)).toEqual(
      done({ saved: false }),
    );
    expect(asked).toEqual([{ suggestedName: 'a.png', mediaType: 'image/png', base64: 'AH+A/w==' }]);
  });

  test.each([
    ['files', 'change', ['a.txt']],
    ['folder', 'cancel', []],
  ] as const)('are picked by a dialog for %s that ends with %s', async (kind, end, expected) => {
    const click = vi.spyOn(HTMLInputElement.prototype, 'click').mockImplementation(() => undefined);
    const picking = pickFiles(kind);
    const input = document.querySelector<HTMLInputElement>('input[type=file]');
    expect(input?.webkitdirectory).toBe(kind === 'folder');
    const transfer = new DataTransfer();
    if (end === 'change') transfer.items.add(new File(['x'], 'a.txt'));
    if (input !== null) input.files = transfer.files;
    input?.dispatchEvent(new Event(end));
    expect((await picking).map(({ name }) => name)).toEqual(expected);
    expect(document.querySelector('input[type=file]')).toBeNull();
    click.mockRestore();
  });
});
