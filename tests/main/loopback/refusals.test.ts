import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pageHeaders } from '#main/page';
import { openShell, pageHeadersFor, ticketIn, type OpenShell } from './open-for-tests.ts';
import { send, type RawAnswer, type RawRequest } from './raw-request.ts';

let shell: OpenShell;
beforeAll(async () => {
  shell = await openShell();
});
afterAll(() => shell.remove());

const goodCall = (changes: Partial<RawRequest> = {}): RawRequest => ({
  port: shell.port,
  method: 'POST',
  path: '/call/describeHost',
  headers: pageHeadersFor(shell.port, shell.session),
  body: '{}',
  ...changes,
});
const withHeaders = (headers: Record<string, string | readonly string[]>): RawRequest =>
  goodCall({ headers: { ...pageHeadersFor(shell.port, shell.session), ...headers } });
const withoutHeader = (name: string): RawRequest => {
  const headers = pageHeadersFor(shell.port, shell.session);
  return goodCall({
    headers: Object.fromEntries(Object.entries(headers).filter(([key]) => key !== name)),
  });
};
const get = (path: string): RawRequest => ({ port: shell.port, path });

interface Case {
  readonly name: string;
  readonly request: () => RawRequest;
  readonly status: number;
}

const cases: readonly Case[] = [
  {
    name: 'Host localhost',
    request: () => withHeaders({ Host: `localhost:${shell.port}` }),
    status: 421,
  },
  {
    name: 'Host of another site',
    request: () => withHeaders({ Host: 'evil.example' }),
    status: 421,
  },
  { name: 'Host without the port', request: () => withHeaders({ Host: '127.0.0.1' }), status: 421 },
  {
    name: 'Host with another port',
    request: () => withHeaders({ Host: '127.0.0.1:1' }),
    status: 421,
  },
  {
    name: 'Host with a dot at its end',
    request: () => withHeaders({ Host: `127.0.0.1.:${shell.port}` }),
    status: 421,
  },
  {
    name: 'another Host on the page itself',
    request: () => ({ ...get('/'), headers: { Host: 'evil.example' } }),
    status: 421,
  },
  {
    name: 'another Origin',
    request: () => withHeaders({ Origin: 'http://evil.example' }),
    status: 403,
  },
  { name: 'Origin null', request: () => withHeaders({ Origin: 'null' }), status: 403 },
  {
    name: 'Origin localhost',
    request: () => withHeaders({ Origin: `http://localhost:${shell.port}` }),
    status: 403,
  },
  {
    name: 'Origin by https',
    request: () => withHeaders({ Origin: `https://127.0.0.1:${shell.port}` }),
    status: 403,
  },
  { name: 'no Origin', request: () => withoutHeader('Origin'), status: 403 },
  {
    name: 'a fetch from another site',
    request: () => withHeaders({ 'Sec-Fetch-Site': 'cross-site' }),
    status: 403,
  },
  {
    name: 'a fetch from another port',
    request: () => withHeaders({ 'Sec-Fetch-Site': 'same-site' }),
    status: 403,
  },
  {
    name: 'a call typed into the address bar',
    request: () => withHeaders({ 'Sec-Fetch-Site': 'none' }),
    status: 403,
  },
  { name: 'no session', request: () => withoutHeader('Authorization'), status: 401 },
  {
    name: 'an unknown session',
    request: () =>
      withHeaders({ Authorization: `Bearer ${randomBytes(32).toString('base64url')}` }),
    status: 401,
  },
  {
    name: 'a session under another scheme',
    request: () => withHeaders({ Authorization: `Basic ${shell.session}` }),
    status: 401,
  },
  {
    name: 'a ticket in place of a session',
    request: () => withHeaders({ Authorization: `Bearer ${ticketIn(shell.ticketUrl())}` }),
    status: 401,
  },
  {
    name: 'a form',
    request: () => withHeaders({ 'Content-Type': 'application/x-www-form-urlencoded' }),
    status: 415,
  },
  { name: 'plain text', request: () => withHeaders({ 'Content-Type': 'text/plain' }), status: 415 },
  {
    name: 'JSON in another charset',
    request: () => withHeaders({ 'Content-Type': 'application/json; charset=utf-16' }),
    status: 415,
  },
  { name: 'no content type', request: () => withoutHeader('Content-Type'), status: 415 },
  { name: 'GET on a call', request: () => goodCall({ method: 'GET', body: '' }), status: 405 },
  { name: 'PUT on a call', request: () => goodCall({ method: 'PUT' }), status: 405 },
  {
    name: 'OPTIONS on a call',
    request: () => goodCall({ method: 'OPTIONS', body: '' }),
    status: 405,
  },
  { name: 'GET on the session', request: () => get('/session'), status: 405 },
  { name: 'POST on the page', request: () => goodCall({ path: '/' }), status: 405 },
  { name: 'a body that is not JSON', request: () => goodCall({ body: '{' }), status: 400 },
  { name: 'an empty body', request: () => goodCall({ body: '' }), status: 400 },
  {
    name: 'a body with a byte order mark',
    request: () => goodCall({ body: '\uFEFF{}' }),
    status: 400,
  },
  {
    name: 'a body that is not UTF-8',
    request: () => goodCall({ body: Buffer.from([0x22, 0xff, 0x22]) }),
    status: 400,
  },
  {
    name: 'a body nested a million deep',
    request: () => goodCall({ body: '['.repeat(1_000_000) + ']'.repeat(1_000_000) }),
    status: 400,
  },
  {
    name: 'a body over the limit that does not say its length',
    request: () =>
      goodCall({
        path: '/session',
        headers: { ...pageHeadersFor(shell.port), 'Transfer-Encoding': 'chunked' },
        body: JSON.stringify({ ticket: 'x'.repeat(5000) }),
      }),
    status: 413,
  },
  {
    name: 'a body over the limit',
    request: () => goodCall({ body: Buffer.alloc(100 * 1024 * 1024 + 1, 0x20) }),
    status: 413,
  },
  {
    name: 'a session asked with a body over its limit',
    request: () =>
      goodCall({ path: '/session', body: JSON.stringify({ ticket: 'x'.repeat(5000) }) }),
    status: 413,
  },
  {
    name: 'a ticket that was never given',
    request: () => goodCall({ path: '/session', body: '{"ticket":"x"}' }),
    status: 403,
  },
  {
    name: 'a ticket that is no text',
    request: () => goodCall({ path: '/session', body: '{"ticket":{"toString":1}}' }),
    status: 403,
  },
  { name: 'no ticket', request: () => goodCall({ path: '/session', body: 'null' }), status: 403 },
  {
    name: 'a fresh ticket asked for by a page',
    request: () => goodCall({ path: '/ticket' }),
    status: 403,
  },
  {
    name: 'a fresh ticket asked for without the secret',
    request: () => goodCall({ path: '/ticket', headers: { 'Content-Type': 'application/json' } }),
    status: 401,
  },
  {
    name: 'a fresh ticket asked for with a session',
    request: () =>
      goodCall({
        path: '/ticket',
        headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${shell.session}` },
      }),
    status: 401,
  },
  { name: 'an unknown file', request: () => get('/nothing.js'), status: 404 },
  { name: 'a source map', request: () => get('/assets/index-1a2b.js.map'), status: 404 },
  { name: 'a folder', request: () => get('/assets/'), status: 404 },
  { name: 'a query', request: () => get('/?x=1'), status: 404 },
  { name: 'a parent folder', request: () => get('/../data/loopback.json'), status: 404 },
  {
    name: 'an encoded parent folder',
    request: () => get('/..%2fdata%2floopback.json'),
    status: 404,
  },
  {
    name: 'doubly encoded dots',
    request: () => get('/%252e%252e/data/loopback.json'),
    status: 404,
  },
  { name: 'a backslash', request: () => get('/..\\data\\loopback.json'), status: 404 },
  { name: 'an encoded NUL', request: () => get('/index.html%00.png'), status: 404 },
  { name: 'an encoded spelling of a known file', request: () => get('/%69ndex.html'), status: 404 },
  { name: 'a doubled slash', request: () => get('//index.html'), status: 404 },
  { name: 'an absolute address', request: () => get('http://evil.example/'), status: 404 },
  { name: 'a property of every object', request: () => get('/__proto__'), status: 404 },
];

const expectFence = (answer: RawAnswer): void => {
  for (const [name, value] of Object.entries(pageHeaders))
    expect(answer.headers[name.toLowerCase()]).toBe(value);
  expect(answer.headers['set-cookie']).toBeUndefined();
  expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual(
    [],
  );
};

describe('the loopback shell turns away', () => {
  it.each(cases)('$name', async ({ request, status }) => {
    const answer = await send(request());
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.text)).toMatchObject({ ok: false, message: expect.any(String) });
    expectFence(answer);
    expect(answer.text).not.toContain(shell.session);
    expect(answer.text).not.toContain(shell.folder);
  });

  it('a second Host header', async () => {
    const answer = await rawText(
      shell.port,
      `GET / HTTP/1.1\r\nHost: 127.0.0.1:${shell.port}\r\nHost: evil.example\r\nConnection: close\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect(answer).not.toContain('<title>');
  });

  it('what is not HTTP, with the same headers', async () => {
    const answer = await rawText(shell.port, 'HELO 127.0.0.1\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    for (const [name, value] of Object.entries(pageHeaders))
      expect(answer).toContain(`${name}: ${value}\r\n`);
  });

  it('connections to any address but 127.0.0.1', async () => {
    await expect(rawText(shell.port, 'GET / HTTP/1.1\r\n\r\n', '127.0.0.2')).rejects.toThrow(
      'ECONNREFUSED',
    );
    await expect(rawText(shell.port, 'GET / HTTP/1.1\r\n\r\n', '::1')).rejects.toThrow(
      /ECONNREFUSED|EADDRNOTAVAIL|ENETUNREACH/,
    );
  });
});

describe('the loopback shell serves', () => {
  it('the page and its files, by their exact paths', async () => {
    const page = await send(get('/'));
    expect(page.status).toBe(200);
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.text).toContain('<title>Obelus</title>');
    expectFence(page);
    const script = await send(get('/assets/index-1a2b.js'));
    expect(script.headers['content-type']).toBe('text/javascript; charset=utf-8');
    const head = await send({ ...get('/index.html'), method: 'HEAD' });
    expect([head.status, head.text]).toEqual([200, '']);
  });

  it('a call with a session, also from a browser that sends no Sec-Fetch-Site', async () => {
    for (const request of [goodCall(), withoutHeader('Sec-Fetch-Site')]) {
      const answer = await send(request);
      expect(answer.status).toBe(200);
      expect(JSON.parse(answer.text)).toMatchObject({ ok: true, value: { shell: 'loopback' } });
      expectFence(answer);
    }
  });
});

function rawText(port: number, text: string, host = '127.0.0.1'): Promise<string> {
  return new Promise((resolve, reject) => {
    let heard = '';
    const socket = connect({ port, host }, () => socket.write(text));
    socket.on('data', (chunk) => (heard += chunk.toString('utf8')));
    socket.on('end', () => {
      socket.destroy();
      resolve(heard);
    });
    socket.on('error', reject);
  });
}
