/**
 * Every decision of the Electron shell about what a page may do, as functions of plain values. The
 * wiring asks them and does as they say.
 */

/** Scheme and host name the page's database for good: neither is ever renamed. */
export const PAGE_SCHEME = 'app';
const PAGE_HOST = 'obelus';
const PAGE_ORIGIN = `${PAGE_SCHEME}://${PAGE_HOST}`;
export const PAGE_URL = `${PAGE_ORIGIN}/`;

/** Whether a URL belongs to the page. Node calls the origin of such a URL "null": parts are compared. */
export function isPageUrl(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const parsed = new URL(url);
  return (
    parsed.protocol === `${PAGE_SCHEME}:` &&
    parsed.host === PAGE_HOST &&
    parsed.username === '' &&
    parsed.password === ''
  );
}

/** Where a frame may go: to the page itself, and nowhere else. */
export const mayNavigate = (url: string): boolean => url.split('#')[0] === PAGE_URL;

/** What the session may load: the page's own files and what the page made itself. */
export function mayRequest(url: string, isPackaged: boolean): boolean {
  if (isPageUrl(url) || url.startsWith('data:')) return true;
  if (url.startsWith('blob:')) return isPageUrl(url.slice('blob:'.length));
  return !isPackaged && url.startsWith('devtools://');
}

const GRANTED = new Set(['persistent-storage', 'clipboard-sanitized-write']);

/** What the page may use of the system: it keeps its database, and it copies text. */
export const mayUse = (permission: string, requestingUrl: string): boolean =>
  GRANTED.has(permission) && isPageUrl(requestingUrl);

/** Who calls: a frame's URL, and whether it is the window's own frame rather than one inside it. */
export interface Sender {
  readonly url: string;
  readonly isTopFrame: boolean;
}

export const mayCall = (sender: Sender | null): boolean =>
  sender !== null && sender.isTopFrame && isPageUrl(sender.url);

/** The path a request to the page's scheme asks for, as it was spelt, or null for another host. */
export const protocolPath = (url: string): string | null =>
  url.startsWith(`${PAGE_ORIGIN}/`) ? url.slice(PAGE_ORIGIN.length) : null;

/** Switches that open the program to other programs: a packaged one refuses to start with them. */
const REFUSED_SWITCHES = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-allow-origins',
  'inspect',
  'inspect-brk',
  'js-flags',
  'load-extension',
  'disable-web-security',
];

/** The first switch that this program does not start with, or null. */
export const refusedSwitch = (
  isPackaged: boolean,
  hasSwitch: (name: string) => boolean,
): string | null => (isPackaged ? (REFUSED_SWITCHES.find(hasSwitch) ?? null) : null);
