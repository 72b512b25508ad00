import { Agent, request } from 'node:http';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { methods, type Input, type MethodName, type Output, type Result } from '#contract';
import { createHost } from '#main/host';
import { startLoopback } from '#main/loopback';

/** The loopback shell, asked over HTTP as its page asks: every answer is decoded. */
export interface Shell {
  /** @throws where the host refuses */
  call<M extends MethodName>(method: M, input: Input<M>): Promise<Output<M>>;
  close(): Promise<void>;
}

export async function openShell(userData: string, searchWorker: URL): Promise<Shell> {
  const pageFolder = join(userData, 'page');
  await mkdir(pageFolder, { recursive: true });
  await writeFile(join(pageFolder, 'index.html'), '<!doctype html><title>Bench</title>');
  const host = createHost({
    ...{ userData, searchWorker, version: 'bench', shell: 'loopback', platform: 'bench' },
    ...{ startArguments: [], seedsFolder: pageFolder },
  });
  const shell = await startLoopback({ userData, pageFolder, openHost: () => host });
  const agent = new Agent({ keepAlive: true });

  function post(path: string, body: unknown, session: string | null): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const outgoing = request(
        {
          ...{ host: '127.0.0.1', port: shell.port, method: 'POST', path, agent },
          headers: {
            Origin: `http://127.0.0.1:${shell.port}`,
            'Sec-Fetch-Site': 'same-origin',
            'Content-Type': 'application/json',
            ...(session === null ? {} : { Authorization: `Bearer ${session}` }),
          },
        },
        (incoming) => {
          const chunks: Buffer[] = [];
          incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
          incoming.on('error', reject);
          incoming.on('end', () => {
            resolve(JSON.parse(Buffer.concat(chunks).toString('utf8')));
          });
        },
      );
      outgoing.on('error', reject);
      outgoing.end(JSON.stringify(body));
    });
  }

  const ticket = new URL(shell.ticketUrl()).hash.slice('#ticket='.length);
  const { session } = (await post('/session', { ticket }, null)) as { readonly session: string };
  return {
    async call(method, input) {
      const answer = (await post(`/call/${method}`, input, session)) as Result<unknown>;
      if (!answer.ok) throw new Error(answer.message);
      return methods[method].output.parse(answer.value) as Output<typeof method>;
    },
    async close() {
      agent.destroy();
      await shell.close();
    },
  };
}
