import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hostOver, serveCall, type HostApi, type Input } from '#contract';
import { createHost, type HostDialogs } from '#main/host';
import {
  projectBytes,
  readProject,
  writeProjectFolder,
  type ProjectContents,
} from '#main/services/project';
import { uuid } from '../../core/model/histories.ts';
import {
  changeOf,
  comparable,
  documentOf,
  lineOf,
  messageOf,
  PROJECT,
  sampleProject,
  valueOf,
} from '../project/sample-projects.ts';
import { buildWorker } from '../support/built-worker.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

interface Setting {
  readonly host: HostApi;
  readonly folder: string;
}

interface SettingOptions {
  readonly worker?: URL | undefined;
  /** What each dialog answers. */
  readonly chosen?: (folder: string) => string | null;
  readonly opened?: readonly string[];
}

async function setting({ worker, chosen, opened = [] }: SettingOptions = {}): Promise<Setting> {
  const folder = await temporaryFolder();
  const answer = (): Promise<string | null> => Promise.resolve(chosen?.(folder) ?? null);
  const dialogs: HostDialogs = {
    chooseSources: async () => [(await answer()) ?? ''].filter((path) => path !== ''),
    chooseProject: answer,
    chooseSavePath: answer,
  };
  const inner = createHost({
    userData: join(folder, 'data'),
    version: '1.2.3',
    shell: 'electron',
    platform: 'linux',
    startArguments: opened,
    workingFolder: folder,
    seedsFolder: folder,
    ...(chosen === undefined ? {} : { dialogs }),
    ...(worker === undefined ? {} : { projectWorker: worker }),
  });
  const host = hostOver(async (name, input) => {
    const said = await serveCall(inner, name, JSON.parse(JSON.stringify(input)), (_, error) => {
      throw error;
    });
    return JSON.parse(JSON.stringify(said)) as unknown;
  });
  return { host, folder };
}

const bytesOf = async (contents: ProjectContents = sampleProject()): Promise<Buffer> =>
  Buffer.from(valueOf(await projectBytes('p.obelus', contents)));

async function uploaded(
  host: HostApi,
  bytes: Buffer,
  size = bytes.length,
): Promise<Input<'readProject'>['source']> {
  let upload: string | null = null;
  for (let at = 0; at < bytes.length; at += size) {
    const base64 = bytes.subarray(at, at + size).toString('base64');
    ({ upload } = valueOf(await host.uploadPart({ upload, base64 })));
  }
  return { kind: 'upload', upload: upload ?? '', name: 'p.obelus' };
}

async function allChanges(host: HostApi, reading: string): Promise<string> {
  let lines = '';
  for (let from: number | null = 0; from !== null;) {
    const part: { lines: string; next: number | null } = valueOf(
      await host.readProjectChanges({ reading, from }),
    );
    lines += part.lines;
    from = part.next;
  }
  return lines;
}

async function downloaded(host: HostApi, download: string): Promise<Buffer> {
  const parts: Buffer[] = [];
  for (let from: number | null = 0; from !== null;) {
    const part: { base64: string; next: number | null } = valueOf(
      await host.downloadPart({ download, from }),
    );
    parts.push(Buffer.from(part.base64, 'base64'));
    from = part.next;
  }
  return Buffer.concat(parts);
}

const lines = (contents: ProjectContents): string =>
  contents.changes.map((change) => `${lineOf(change)}\n`).join('');

/** A writing of the sample project, whose documents are in the library. */
async function begun(host: HostApi, contents = sampleProject()): Promise<string> {
  const { project } = contents;
  const documents = contents.documents.map(({ summary }) => summary.id);
  const { writing } = valueOf(await host.beginProject({ project, documents }));
  valueOf(await host.addProjectChanges({ writing, lines: lines(contents) }));
  return writing;
}

/** Takes the sample project's documents into the library. */
async function taken(host: HostApi, contents = sampleProject()): Promise<string> {
  const source = await uploaded(host, await bytesOf(contents));
  const { reading, documents } = valueOf(await host.readProject({ source }));
  const ids = documents.map(({ id }) => id);
  valueOf(await host.takeProjectDocuments({ reading, documents: ids }));
  return reading;
}

let built = '';
let worker: URL;
beforeAll(async () => {
  built = await mkdtemp(join(tmpdir(), 'obelus-worker-'));
  worker = await buildWorker(built, 'project-worker');
});
afterAll(() => rm(built, { recursive: true, force: true }));

