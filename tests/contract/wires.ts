import type { HostApi } from '#contract';
import { openShell, pageHeadersFor } from '../main/loopback/open-for-tests.ts';
import { send } from '../main/loopback/raw-request.ts';

/** A way from the page to the host, as the page has it: a name, an input, and an envelope back. */
export interface TestedWire {
  readonly call: (name: string, input: unknown) => Promise<unknown>;
  readonly close: () => Promise<void>;
}

/** Real HTTP to a real server. */
export async function loopbackWire(host: HostApi): Promise<TestedWire> {
  const shell = await openShell({ host });
  return {
    call: async (name, input) => {
      const answer = await send({
        port: shell.port,
        method: 'POST',
        path: `/call/${name}`,
        headers: pageHeadersFor(shell.port, shell.session),
        body: JSON.stringify(input),
      });
      return JSON.parse(answer.text);
    },
    close: shell.remove,
  };
}
