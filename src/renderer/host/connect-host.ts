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

/** POSTs each call with the session; whatever the server answers is the envelope. */
const loopbackWire: Wire = async (name, input) => {
  const response = await fetch(`/call/${name}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${currentSession()}` },
    body: JSON.stringify(input),
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