describe.each([
  ['in a thread of its own', (): URL => worker],
  ['in this thread', (): undefined => undefined],
])('a project read and written %s', (_, which) => {
  it('is read, taken, and written to the bytes that it was', async () => {
    const { host } = await setting({ worker: which() });
    const contents = sampleProject();
    const bytes = await bytesOf(contents);
    const source = await uploaded(host, bytes, 1_000);
    const read = valueOf(await host.readProject({ source }));
    expect(read).toMatchObject({ project: contents.project, changes: contents.changes.length });
    expect(read.documents).toEqual(contents.documents.map(({ summary }) => summary));
    expect(await allChanges(host, read.reading)).toBe(lines(contents));
    const [first] = read.documents;
    const body = valueOf(
      await host.readProjectDocument({ reading: read.reading, id: first?.id as never }),
    );
    expect(body.text).toBe(Buffer.from(contents.documents[0]?.text ?? []).toString());
    const documents = read.documents.map(({ id }) => id);
    valueOf(await host.takeProjectDocuments({ reading: read.reading, documents }));
    valueOf(await host.endProjectReading({ reading: read.reading }));
    expect(
      valueOf(await host.listDocuments({}))
        .map(({ id }) => id)
        .sort(),
    ).toEqual(documents);
    const writing = await begun(host, contents);
    const ended = valueOf(await host.endProject({ writing, to: { kind: 'page' } }));
    expect(ended).toMatchObject({ saved: true, bytes: bytes.length });
    const again = await downloaded(host, ended.download ?? '');
    expect(Buffer.compare(again, bytes)).toBe(0);
  });

  it('is refused in one sentence where it is damaged', async () => {
    const { host } = await setting({ worker: which() });
    const bytes = await bytesOf();
    const source = await uploaded(host, bytes.subarray(0, -10));
    expect(messageOf(await host.readProject({ source }))).toMatch(/^“p\.obelus” was not opened: /);
  });
});

