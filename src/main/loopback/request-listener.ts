import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { serveCall, type HostApi } from '#contract';
import { pageFileAt, pageHeaders, type InFlight, type PageFiles } from '#main/page';
import { pathsFromSecond } from '#main/profile';
import { readJson } from './request-body.ts';
import {
  bearerOf,
  checkHost,
  checkPost,
  checkProgram,
  denial,
  staleSession,
  type Denial,
} from './request-gate.ts';
import type { Tickets } from './tickets.ts';

export interface Service {
  readonly port: number;
  readonly page: PageFiles;
  readonly api: HostApi;
  readonly tickets: Tickets;
  /** The state file's secret: opens /ticket to a second start, and nothing else. */
  readonly secret: string;
  readonly ticketUrl: () => string;
  /** Takes the files that a second start was given. */
  readonly openMore: (paths: readonly string[]) => void;
  readonly report: (name: string, error: unknown) => void;
  readonly inFlight: InFlight;
}

/** Calls after which the browser keeps nothing for the page. */
const FORGETTING = new Set(['putDatabaseAside', 'lockPrivate']);

/** Bytes. An imported file arrives as Base64 inside JSON. */
const callLimit = 100 * 1024 * 1024;
const ticketLimit = 4 * 1024;
const programLimit = 8 * 1024 * 1024;

/**
 * The loopback shell's whole surface: GET gives out the built page's files; POST exchanges a ticket
 * (/session), makes a call (/call/METHOD) or, for the program itself, asks for a fresh ticket
 * (/ticket). Paths are compared as they were sent.
 */
export function createRequestListener(service: Service): RequestListener {
  return (request, response) => {
    service.inFlight.track(answer(service, request, response)).catch((error: unknown) => {
      service.report(request.url ?? '', error);
      if (response.headersSent) response.destroy();
      else
        sendJson(response, 500, { ok: false, code: 'internal', message: 'Something went wrong.' });
    });
  };
}

async function answer(
  service: Service,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = request.url ?? '';
  const stranger = checkHost(request, service.port);
  if (stranger !== null) return deny(response, stranger);
  const isCall = path === '/session' || path === '/ticket' || path.startsWith('/call/');
  if (!isCall) return answerFile(service, request, response, path);
  if (request.method !== 'POST') {
    response.setHeader('Allow', 'POST');
    return deny(response, denial(405, 'A call is made with POST.'));
  }
  if (path === '/ticket') return answerProgram(service, request, response);
  const unwanted = checkPost(request, service.port);
  if (unwanted !== null) return deny(response, unwanted);
  if (path === '/session') return answerTicket(service, request, response);
  return answerCall(service, request, response, path.slice('/call/'.length));
}

function answerFile(
  service: Service,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): void {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD');
    return deny(response, denial(405, 'The page is read with GET.'));
  }
  const file = pageFileAt(service.page, path);
  if (file === null) return deny(response, denial(404, 'There is no such file.'));
  send(response, 200, file.mediaType, file.bytes);
}

async function answerTicket(
  service: Service,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await readJson(request, ticketLimit);
  if (body.kind === 'denied') return deny(response, body.denial);
  const ticket = Object(body.value) as { readonly ticket?: unknown };
  const session = typeof ticket.ticket === 'string' ? service.tickets.redeem(ticket.ticket) : null;
  if (session === null)
    return deny(
      response,
      denial(
        403,
        'This address was used already or is too old. Run "npm start" again for a fresh one.',
      ),
    );
  sendJson(response, 200, { session });
}

async function answerCall(
  service: Service,
  request: IncomingMessage,
  response: ServerResponse,
  method: string,
): Promise<void> {
  if (!service.tickets.admits(bearerOf(request))) return deny(response, staleSession);
  const body = await readJson(request, callLimit);
  if (body.kind === 'denied') return deny(response, body.denial);
  const answer = await serveCall(service.api, method, body.value, service.report);
  // Where the database cannot be opened, the page cannot delete it either; the browser can.
  if (FORGETTING.has(method) && answer.ok) response.setHeader('Clear-Site-Data', '"storage"');
  sendJson(response, 200, answer);
}

async function answerProgram(
  service: Service,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const unwanted = checkProgram(request);
  if (unwanted !== null) return deny(response, unwanted);
  if (bearerOf(request) !== service.secret)
    return deny(response, denial(401, 'Only the program itself may ask.'));
  const body = await readJson(request, programLimit);
  if (body.kind === 'denied') return deny(response, body.denial);
  service.openMore(pathsFromSecond(body.value));
  sendJson(response, 200, { url: service.ticketUrl() });
}

const codes: Readonly<Record<Denial['status'], string>> = {
  400: 'bad-request',
  401: 'not-available',
  403: 'not-available',
  404: 'not-found',
  405: 'bad-request',
  413: 'too-large',
  415: 'bad-request',
  421: 'bad-request',
};

function deny(response: ServerResponse, { status, message }: Denial): void {
  sendJson(response, status, { ok: false, code: codes[status], message });
}

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  send(response, status, 'application/json; charset=utf-8', Buffer.from(JSON.stringify(value)));
}

function send(
  response: ServerResponse,
  status: number,
  mediaType: string,
  bytes: Uint8Array,
): void {
  response.writeHead(status, {
    ...pageHeaders,
    'Content-Type': mediaType,
    'Content-Length': bytes.byteLength,
  });
  response.end(response.req.method === 'HEAD' ? undefined : bytes);
}
