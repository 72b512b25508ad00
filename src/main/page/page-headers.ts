/**
 * The page may load what the program itself was built with, and nothing else: no inline script, no
 * eval, no other origin, no frame around it. Trusted Types pass six policies: by
 * `ProseMirrorClipboard` ProseMirror parses pasted HTML in a detached document; the others each
 * let the address of one thread become a program (src/renderer/threads/open-thread.ts).
 */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types ProseMirrorClipboard ObelusSearch ObelusStore ObelusTable ObelusMerge ObelusAgreement',
].join('; ');

/** Sent with every answer of every shell, refusals included. */
export const pageHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': contentSecurityPolicy,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=()',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Cache-Control': 'no-store',
};
