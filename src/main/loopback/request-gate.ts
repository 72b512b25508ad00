import type { IncomingMessage } from 'node:http';

/** A request that is turned away: the status, and a sentence for whoever reads it. */
export interface Denial {
  readonly status: 400 | 401 | 403 | 404 | 405 | 413 | 415 | 421;
  readonly message: string;
}

export const denial = (status: Denial['status'], message: string): Denial => ({ status, message });

export const staleSession = denial(
  401,
  'This page’s session has ended. Open in this tab the address that Obelus printed when it was last started.',
);

/**
 * A page of another site can reach 127.0.0.1 under a name of its own (DNS rebinding); its requests
 * then carry that name. "localhost" is refused with the rest: it is another origin.
 */
export function checkHost(request: IncomingMessage, port: number): Denial | null {
  const given = headerValues(request, 'host');
  return given.length === 1 && given[0] === `127.0.0.1:${String(port)}`
    ? null
    : denial(421, 'This address is not served here.');
}

/** What is asked of every call the page makes. Null where it may go on. */
export function checkPost(request: IncomingMessage, port: number): Denial | null {
  if (request.headers.origin !== `http://127.0.0.1:${String(port)}`)
    return denial(403, 'Only the program’s own page may ask.');
  return checkFetchSite(request) ?? checkContentType(request);
}

/** What is asked of a second start of the program: it is no page, so it sends no page's headers. */
export function checkProgram(request: IncomingMessage): Denial | null {
  if (request.headers.origin !== undefined || request.headers['sec-fetch-site'] !== undefined)
    return denial(403, 'Only the program itself may ask.');
  return checkContentType(request);
}

export function bearerOf(request: IncomingMessage): string {
  return /^Bearer ([\w-]{1,128})$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
}

function checkFetchSite(request: IncomingMessage): Denial | null {
  const site = request.headers['sec-fetch-site'];
  return site === undefined || site === 'same-origin'
    ? null
    : denial(403, 'Only the program’s own page may ask.');
}

function checkContentType(request: IncomingMessage): Denial | null {
  return /^application\/json(?:; ?charset=utf-8)?$/i.test(request.headers['content-type'] ?? '')
    ? null
    : denial(415, 'A request carries JSON.');
}

/** Node keeps the first of several Host headers and drops the rest; here all of them count. */
function headerValues(request: IncomingMessage, name: string): readonly string[] {
  return request.rawHeaders.filter(
    (_, index, all) => index % 2 === 1 && all[index - 1]?.toLowerCase() === name,
  );
}
