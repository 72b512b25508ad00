import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { Socket } from 'node:net';
import type { HostApi } from '#contract';
import { createInFlight, pageHeaders, readPageFiles } from '#main/page';
import { lockFolder, type LockHolder } from '#main/profile';
import { anyPort, listenOn } from './listen.ts';
import { readState, writeState } from './loopback-state.ts';
import { createRequestListener, type Service } from './request-listener.ts';
import { createTickets } from './tickets.ts';

export interface LoopbackOptions {
  readonly userData: string;
  /** Where the built page is: out/renderer. */
  readonly pageFolder: string;
  /** Called once the folder is locked, and not before. */
  readonly openHost: () => HostApi | Promise<HostApi>;
  /** Called when nothing is asked any more, while the folder is still locked. */
  readonly endHost?: () => Promise<void>;
  /**
   * Whether a window whose host was killed may go on with the next one: where what it holds is nowhere
   * else, and the host asks for a passphrase before it says anything.
   */
  readonly keepsSessions?: boolean;
  /** For the very first start on this folder; later ones keep the port. */
  readonly port?: number | undefined;
  /** Hears which files a second start was given. */
  readonly openMore?: (paths: readonly string[]) => void;
  readonly report?: (name: string, error: unknown) => void;
  readonly now?: () => number;
}

export interface Loopback {
  /** "http://127.0.0.1:PORT/" */
  readonly url: string;
  readonly port: number;
  /** The address with a new one-time ticket in its fragment: "…/#ticket=…". */
  readonly ticketUrl: () => string;
  readonly close: () => Promise<void>;
}

export type Opening =
  | { readonly kind: 'open'; readonly loopback: Loopback }
  | { readonly kind: 'held'; readonly by: LockHolder }
  | { readonly kind: 'other-port'; readonly port: number }
  | { readonly kind: 'port-taken'; readonly port: number };

/** Opens the loopback shell on a user-data folder, or says which of the expected things is in the way. */
export async function openLoopback(options: LoopbackOptions): Promise<Opening> {
  const locking = lockFolder(options.userData, 'loopback');
  if (locking.kind === 'held') return locking;
  try {
    const opening = await openLocked(options, locking.release);
    if (opening.kind !== 'open') locking.release();
    return opening;
  } catch (error) {
    locking.release();
    throw error;
  }
}

/**
 * The loopback shell, open.
 *
 * @throws where it cannot open; {@link openLoopback} says why as a value.
 */
export async function startLoopback(options: LoopbackOptions): Promise<Loopback> {
  const opening = await openLoopback(options);
  if (opening.kind === 'open') return opening.loopback;
  throw new Error(`The loopback shell did not open: ${opening.kind}.`);
}

/** Milliseconds that a call may still take when the shell ends. */
const patience = 5_000;

async function openLocked(options: LoopbackOptions, release: () => void): Promise<Opening> {
  const { userData, port: wanted } = options;
  const kept = await readState(userData);
  if (kept !== null && wanted !== undefined && wanted !== kept.port)
    return { kind: 'other-port', port: kept.port };
  // What Node would turn away by itself is turned away by us, with the headers of all other answers.
  const server = createServer({ maxHeaderSize: 16 * 1024, requireHostHeader: false });
  server.on('clientError', refuseUnreadable);
  const fixed = kept?.port ?? wanted;
  if (fixed !== undefined && !(await listenOn(server, fixed)))
    return { kind: 'port-taken', port: fixed };
  const port = fixed ?? (await listenAnywhere(server));
  try {
    const secret = randomBytes(32).toString('base64url');
    const { keepsSessions = false } = options;
    const tickets = createTickets(options.now, keepsSessions ? kept?.sessions : []);
    const report = options.report ?? ((): void => undefined);
    const write = (sessions: readonly string[]): Promise<void> =>
      writeState(userData, { formatVersion: 1, port, secret, ...(keepsSessions && { sessions }) });
    let writing = Promise.resolve();
    /** One after the other: what was written last counts. */
    const rewrite = (sessions: () => readonly string[]): Promise<void> => {
      if (keepsSessions)
        writing = writing
          .then(() => write(sessions()))
          .catch((error: unknown) => report('sessions', error));
      return writing;
    };
    const redeem = (ticket: string): string | null => {
      const session = tickets.redeem(ticket);
      if (session !== null) void rewrite(tickets.sessions);
      return session;
    };
    const url = `http://127.0.0.1:${String(port)}/`;
    const inFlight = createInFlight();
    const service: Service = {
      inFlight,
      port,
      page: await readPageFiles(options.pageFolder),
      api: await options.openHost(),
      tickets: { ...tickets, redeem },
      secret,
      ticketUrl: () => `${url}#ticket=${tickets.issue()}`,
      openMore: options.openMore ?? (() => undefined),
      report,
    };
    const listener = createRequestListener(service);
    server.on('request', listener);
    server.on('checkExpectation', listener);
    await write(tickets.sessions());
    const close = async (): Promise<void> => {
      server.close();
      await inFlight.settled(patience);
      await closeServer(server);
      await options.endHost?.();
      await rewrite(() => []);
      release();
    };
    return { kind: 'open', loopback: { url, port, ticketUrl: service.ticketUrl, close } };
  } catch (error) {
    await closeServer(server);
    throw error;
  }
}

async function listenAnywhere(server: Server): Promise<number> {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const port = anyPort();
    if (await listenOn(server, port)) return port;
  }
  throw new Error('None of fifty ports on 127.0.0.1 is free.');
}

async function closeServer(server: Server): Promise<void> {
  await new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  });
}

/** What is not HTTP gets an answer all the same, with the headers of all others. */
function refuseUnreadable(_: Error, socket: Socket): void {
  if (!socket.writable) return;
  const headers = Object.entries(pageHeaders).map(([name, value]) => `${name}: ${value}`);
  const head = ['HTTP/1.1 400 Bad Request', ...headers, 'Content-Length: 0', 'Connection: close'];
  socket.end(`${head.join('\r\n')}\r\n\r\n`);
}
