import { connect, type Socket } from 'node:net';
import fc from 'fast-check';

/** What the loopback server is sent byte for byte, none of which is a call of its own page. */

export interface Good {
  readonly port: number;
  readonly session: string;
}

interface Parts {
  readonly line: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
}

const BODY = '{}';

const goodParts = ({ port, session }: Good): Parts => ({
  line: 'POST /call/listDocuments HTTP/1.1',
  headers: [
    ['Host', `127.0.0.1:${String(port)}`],
    ['Origin', `http://127.0.0.1:${String(port)}`],
    ['Sec-Fetch-Site', 'same-origin'],
    ['Content-Type', 'application/json'],
    ['Authorization', `Bearer ${session}`],
    ['Content-Length', String(BODY.length)],
  ],
  body: BODY,
});

export const bytesOf = ({ line, headers, body }: Parts): string =>
  [
    line,
    ...headers.map(([name, value]) => `${name}: ${value}`),
    'Connection: close',
    '',
    body,
  ].join('\r\n');

export const goodRequest = (good: Good): string => bytesOf(goodParts(good));

const without = (name: string, { headers }: Parts) => headers.filter(([each]) => each !== name);
const withHeader = (parts: Parts, name: string, value: string): Parts => ({
  ...parts,
  headers: [...without(name, parts), [name, value]],
});

const odd = fc.string({ unit: 'binary', maxLength: 12 });
const visible = fc.stringMatching(/^[!-~]{1,20}$/);

