import { protocol, type Protocol } from 'electron';
import { pageFileAt, pageHeaders, type PageFiles } from '#main/page';
import { PAGE_SCHEME, protocolPath } from './policy.ts';

/**
 * Makes the page's scheme one that may keep a database and load modules. Electron takes this once,
 * before it is ready, and without a word of complaint not at all afterwards.
 */
export function registerPageScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: PAGE_SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true },
    },
  ]);
}

/** Answers the page's scheme from the explicit list of built files. */
export function servePage(on: Protocol, files: PageFiles): void {
  on.handle(PAGE_SCHEME, (request) => {
    const path = request.method === 'GET' ? protocolPath(request.url) : null;
    const file = path === null ? null : pageFileAt(files, path);
    if (file === null) return new Response(null, { status: 404, headers: { ...pageHeaders } });
    return new Response(file.bytes, {
      headers: { ...pageHeaders, 'Content-Type': file.mediaType },
    });
  });
}