describe('a project’s file', () => {
  it('is asked for its passphrase, and read again with it from one upload', async () => {
    const { host } = await setting();
    await taken(host);
    const writing = await begun(host);
    const to = { kind: 'page' } as const;
    const locked = valueOf(await host.endProject({ writing, to, passphrase: 'über' }));
    const source = await uploaded(host, await downloaded(host, locked.download ?? ''));
    expect(await host.readProject({ source })).toMatchObject({ code: 'locked' });
    const read = valueOf(await host.readProject({ source, passphrase: 'u\u0308ber' }));
    expect(await allChanges(host, read.reading)).toBe(lines(sampleProject()));
    expect(await host.readProject({ source, passphrase: 'über' })).toMatchObject({
      code: 'not-found',
    });
  });

  it('is written where the person says, for all whom their account lets at it', async () => {
    const { host, folder } = await setting({ chosen: (at) => join(at, 'saved.obelus') });
    await taken(host);
    const to = { kind: 'dialog', suggestedName: 'Levies.obelus' } as const;
    const ended = valueOf(await host.endProject({ writing: await begun(host), to }));
    const path = join(folder, 'saved.obelus');
    expect(ended).toEqual({ saved: true, bytes: (await stat(path)).size, download: null });
    expect(Buffer.compare(await readFile(path), await bytesOf())).toBe(0);
    expect((await stat(path)).mode & 0o777).toBe(0o666 & ~process.umask());
    expect((await readdir(folder)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('is not written where the person cancels, or nobody wants it', async () => {
    const { host, folder } = await setting({ chosen: () => null });
    await taken(host);
    const before = (await readdir(folder)).sort();
    const nothing = { saved: false, bytes: 0, download: null };
    const dialog = { kind: 'dialog', suggestedName: 'Levies.obelus' } as const;
    for (const to of [dialog, { kind: 'nowhere' } as const]) {
      const writing = await begun(host);
      expect(valueOf(await host.endProject({ writing, to }))).toEqual(nothing);
      expect((await host.endProject({ writing, to })).ok).toBe(false);
    }
    expect((await readdir(folder)).sort()).toEqual(before);
  });

  it('can be given up while it is being written, and then nothing is', async () => {
    const { host, folder } = await setting({ chosen: (within) => join(within, 'given-up.obelus') });
    await taken(host);
    const nothing = { saved: false, bytes: 0, download: null };
    const dialog = { kind: 'dialog', suggestedName: 'Levies.obelus' } as const;
    for (const to of [dialog, { kind: 'page' } as const]) {
      const writing = await begun(host);
      const ending = host.endProject({ writing, to });
      expect(valueOf(await host.endProject({ writing, to: { kind: 'nowhere' } }))).toEqual(nothing);
      expect(valueOf(await ending)).toEqual(nothing);
    }
    expect(await readdir(folder)).not.toContain('given-up.obelus');
    const writing = await begun(host);
    expect(valueOf(await host.endProject({ writing, to: dialog })).saved).toBe(true);
    expect(await readdir(folder)).toContain('given-up.obelus');
  });

  it('is not begun with documents that the library lacks', async () => {
    const { host } = await setting();
    const documents = [documentOf('Never imported.\n').summary.id];
    const project = { id: PROJECT, name: '' };
    expect(messageOf(await host.beginProject({ project, documents }))).toBe(
      'Of the project’s documents, 1 is not in the library.',
    );
  });

  it('is not written with lines that are no changes', async () => {
    const { host } = await setting();
    const project = { id: PROJECT, name: 'Levies' };
    const { writing } = valueOf(await host.beginProject({ project, documents: [] }));
    valueOf(await host.addProjectChanges({ writing, lines: '{}\n' }));
    expect(messageOf(await host.endProject({ writing, to: { kind: 'page' } }))).toMatch(
      /^“Levies” was not written: .* line 1: as a change it is no change/,
    );
  });

  it('has a name that can be read again, whatever it is called', async () => {
    const { host } = await setting();
    const project = { id: PROJECT, name: `${'x'.repeat(199)}😀 and more` };
    const { writing } = valueOf(await host.beginProject({ project, documents: [] }));
    const ended = valueOf(await host.endProject({ writing, to: { kind: 'page' } }));
    const bytes = await downloaded(host, ended.download ?? '');
    const read = valueOf(await readProject({ name: 'p', bytes }));
    expect(read.project.name).toBe('x'.repeat(199));
  });
});

describe('a project of many changes', () => {
  const record = `annotation/${uuid(50)}` as const;
  /** Each of about a kibibyte, so that they are several parts. */
  const changes = Array.from({ length: 6_000 }, (_, index) =>
    changeOf(record, `f${index}`, 'é'.repeat(300), { seq: index + 1 }),
  );

  it('comes in parts, each of whole lines, from wherever one asks', async () => {
    const { host } = await setting({ worker });
    const contents = { ...sampleProject(), documents: [], changes };
    const source = await uploaded(host, await bytesOf(contents));
    const { reading } = valueOf(await host.readProject({ source }));
    const first = valueOf(await host.readProjectChanges({ reading, from: 0 }));
    expect(Buffer.byteLength(first.lines)).toBeLessThanOrEqual(4 * 1024 * 1024);
    expect(first.next).toBe(first.lines.split('\n').length - 1);
    expect(await allChanges(host, reading)).toBe(lines(contents));
    const late = valueOf(await host.readProjectChanges({ reading, from: 5_999 }));
    expect(late).toEqual({ lines: `${lineOf(changes[5_999] as never)}\n`, next: null });
    const none = valueOf(await host.readProjectChanges({ reading, from: 6_000 }));
    expect(none).toEqual({ lines: '', next: null });
  });

  it('lets the program’s own thread go on while it is read', async () => {
    const { host } = await setting({ worker });
    const source = await uploaded(
      host,
      await bytesOf({ ...sampleProject(), documents: [], changes }),
    );
    let turns = 0;
    let isRead = false;
    const reading = host.readProject({ source }).finally(() => (isRead = true));
    while (!isRead) {
      await wait(1);
      turns++;
    }
    valueOf(await reading);
    expect(turns).toBeGreaterThan(20);
  });
});

describe('what the host holds for the page', () => {
  it('is let go of when it ends, and where it is too much the oldest', async () => {
    const { host } = await setting();
    const readings: string[] = [];
    for (let turn = 0; turn < 5; turn++) readings.push(await taken(host));
    const [oldest = '', second = ''] = readings;
    const gone = { ok: false, code: 'not-found' };
    expect(await host.readProjectChanges({ reading: oldest, from: 0 })).toMatchObject(gone);
    valueOf(await host.readProjectChanges({ reading: second, from: 0 }));
    valueOf(await host.endProjectReading({ reading: second }));
    expect(await host.readProjectChanges({ reading: second, from: 0 })).toMatchObject(gone);
  });

  it('is told in words where it is not there', async () => {
    const { host } = await setting();
    const { id } = documentOf('x').summary;
    const none = 'none';
    const source = { kind: 'upload', upload: none, name: 'p' } as const;
    const answers = [
      await host.uploadPart({ upload: none, base64: 'AAAA' }),
      await host.uploadPart({ upload: null, base64: 'A' }),
      await host.readProject({ source }),
      await host.readProject({ source: { kind: 'given', ref: none } }),
      await host.readProjectChanges({ reading: none, from: 0 }),
      await host.readProjectDocument({ reading: none, id }),
      await host.takeProjectDocuments({ reading: none, documents: [] }),
      await host.addProjectChanges({ writing: none, lines: '' }),
      await host.endProject({ writing: none, to: { kind: 'page' } }),
      await host.downloadPart({ download: none, from: 0 }),
    ];
    for (const answer of answers) {
      expect(answer).toMatchObject({ ok: false, code: 'not-found' });
      expect(messageOf(answer)).toMatch(/^[A-Z].* .*\.$/);
    }
    const reading = await taken(host);
    for (const answer of [
      await host.readProjectDocument({ reading, id }),
      await host.takeProjectDocuments({ reading, documents: [id] }),
    ])
      expect(messageOf(answer)).toBe('This document is not in the project.');
  });
});

describe('paths that the program is given', () => {
  it('are told apart: projects, whatever they are called, and texts', async () => {
    const opened: string[] = [];
    const { host, folder } = await setting({ opened });
    const at = (name: string): string => join(folder, name);
    await writeFile(at('a.obelus'), await bytesOf());
    await writeFile(at('b.zip'), await bytesOf());
    await writeFile(at('c.txt'), 'A text.');
    await writeFile(at('d.OBELUS'), 'no project at all');
    valueOf(await writeProjectFolder(at('e'), sampleProject(), () => true));
    await mkdir(at('f'));
    await cp(at('c.txt'), at('f/g.txt'));
    opened.push('a.obelus', 'b.zip', 'c.txt', 'd.OBELUS', 'e', 'f');
    const found = valueOf(await host.givenSources({ which: 'opened' }));
    expect(found.refused).toEqual([]);
    expect(found.sources.map(({ name }) => name)).toEqual(['c.txt', 'g.txt']);
    const { size } = await stat(at('a.obelus'));
    expect(found.projects.map(({ name, kind, bytes }) => [name, kind, bytes])).toEqual([
      ['a.obelus', 'file', size],
      ['b.zip', 'file', size],
      ['d.OBELUS', 'file', 17],
      ['e', 'folder', 0],
    ]);
    for (const { ref, name } of found.projects) {
      const answer = await host.readProject({ source: { kind: 'given', ref } });
      expect([name, answer.ok]).toEqual([name, name !== 'd.OBELUS']);
    }
  });

  it('are projects too where a person chose them', async () => {
    const { host, folder } = await setting({ chosen: (at) => join(at, 'a.obelus') });
    await writeFile(join(folder, 'a.obelus'), await bytesOf());
    const { project } = valueOf(await host.chooseProject({ kind: 'file' }));
    const { projects, sources } = valueOf(await host.chooseSources({ kind: 'files' }));
    expect(projects).toEqual([project]);
    expect(sources).toEqual([]);
  });

  it('are refused as projects where they are none', async () => {
    const { host } = await setting({ chosen: (at) => at });
    expect(messageOf(await host.chooseProject({ kind: 'folder' }))).toMatch(
      /is no project folder: there is no obelus\.json in it\.$/,
    );
  });

  it('come to the same, as a folder or as a file', async () => {
    const { host, folder } = await setting({ chosen: (at) => join(at, 'e') });
    valueOf(await writeProjectFolder(join(folder, 'e'), sampleProject(), () => true));
    const { project } = valueOf(await host.chooseProject({ kind: 'folder' }));
    const source = { kind: 'given', ref: project?.ref ?? '' } as const;
    const { reading } = valueOf(await host.readProject({ source }));
    expect(await allChanges(host, reading)).toBe(lines(sampleProject()));
    const bytes = await bytesOf();
    expect(comparable(valueOf(await readProject({ name: 'p', bytes })))).toEqual(
      comparable(valueOf(await readProject(join(folder, 'e')))),
    );
  });

  it('let a newcomer in where something lies that does not belong there, and tell of it', async () => {
    const { host, folder } = await setting({ chosen: (at) => join(at, 'e') });
    valueOf(await writeProjectFolder(join(folder, 'e'), sampleProject(), () => true));
    await writeFile(join(folder, 'e', 'changes', 'notes.txt'), 'x');
    const { project } = valueOf(await host.chooseProject({ kind: 'folder' }));
    const source = { kind: 'given', ref: project?.ref ?? '' } as const;
    const { reading, strays } = valueOf(await host.readProject({ source }));
    expect(strays).toEqual(['changes/notes.txt']);
    expect(await allChanges(host, reading)).toBe(lines(sampleProject()));
  });
});
