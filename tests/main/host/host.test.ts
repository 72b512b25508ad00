import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hostOver, serveCall, type HostApi, type Input, type Output, type Result } from '#contract';
import { createHost, type HostDialogs } from '#main/host';
import { onePixel } from '../../contract/cases.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

interface Setting {
  readonly host: HostApi;
  readonly folder: string;
}

interface SettingOptions {
  readonly dialogs?: HostDialogs;
  readonly startArguments?: readonly string[];
}

/** A host behind the contract's wall, as every shell serves it: each value passes as JSON. */
async function setting(options: SettingOptions = {}): Promise<Setting> {
  const folder = await temporaryFolder();
  const seedsFolder = join(folder, 'seeds');
  await mkdir(seedsFolder);
  await writeFile(join(seedsFolder, '1.txt'), 'The first sample.\n');
  await writeFile(join(seedsFolder, 'README.md'), 'About the samples.\n');
  const inner = createHost({
    userData: join(folder, 'data'),
    version: '1.2.3',
    shell: 'loopback',
    platform: 'linux',
    startArguments: options.startArguments ?? [],
    workingFolder: folder,
    seedsFolder,
    ...(options.dialogs ? { dialogs: options.dialogs } : {}),
  });
  const host = hostOver(async (name, input) => {
    const answer = await serveCall(inner, name, JSON.parse(JSON.stringify(input)), (_, error) => {
      throw error;
    });
    return JSON.parse(JSON.stringify(answer)) as unknown;
  });
  return { host, folder };
}

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.code}: ${result.message}`);
  return result.value;
}

const bytesInput = (
  name: string,
  text: string,
): { kind: 'bytes'; name: string; base64: string } => ({
  kind: 'bytes',
  name,
  base64: Buffer.from(text).toString('base64'),
});

const pixel = Buffer.from(onePixel, 'base64');

const pictureInput = (bytes: Buffer): Input<'saveBytes'> => ({
  suggestedName: 'a.png',
  mediaType: 'image/png',
  base64: bytes.toString('base64'),
});

async function importText(
  host: HostApi,
  name: string,
  text: string,
): Promise<Output<'importSource'>> {
  return valueOf(await host.importSource(bytesInput(name, text)));
}

describe('the host', () => {
  it('says what it is', async () => {
    const { host } = await setting();
    expect(valueOf(await host.describeHost({}))).toMatchObject({
      shell: 'loopback',
      version: '1.2.3',
      nativeDialogs: false,
    });
  });

  it('offers the samples without their README, and imports them', async () => {
    const { host } = await setting();
    const { sources } = valueOf(await host.givenSources({ which: 'sample' }));
    expect(sources.map((source) => source.name)).toEqual(['1.txt']);
    const ref = sources[0]?.ref ?? '';
    const imported = valueOf(await host.importSource({ kind: 'given', ref }));
    expect(imported.alreadyPresent).toBe(false);
    expect(valueOf(await host.listDocuments({}))).toEqual([imported.document]);
    const body = valueOf(await host.readDocument({ id: imported.document.id }));
    expect(body.text).toBe('The first sample.\n');
    expect(body.blocks).toMatchObject([{ start: 0, end: 17 }]);
  });

  it('offers files and folders named at the start, and takes no switch for one', async () => {
    const { host, folder } = await setting({
      startArguments: ['--inspect', 'seeds', '-x', 'missing.txt', '--', '-note.txt'],
    });
    await writeFile(join(folder, '-note.txt'), 'A note.');
    await writeFile(join(folder, '--inspect'), 'A trap.');
    const { sources } = valueOf(await host.givenSources({ which: 'opened' }));
    expect(sources.map((source) => source.name)).toEqual(['-note.txt', '1.txt', 'README.md']);
  });

  it('gives out what is named once, and then only what is named later', async () => {
    const startArguments = ['--', 'seeds'];
    const { host, folder } = await setting({ startArguments });
    const names = async (): Promise<readonly string[]> =>
      valueOf(await host.givenSources({ which: 'opened' })).sources.map(({ name }) => name);
    expect(await names()).toEqual(['1.txt', 'README.md']);
    expect(await names()).toEqual([]);
    await writeFile(join(folder, '-later.txt'), 'Later.');
    startArguments.push('-later.txt');
    expect(await names()).toEqual(['-later.txt']);
  });

  it('reads no path that it has not offered', async () => {
    const { host } = await setting();
    const answer = await host.importSource({ kind: 'given', ref: '/etc/passwd' });
    expect(answer).toMatchObject({ ok: false, code: 'not-found' });
  });

  it('knows a text again, whatever name it comes under', async () => {
    const { host } = await setting();
    const first = await importText(host, 'a.txt', 'One text.\n');
    const second = await importText(host, 'b.txt', 'One text.\r\n');
    expect(second.alreadyPresent).toBe(true);
    expect(second.document).toEqual(first.document);
    expect(valueOf(await host.listDocuments({}))).toHaveLength(1);
  });

  it('passes a document of 4 MB whole', async () => {
    const { host } = await setting();
    const text = 'All of it must arrive, to the last word, and in order 😀.\n'.repeat(70_000);
    const { document } = await importText(host, 'long.txt', text);
    expect(document.length).toBe(text.length);
    const body = valueOf(await host.readDocument({ id: document.id }));
    expect(body.text === text).toBe(true);
    expect(body.blocks).toHaveLength(70_000);
  });

  it.each([
    ['empty.txt', '', 'empty'],
    ['blank.txt', ' \n\t ', 'empty'],
    ['paper.pdf', '%PDF-1.7', 'unsupported-type'],
    ['paper.txt', '%PDF-1.7', 'binary'],
    ['Makefile', 'all:', 'unsupported-type'],
  ])('refuses %s in words that name it', async (name, text, code) => {
    const { host } = await setting();
    const answer = await host.importSource(bytesInput(name, text));
    expect(answer).toMatchObject({ ok: false, code });
    expect(answer).toHaveProperty('message', expect.stringContaining(`“${name}”`));
    expect(valueOf(await host.listDocuments({}))).toEqual([]);
  });

  it('has no dialogs where the shell has none', async () => {
    const { host } = await setting();
    const chosen = await host.chooseSources({ kind: 'files' });
    const saved = await host.saveText({ suggestedName: 'a', mediaType: 'text/plain', text: '' });
    const picture = await host.saveBytes(pictureInput(pixel));
    expect([chosen, saved, picture].map((answer) => !answer.ok && answer.code)).toEqual([
      'not-available',
      'not-available',
      'not-available',
    ]);
  });

  it('saves a picture to the byte', async () => {
    let asked = 0;
    const folder = await temporaryFolder();
    const target = join(folder, 'a.png');
    const { host } = await setting({
      dialogs: {
        chooseSources: () => Promise.resolve([]),
        chooseProject: () => Promise.resolve(null),
        chooseSavePath: (name) => {
          asked += 1;
          expect(name).toBe('a.png');
          return Promise.resolve(target);
        },
      },
    });
    expect(valueOf(await host.saveBytes(pictureInput(pixel)))).toEqual({ saved: true });
    expect(await readFile(target)).toEqual(pixel);
    const elsewhere = { ...pictureInput(pixel), suggestedName: '../../a.png' };
    expect(valueOf(await host.saveBytes(elsewhere))).toEqual({ saved: true });
    expect(asked).toBe(2);
    expect(await readdir(folder)).toEqual(['a.png']);
  });

  it.each([
    ['that is cut off', pixel.subarray(0, -1).toString('base64')],
    ['that is something else', Buffer.from('<svg onload="x()"/>'.repeat(9)).toString('base64')],
    ['that is no Base64', `${pixel.toString('base64').slice(0, -4)}*???`],
  ])('asks nobody where to save a picture %s', async (_, base64) => {
    let asked = 0;
    const { host } = await setting({
      dialogs: {
        chooseSources: () => Promise.resolve([]),
        chooseProject: () => Promise.resolve(null),
        chooseSavePath: () => {
          asked += 1;
          return Promise.resolve(null);
        },
      },
    });
    const answer = await host.saveBytes({ ...pictureInput(pixel), base64 });
    expect(answer).toMatchObject({ ok: false, code: 'bad-request' });
    expect(answer).toHaveProperty('message', expect.stringContaining('“a.png”'));
    expect(asked).toBe(0);
  });

  it('saves where the dialog says, under a name made safe', async () => {
    const suggested: string[] = [];
    let target: string | null = null;
    const { host, folder } = await setting({
      dialogs: {
        chooseSources: () => Promise.resolve([]),
        chooseProject: () => Promise.resolve(null),
        chooseSavePath: (name) => {
          suggested.push(name);
          return Promise.resolve(target);
        },
      },
    });
    const input = { suggestedName: '../../x.jsonld', mediaType: 'application/ld+json', text: 'é' };
    expect(valueOf(await host.saveText(input))).toEqual({ saved: false });
    target = join(folder, 'x.jsonld');
    expect(valueOf(await host.saveText(input))).toEqual({ saved: true });
    expect(suggested).toEqual(['x.jsonld', 'x.jsonld']);
    expect(await readFile(target, 'utf8')).toBe('é');
    expect(await readdir(folder)).toEqual(
      ['data', 'seeds', 'x.jsonld'].filter((n) => n !== 'data'),
    );
  });
});
