import { spawn, type ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makePrivateFolder, writePrivateFile } from '#main/profile';
import { findBrowser, hasDisplay, type Surroundings } from './find-browser.ts';

/** What came of the wish for a window: the person is told where there is none. */
export type Window =
  | { readonly kind: 'own'; readonly browser: ChildProcess }
  | { readonly kind: 'system' }
  | { readonly kind: 'none'; readonly reason: string };

export async function openWindow(
  userData: string,
  port: number,
  url: string,
  around: Surroundings,
): Promise<Window> {
  if (!hasDisplay(around)) return { kind: 'none', reason: 'no display was found' };
  const browser = findBrowser(around);
  if (browser === null) {
    detach(...openerFor(around.platform, url));
    return { kind: 'system' };
  }
  const profile = join(userData, 'browser');
  await seedPreferences(profile, port);
  const isRoot = process.getuid?.() === 0;
  const flags = windowFlags(profile, port, url, isRoot);
  return { kind: 'own', browser: spawn(browser, flags, { stdio: 'ignore' }) };
}

/**
 * A window without tabs, in a profile of its own, that can reach this one port: everything else
 * goes to a proxy where nothing listens, the browser's own talk with its makers too, and no name is
 * looked up. Chromium refuses its sandbox to root, in containers.
 */
export function windowFlags(
  profile: string,
  port: number,
  url: string,
  isRoot: boolean,
): readonly string[] {
  return [
    `--app=${url}`,
    `--user-data-dir=${profile}`,
    '--proxy-server=http://127.0.0.1:9',
    `--proxy-bypass-list=<-loopback>;127.0.0.1:${String(port)}`,
    '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-domain-reliability',
    '--disable-extensions',
    '--disable-quic',
    '--disable-sync',
    '--allow-browser-signin=false',
    '--no-pings',
    '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
    '--disable-features=Translate,OptimizationHints,MediaRouter,AutofillServerCommunication',
    ...(isRoot ? ['--no-sandbox'] : []),
  ];
}

/**
 * Lets the page keep its database for good (`navigator.storage.persist()`): without it a browser
 * short of space may clear it. Written before the profile's first start; a profile that has
 * preferences is Chromium's own business.
 */
export async function seedPreferences(profile: string, port: number): Promise<void> {
  const folder = join(profile, 'Default');
  const path = join(folder, 'Preferences');
  if ((await readFile(path).catch(() => null)) !== null) return;
  await makePrivateFolder(folder);
  const origin = `http://127.0.0.1:${String(port)},*`;
  const exceptions = { durable_storage: { [origin]: { setting: 1 } } };
  await writePrivateFile(path, JSON.stringify({ profile: { content_settings: { exceptions } } }));
}

function openerFor(platform: string, url: string): readonly [string, readonly string[]] {
  if (platform === 'darwin') return ['open', [url]];
  if (platform === 'win32') return ['rundll32', ['url.dll,FileProtocolHandler', url]];
  return ['xdg-open', [url]];
}

/** Starts a program that outlives this one. One that is missing changes nothing: the URL is printed. */
function detach(command: string, given: readonly string[]): void {
  const opener = spawn(command, given, { stdio: 'ignore', detached: true });
  opener.on('error', () => undefined);
  opener.unref();
}
