/**
 * Between a page that has locked its work and the one that asks for the passphrase: it opens its windows
 * to others, which the page does not (Cross-Origin-Opener-Policy), so that the browser ends the process
 * that the texts were in, and begins another.
 */
export const LOCKED_PATH = '/locked.html';

export const lockedPage: Uint8Array = Buffer.from(
  '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="color-scheme" content="light dark"><meta http-equiv="refresh" content="0;url=/"><title>Private – Obelus</title></html>\n',
  'utf8',
);

export const lockedHeaders: Readonly<Record<string, string>> = {
  'Cross-Origin-Opener-Policy': 'unsafe-none',
};
