import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';

/** Listens where hostile documents would call, and counts who calls. */
export interface OpenSinks {
  readonly tcp: number;
  readonly udp: number;
  readonly heard: readonly string[];
  readonly close: () => void;
}

export async function openSinks(): Promise<OpenSinks> {
  const heard: string[] = [];
  const server = createServer((socket) => {
    heard.push('TCP');
    socket.destroy();
  }).listen(0, '127.0.0.1');
  const socket = createSocket('udp4', () => heard.push('UDP'));
  socket.bind(0, '127.0.0.1');
  await Promise.all([once(server, 'listening'), once(socket, 'listening')]);
  return {
    tcp: (server.address() as AddressInfo).port,
    udp: socket.address().port,
    heard,
    close: () => {
      server.close();
      socket.close();
    },
  };
}

interface NetEvent {
  readonly type: number;
  readonly params?: Readonly<Record<string, unknown>>;
}

interface NetLog {
  readonly constants: { readonly logEventTypes: Readonly<Record<string, number>> };
  readonly events: readonly NetEvent[];
}

/** What Chromium did in the network, by its own log. */
export interface Network {
  /** Hosts of all that was asked for, whether or not it went out. */
  readonly hosts: readonly string[];
  /** Names that were looked up by asking another machine. */
  readonly looked: readonly string[];
  /** Addresses that a connection was tried to. */
  readonly peers: readonly string[];
  /** How many datagrams were sent. */
  readonly datagrams: number;
}

export async function networkIn(path: string): Promise<Network> {
  const log = JSON.parse(await readFile(path, 'utf8')) as NetLog;
  const typeOf = log.constants.logEventTypes;
  const texts = (type: string, key: string): readonly string[] =>
    log.events
      .filter((event) => event.type === typeOf[type])
      .map(({ params }) => params?.[key])
      .filter((value) => typeof value === 'string');
  const requested = texts('URL_REQUEST_START_JOB', 'url').filter((url) => URL.canParse(url));
  return {
    hosts: [...new Set(requested.map((url) => new URL(url).host))],
    looked: [...new Set(texts('DNS_TRANSACTION', 'hostname'))],
    peers: [...new Set(texts('TCP_CONNECT_ATTEMPT', 'address'))],
    datagrams: log.events.filter(({ type }) => type === typeOf['UDP_BYTES_SENT']).length,
  };
}