/** One thing that makes a good request a bad one. */
const faults: fc.Arbitrary<(parts: Parts) => Parts> = fc.oneof(
  fc
    .oneof(
      fc.constantFrom(
        'GET',
        'PUT',
        'DELETE',
        'TRACE',
        'CONNECT',
        'OPTIONS',
        'PATCH',
        'PROPFIND',
        'post',
        'PRI',
      ),
      visible,
    )
    .map((method) => (parts: Parts) => ({
      ...parts,
      line: parts.line.replace('POST', method === 'POST' ? 'GET' : method),
    })),
  fc
    .oneof(
      fc.constantFrom(
        '/call/',
        '/call/__proto__',
        '/call/constructor',
        '/call/listDocuments/',
        '/call/listDocuments?x',
        '/call//listDocuments',
        '/call/%6cistDocuments',
        '/CALL/listDocuments',
        '/session',
        '/ticket',
        '/',
        '*',
        'http://evil.example/call/listDocuments',
        '//evil.example/',
        '/../data/loopback.json',
        '/call/../session',
        '/\\evil',
        'call/listDocuments',
      ),
      visible.map((path) => `/${path}`),
    )
    .map((path) => (parts: Parts) => ({ ...parts, line: `POST ${path} HTTP/1.1` })),
  fc.constantFrom('HTTP/1.1x', 'HTTP/9.9', 'ICY/1.1', '').map((version) => (parts: Parts) => ({
    ...parts,
    line: parts.line.replace('HTTP/1.1', version),
  })),
  fc
    .tuple(
      fc.constantFrom('Host', 'Origin', 'Sec-Fetch-Site', 'Content-Type', 'Authorization'),
      fc.oneof(
        visible,
        fc.constantFrom(
          '',
          'null',
          'localhost',
          'http://localhost',
          'http://evil.example',
          'cross-site',
          'text/plain',
          'application/json;charset=utf-7',
          'Bearer ',
          'Bearer x',
          'Basic eDp4',
          '127.0.0.1',
          '127.0.0.1:1',
          '[::1]',
        ),
      ),
    )
    .map(
      ([name, value]) =>
        (parts: Parts) =>
          withHeader(parts, name, value),
    ),
  fc
    .constantFrom('Host', 'Origin', 'Content-Type', 'Authorization')
    .map((name) => (parts: Parts) => ({ ...parts, headers: without(name, parts) })),
  fc.constantFrom('Host', 'Content-Length').map((name) => (parts: Parts) => ({
    ...parts,
    headers: [...parts.headers, [name, '1'] as const],
  })),
  // Bodies that are none, or not as long as is said.
  fc
    .oneof(
      odd,
      fc.constantFrom(
        '',
        '{',
        '[',
        '"',
        'null',
        '{"a":1}',
        '{}{}',
        '\ufeff{}',
        '{"__proto__":1}',
        '['.repeat(70) + ']'.repeat(70),
        'NaN',
      ),
    )
    .map(
      (body) => (parts: Parts) =>
        withHeader({ ...parts, body }, 'Content-Length', String(Buffer.byteLength(body))),
    ),
  fc
    .constantFrom('-1', '1e3', '0x2', '+2', '2, 2', '2;3', '99999999999999999999', '104857601', ' ')
    .map((length) => (parts: Parts) => withHeader(parts, 'Content-Length', length)),
  // Chunks that are none; both lengths at once.
  fc
    .constantFrom(
      'zz\r\n{}\r\n0\r\n\r\n',
      '2\r\n{}0\r\n\r\n',
      '-2\r\n{}\r\n0\r\n\r\n',
      'ffffffffffffffff1\r\n{}\r\n',
      '2;x=\n\r\n{}\r\n0\r\n\r\n',
      '1\r\n{\r\n0\r\n\r\n',
    )
    .map((body) => (parts: Parts) => ({
      ...parts,
      headers: [...without('Content-Length', parts), ['Transfer-Encoding', 'chunked'] as const],
      body,
    })),
  fc.constant((parts: Parts) => ({
    ...parts,
    headers: [...parts.headers, ['Transfer-Encoding', 'chunked'] as const],
    body: '0\r\n\r\nGET / HTTP/1.1\r\n\r\n',
  })),
  fc
    .constantFrom('gzip', 'chunked, identity', 'identity', 'xchunked')
    .map((coding) => (parts: Parts) => ({
      ...parts,
      headers: [...without('Content-Length', parts), ['Transfer-Encoding', coding] as const],
    })),
  fc
    .constantFrom('100-continue, x', 'x')
    .map(
      (value) => (parts: Parts) =>
        withHeader(
          { ...parts, line: parts.line.replace('listDocuments', 'noSuch') },
          'Expect',
          value,
        ),
    ),
  fc
    .constantFrom('websocket', 'h2c')
    .map(
      (protocol) => (parts: Parts) =>
        withHeader({ ...parts, line: 'GET /call/listDocuments HTTP/1.1' }, 'Upgrade', protocol),
    ),
  fc
    .integer({ min: 1, max: 40 })
    .map(
      (times) => (parts: Parts) => withHeader(parts, 'X-Long', 'x'.repeat(times * 1_000 + 16_384)),
    ),
  fc
    .constantFrom('a b: c', 'x', ': y', 'Host\0: x', 'X-Y: a\0b', 'X: \x01', ' X: y')
    .map((line) => (parts: Parts) => ({ ...parts, line: `${parts.line}\r\n${line}` })),
);

/** A good request with one thing wrong, or more; or no request at all. */
export const garbage = (good: Good): fc.Arbitrary<string> =>
  fc.oneof(
    {
      weight: 8,
      arbitrary: fc
        .array(faults, { minLength: 1, maxLength: 3 })
        .map((spoil) => bytesOf(spoil.reduce((parts, fault) => fault(parts), goodParts(good)))),
    },
    {
      weight: 1,
      arbitrary: fc.string({ unit: 'binary', maxLength: 80 }).map((text) => `${text}\r\n\r\n`),
    },
    {
      weight: 1,
      arbitrary: fc
        .nat(300)
        .map((cut) =>
          goodRequest(good).slice(0, Math.max(1, cut % (goodRequest(good).length - 2))),
        ),
    },
  );

/** Sends bytes, says there will be no more, and gathers what comes until the other side has ended. */
export function exchange(port: number, text: string): Promise<string> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true }, () =>
      socket.end(Buffer.from(text, 'latin1')),
    );
    const end = (): void => {
      socket.destroy();
      resolve(Buffer.concat(chunks).toString('latin1'));
    };
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('end', end);
    // The server may have heard enough before all was sent.
    socket.on('error', end);
  });
}

/** Opens a connection, sends a part of a request, and says nothing more. */
export function stall(port: number, text: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1' }, () =>
      socket.write(text, () => resolve(socket)),
    );
    socket.on('error', reject);
  });
}
