import { hostOver, type HostApi, type Wire } from '#contract';
import { currentSession, openSession } from './session.ts';

declare global {
  interface Window {
    /** What the Electron preload leaves. */
    readonly obelus?: {
      readonly call: (name: string, input: unknown) => Promise<unknown>;
      readonly onCommand: (listener: (command: string) => void) => () => void;
    };
  }
}

/** Characters of a last call that a browser still sends for a page that is gone: 64 KiB in all. */
const LAST = 30_000;
let isGoing = false;
addEventListener('pagehide', () => {
  isGoing = true;
});
addEventListener('pageshow', () => {
  isGoing = false;
});

/** POSTs each call with the session; whatever the server answers is the envelope. */
const loopbackWire: Wire = async (name, input) => {
  const body = JSON.stringify(input);
  const response = await fetch(`/call/${name}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${currentSession()}` },
    body,
    ...(isGoing && body.length <= LAST && { keepalive: true }),
  });
  return (await response.json()) as unknown;
};

/**
 * The shell that serves this page: Electron's main process where the preload left its function, else
 * the loopback server the page came from.
 *
 * @throws Error with a sentence for the person where the page has no session with its server.
 */
export async function connectHost(): Promise<HostApi> {
  const bridge = window.obelus;
  if (bridge !== undefined) return hostOver((name, input) => bridge.call(name, input));
  await openSession();
  return hostOver(loopbackWire);
}
