import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { hostOver, methods, type HostApi, type MethodName } from '#contract';
import { createInFlight } from '#main/page';
import { projectBytes } from '#main/services/project';
import { openHost, temporaryFolder } from '../main/loopback/open-for-tests.ts';
import { sampleProject, valueOf } from '../main/project/sample-projects.ts';
import { badInputs, goodInputs, methodNames, unknownMethods } from './cases.ts';
import { loopbackWire, type TestedWire } from './wires.ts';

type Handler = (event: unknown, input: unknown) => unknown;
interface Bridge {
  readonly call: (name: string, input: unknown) => Promise<unknown>;
}

/** What is another each time: how long it took, what others leave of the disk, under what something is held. */
const PASSING = new Set(['took', 'free', 'upload', 'reading', 'writing', 'download']);

const steady = (answer: unknown): unknown =>
  JSON.parse(JSON.stringify(answer, (key, value: unknown) => (PASSING.has(key) ? 0 : value)));

/** Between preload and main, in place of Electron: copies values as Electron does. */
const between = vi.hoisted(() => ({
  handlers: new Map<string, Handler>(),
  exposed: new Map<string, unknown>(),
}));

vi.mock('electron', () => ({
  ipcMain: {
    handle: (channel: string, handler: Handler) => between.handlers.set(channel, handler),
  },
  ipcRenderer: {
    invoke: async (channel: string, input: unknown) => {
      const handler = between.handlers.get(channel);
      if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
      const senderFrame = { url: 'app://obelus/', parent: null };
      return structuredClone(await handler({ senderFrame }, structuredClone(input)));
    },
    on: () => undefined,
    off: () => undefined,
  },
  contextBridge: {
    exposeInMainWorld: (name: string, value: unknown) => between.exposed.set(name, value),
  },
}));

async function electronWire(host: HostApi): Promise<TestedWire> {
  const { serveCalls } = await import('../../src/main/electron/serve-calls.ts');
  await import('../../src/preload/preload.ts');
  serveCalls(host, createInFlight(), () => undefined);
  const bridge = between.exposed.get('obelus') as Bridge;
  return { call: bridge.call, close: () => Promise.resolve() };
}

const shells = [
  { shell: 'loopback', open: loopbackWire },
  { shell: 'electron', open: electronWire },
];

