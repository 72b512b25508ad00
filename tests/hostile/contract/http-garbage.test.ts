import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { pageHeaders } from '#main/page';
import { stateOf } from '../../fuzz/contract/folder-state.ts';
import { callWith, openFuzzed, type FuzzedShell } from '../../fuzz/contract/fuzz-contract.ts';
import { exchange, garbage, goodRequest, stall } from '../../fuzz/contract/http-garbage.ts';

/** The loopback server against what no page of its own would send. */

let fuzzed: FuzzedShell;
beforeAll(async () => {
  fuzzed = await openFuzzed();
}, 60_000);
afterAll(() => fuzzed.remove(), 60_000);

const runs = Number(process.env['OBELUS_HTTP_RUNS'] ?? '150');

it('answers a good request, which all others here come of', async () => {
  expect(await exchange(fuzzed.shell.port, goodRequest(fuzzed.shell))).toMatch(
    /^HTTP\/1\.1 200 [^]*"ok":true/,
  );
});

/** Every answer, whoever it is for. */
function expectFence(answer: string, request: string): void {
  const head = answer.slice(0, answer.indexOf('\r\n\r\n')).toLowerCase();
  for (const [name, value] of Object.entries(pageHeaders))
    expect([request, head]).toEqual([
      request,
      expect.stringContaining(`${name}: ${value}`.toLowerCase()),
    ]);
  expect(head).not.toMatch(/set-cookie|access-control/);
}

it('turns away whatever is wrong, tells nothing, and changes nothing', async () => {
  const { shell, folder } = fuzzed;
  const before = await stateOf(folder);
  const statuses = new Map<string, number>();
  const property = fc.asyncProperty(garbage(shell), async (request) => {
    const heard = await exchange(shell.port, request);
    const answer = heard.replace('HTTP/1.1 100 Continue\r\n\r\n', '');
    const status = /^HTTP\/1\.1 (\d+) /.exec(answer)?.[1] ?? 'none';
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    expect(answer).not.toContain('"ok":true');
    expect(answer).not.toContain(folder);
    expect(answer).not.toMatch(/\bat \S+:\d+:\d+/);
    if (status === 'none') return;
    expectFence(answer, request);
    // A method nobody knows is answered as any call is: with an envelope.
    if (status === '200') expect(answer).toMatch(/"ok":false|<title>/);
    else expect(status).toMatch(/^4\d\d$/);
  });
  await fc.assert(property, { numRuns: runs, seed: 20_261_122 });
  expect([...statuses.keys()]).toEqual(
    expect.arrayContaining(['400', '401', '403', '405', '415', '421']),
  );
  expect(await stateOf(folder)).toEqual(before);
  expect(await callWith(shell, 'describeHost', '{}')).toMatchObject({ ok: true });
});

it('goes on for others while hundreds of senders do not finish', async () => {
  const { shell } = fuzzed;
  const good = goodRequest(shell);
  const parts = [
    good.slice(0, 30),
    good.slice(0, good.length - 1),
    'GET',
    good.replace('Content-Length: 2', 'Content-Length: 90000000'),
  ];
  const sockets = await Promise.all(
    Array.from({ length: 200 }, (_, at) => stall(shell.port, parts[at % parts.length] ?? '')),
  );
  expect(await callWith(shell, 'describeHost', '{}')).toMatchObject({ ok: true });
  for (const socket of sockets) socket.destroy();
  expect(await callWith(shell, 'describeHost', '{}')).toMatchObject({ ok: true });
});