describe.each(shells)('the $shell shell', ({ open }) => {
  let host: HostApi;
  let wire: TestedWire;
  let remove: () => Promise<void>;

  beforeAll(async () => {
    const folder = await temporaryFolder();
    host = await openHost(folder.path);
    wire = await open(host);
    remove = async () => {
      await wire.close();
      await folder.remove();
    };
    await wire.call('importSource', goodInputs.importSource);
    await vi.waitUntil(async () => {
      const status = await host.searchStatus({});
      return status.ok && status.value.isComplete;
    }, 20_000);
  });
  afterAll(() => remove());

  it.each(methodNames)('answers %s as the host does', async (method) => {
    const input = goodInputs[method];
    const direct: unknown = await host[method](input as never);
    expect(steady(await wire.call(method, input))).toEqual(steady(direct));
  });

  it.each(methodNames)('carries %s to the page’s own reading of it', async (method) => {
    const page = hostOver((name, input) => wire.call(name, input));
    const direct = await host[method](goodInputs[method] as never);
    const arrived = await page[method](goodInputs[method] as never);
    expect(arrived.ok).toBe(direct.ok);
  });

  it('reads an imported document back, to the letter', async () => {
    const page = hostOver((name, input) => wire.call(name, input));
    const listed = await page.listDocuments({});
    const id = listed.ok ? listed.value[0]?.id : undefined;
    const read = await page.readDocument({ id: id as never });
    expect(read.ok && read.value.text).toBe('Seven words, all of them — short.\n');
  });

  it('carries a whole project in, and out again to the byte', async () => {
    const page = hostOver((name, input) => wire.call(name, input));
    const contents = sampleProject();
    const bytes = Buffer.from(valueOf(await projectBytes('p', contents)));
    const half = Math.ceil(bytes.length / 2);
    const [first, second] = [bytes.subarray(0, half), bytes.subarray(half)];
    const { upload } = valueOf(
      await page.uploadPart({ upload: null, base64: first.toString('base64') }),
    );
    valueOf(await page.uploadPart({ upload, base64: second.toString('base64') }));
    const source = { kind: 'upload', upload, name: 'p.obelus' } as const;
    const { reading, project, documents } = valueOf(await page.readProject({ source }));
    const { lines, next } = valueOf(await page.readProjectChanges({ reading, from: 0 }));
    expect(next).toBeNull();
    const ids = documents.map(({ id }) => id);
    const [id] = ids;
    const body = valueOf(await page.readProjectDocument({ reading, id: id as never }));
    valueOf(await page.takeProjectDocuments({ reading, documents: ids }));
    expect(valueOf(await page.readDocument({ id: id as never }))).toEqual(body);
    valueOf(await page.endProjectReading({ reading }));
    const { writing } = valueOf(await page.beginProject({ project, documents: ids }));
    valueOf(await page.addProjectChanges({ writing, lines }));
    const { download } = valueOf(await page.endProject({ writing, to: { kind: 'page' } }));
    const part = valueOf(await page.downloadPart({ download: download ?? '', from: 0 }));
    expect([part.next, part.base64]).toEqual([null, bytes.toString('base64')]);
  });

  it('finds an imported document by its words, with exact ranges of its text', async () => {
    const page = hostOver((name, input) => wire.call(name, input));
    const answer = await page.searchCorpus({ query: '"all of them" word', limit: 5 });
    const [found] = answer.ok ? answer.value.documents : [];
    const text = 'Seven words, all of them — short.\n';
    expect(found?.snippets.map(({ start, end }) => text.slice(start, end))).toEqual([
      'words',
      'all of them',
    ]);
  });

  it.each([
    ['more than the longest query', 'a '.repeat(50_000)],
    ['hundreds of words', Array.from({ length: 500 }, (_, index) => `w${index}`).join(' ')],
  ])('says in words that %s is too much', async (_, query) => {
    expect(await wire.call('searchCorpus', { query, limit: 5 })).toMatchObject({
      ok: false,
      code: 'too-large',
      message: expect.stringMatching(/ /),
    });
  });

  it.each(badInputs.filter(isMalformed))(
    'refuses $method with $name',
    async ({ method, input }) => {
      expect(await wire.call(method, input)).toEqual({
        ok: false,
        code: 'bad-request',
        message: expect.any(String),
      });
      expect(({} as { isAdmin?: unknown }).isAdmin).toBeUndefined();
    },
  );

  it.each(unknownMethods)('does not know the method %j', async (name) => {
    expect(await wire.call(name, {})).toMatchObject({ ok: false, code: expect.any(String) });
  });

  it.each([
    ['a text of more than 100 MiB', { which: 'x'.repeat(101 * 1024 * 1024) }, 'too-large'],
    ['nesting 1,000 deep', JSON.parse('['.repeat(1_000) + ']'.repeat(1_000)), 'bad-request'],
  ])('refuses %s', async (_, input, code) => {
    expect(await wire.call('givenSources', input)).toMatchObject({ ok: false, code });
  });

  it('goes on answering after all that', async () => {
    expect(await wire.call('describeHost', {})).toMatchObject({ ok: true });
  });

  it('says of an error inside only that there was one', async () => {
    const failing = { ...host, listDocuments: () => Promise.reject(new Error('/home/someone/x')) };
    const broken = await open(failing);
    const answer = await broken.call('listDocuments', {});
    expect(answer).toMatchObject({ ok: false, code: 'internal' });
    expect(JSON.stringify(answer)).not.toContain('/home');
    await broken.close();
  });
});

/** Some wrong inputs are right: `{}` where nothing is asked. */
function isMalformed({ method, input }: { method: MethodName; input: unknown }): boolean {
  return !methods[method].input.safeParse(input).success;
}

describe('the table of wrong inputs', () => {
  it('has wrong inputs for every method', () => {
    for (const method of methodNames) {
      const wrong = badInputs.filter((bad) => bad.method === method && isMalformed(bad));
      expect(wrong.length).toBeGreaterThanOrEqual(8);
    }
  });

  it('covers the whole contract', () => {
    expect([...methodNames].sort()).toEqual(Object.keys(methods).sort());
  });
});

describe('the Electron shell alone', () => {
  const callFrom = (senderFrame: unknown): unknown =>
    between.handlers.get('call:describeHost')?.({ senderFrame }, {});

  it.each([
    { who: 'a frame inside the page', frame: { url: 'app://obelus/', parent: {} } },
    { who: 'another site', frame: { url: 'https://evil.example/', parent: null } },
    { who: 'another host of the scheme', frame: { url: 'app://evil/', parent: null } },
    { who: 'a file', frame: { url: 'file:///index.html', parent: null } },
    { who: 'a frame that is gone', frame: null },
  ])('does not answer $who', ({ frame }) => {
    expect(callFrom(frame)).toMatchObject({ ok: false, code: 'bad-request' });
  });

  it.each([
    ['a date', new Date(0)],
    ['a map', new Map([['which', 'sample']])],
    ['bytes', new Uint8Array(3)],
    ['a number beyond JSON', { which: Number.NaN }],
    ['a big integer', { which: 1n }],
    ['a million values', { which: Array.from({ length: 1_000_001 }, () => 0) }],
  ])('does not take %s', async (_, input) => {
    const bridge = between.exposed.get('obelus') as Bridge;
    expect(await bridge.call('givenSources', input)).toMatchObject({ ok: false });
  });

  it('does not take a value that holds itself', async () => {
    const loop: { self?: unknown } = {};
    loop.self = loop;
    const bridge = between.exposed.get('obelus') as Bridge;
    expect(await bridge.call('givenSources', loop)).toMatchObject({ ok: false });
  });
});
