import { appendFile, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hostOver, serveCall, type HostApi } from '#contract';
import type { Change } from '#core/model';
import { createHost } from '#main/host';
import { readProject, writeProjectFolder } from '#main/services/project';
import { uuid } from '../../core/model/histories.ts';
import {
  changeOf,
  lineOf,
  messageOf,
  PROJECT,
  sampleProject,
  valueOf,
} from '../project/sample-projects.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const project = { id: PROJECT, name: 'A project' };
const [ann, ben] = [uuid(1001), uuid(1002)] as [string, string];
const linesOf = (changes: readonly Change[]): string =>
  changes.map((change) => `${lineOf(change)}\n`).join('');
const record = `document/${sampleProject().documents[0]?.summary.id ?? ''}` as const;

interface Setting {
  readonly userData: string;
  /** What the dialog answers; no dialogs without. */
  readonly chosen?: string | null;
  readonly named?: readonly string[];
}

/** A host as one start of the program has it. */
function hostOf({ userData, chosen, named = [] }: Setting): HostApi {
  const chooseProject = () => Promise.resolve(chosen ?? null);
  const inner = createHost({
    userData,
    version: '1.2.3',
    shell: 'electron',
    platform: 'linux',
    startArguments: named,
    seedsFolder: userData,
    ...(chosen !== undefined && {
      dialogs: { chooseProject, chooseSources: async () => [], chooseSavePath: async () => null },
    }),
  });
  return hostOver(async (name, input) => {
    const said = await serveCall(inner, name, JSON.parse(JSON.stringify(input)), (_, error) => {
      throw error;
    });
    return JSON.parse(JSON.stringify(said)) as unknown;
  });
}

async function emptyFolder(): Promise<{ readonly folder: string; readonly data: string }> {
  const data = await temporaryFolder();
  const folder = join(data, 'shared');
  await mkdir(folder);
  return { folder, data };
}

async function projectFolder(): Promise<{ readonly folder: string; readonly data: string }> {
  const { folder, data } = await emptyFolder();
  valueOf(await writeProjectFolder(folder, sampleProject(), () => true));
  return { folder, data };
}

async function begun(host: HostApi, replica: string): Promise<void> {
  const { folder } = valueOf(await host.chooseSharedFolder({}));
  valueOf(await host.beginSharing({ ref: folder?.project.ref ?? '', replica, project }));
}

const status = async (host: HostApi, replica: string) =>
  valueOf(await host.sharedFolderStatus({ replica, isAsked: true })).folder;

async function arrived(host: HostApi, replica: string): Promise<string> {
  let lines = '';
  for (let after = 0; ;) {
    const { arrival } = valueOf(await host.sharedArrival({ replica, after }));
    if (arrival === null) break;
    lines += arrival.lines;
    after = arrival.mark;
  }
  return lines;
}

describe('a host that is kept in step with a folder', () => {
  it('makes a project of an empty folder, and adds to it what the page has', async () => {
    const { folder, data } = await emptyFolder();
    const host = hostOf({ userData: join(data, 'ann'), chosen: folder });
    const { document } = valueOf(
      await host.importSource({
        kind: 'bytes',
        name: 'a.txt',
        base64: Buffer.from('A text.\r\n').toString('base64'),
      }),
    );
    await begun(host, ann);
    const own = [changeOf(record, 'note', 'Mine')];
    valueOf(
      await host.addToSharedFolder({
        replica: ann,
        lines: linesOf(own),
        documents: [document.id],
      }),
    );
    const read = valueOf(await readProject(folder));
    expect(read.project).toEqual(project);
    expect(read.changes).toEqual(own);
    expect(read.documents.map(({ summary }) => summary)).toEqual([document]);
    expect(await status(host, ann)).toMatchObject({
      name: 'shared',
      condition: 'there',
      mark: 0,
      changes: [[ann, 1]],
      documents: [],
    });
  });

  it('hands out what others wrote, until it was taken, also after a new start', async () => {
    const { folder, data } = await projectFolder();
    const setting = { userData: join(data, 'ann'), chosen: folder };
    const host = hostOf(setting);
    await begun(host, ann);
    expect((await status(host, ann))?.mark).toBeGreaterThan(0);
    expect((await arrived(host, ann)).split('\n')).toHaveLength(sampleProject().changes.length + 1);
    const again = hostOf(setting);
    const { mark } = (await status(again, ann)) ?? { mark: 0 };
    expect(await arrived(again, ann)).toBe(await arrived(host, ann));
    valueOf(await again.sharedArrivalsTaken({ replica: ann, mark }));
    expect(await arrived(again, ann)).toBe('');
    const fresh = linesOf([changeOf(record, 'note', 'Hers', { by: 2, seq: 2 })]);
    await appendFile(join(folder, `changes/${ben}.jsonl`), fresh);
    const third = hostOf(setting);
    await status(third, ann);
    expect(await arrived(third, ann)).toBe(fresh);
    expect((await status(third, ann))?.changes.toSorted()).toEqual([
      [ann, 2],
      [ben, 2],
    ]);
  });

  it('takes in the documents that are whole, and tells of the others', async () => {
    const { folder, data } = await projectFolder();
    const host = hostOf({ userData: join(data, 'ann'), chosen: folder });
    await begun(host, ann);
    const [first, second] = sampleProject().documents;
    const wanted = (await status(host, ann))?.documents ?? [];
    expect(wanted).toHaveLength(2);
    await writeFile(join(folder, `documents/${second?.summary.id ?? ''}.txt`), 'Half of it');
    const taken = valueOf(await host.takeSharedDocuments({ replica: ann, documents: wanted }));
    expect(taken.documents).toEqual([first?.summary]);
    expect(taken.refused).toHaveLength(1);
    expect(taken.refused[0]).toContain('is not the text that its name says');
    expect((await status(host, ann))?.documents).toEqual([second?.summary.id]);
    expect(valueOf(await host.readDocument({ id: wanted[0] as never })).text).toBeTruthy();
  });

  it('keeps each installation’s folder apart, and forgets the one that is ended', async () => {
    const { folder, data } = await projectFolder();
    const setting = { userData: join(data, 'both'), chosen: folder };
    const host = hostOf(setting);
    await begun(host, ann);
    expect(await status(host, ben)).toBeNull();
    await begun(host, ben);
    valueOf(await host.endSharing({ replica: ann }));
    expect([await status(host, ann), (await status(host, ben))?.name]).toEqual([null, 'shared']);
    const again = hostOf(setting);
    expect([await status(again, ann), (await status(again, ben))?.name]).toEqual([null, 'shared']);
    expect(messageOf(await again.sharedArrival({ replica: ann, after: 0 }))).toBe(
      'No folder is kept in step with.',
    );
    expect((await readProject(folder)).ok).toBe(true);
  });

  it('says that the folder is gone, and goes on where it is back', async () => {
    const { folder, data } = await projectFolder();
    const setting = { userData: join(data, 'ann'), chosen: folder };
    await begun(hostOf(setting), ann);
    await rename(folder, `${folder}-away`);
    const host = hostOf(setting);
    expect(await status(host, ann)).toMatchObject({
      condition: 'unreachable',
      message: 'The folder “shared” could not be read: it is not there (any more).',
    });
    const more = [changeOf(record, 'note', 'Mine', { seq: 3 })];
    const input = { replica: ann, lines: linesOf(more), documents: [] };
    expect((await host.addToSharedFolder(input)).ok).toBe(false);
    await rename(`${folder}-away`, folder);
    expect((await status(host, ann))?.condition).toBe('there');
    valueOf(await host.addToSharedFolder(input));
    expect(valueOf(await readProject(folder)).changes).toHaveLength(4);
  });

  it('offers folders named at the start, and no others, where there are no dialogs', async () => {
    const { folder, data } = await emptyFolder();
    const texts = join(data, 'texts');
    await mkdir(texts);
    await writeFile(join(texts, 'a.txt'), 'A text.');
    const host = hostOf({ userData: join(data, 'ann'), named: [folder, texts] });
    await host.givenSources({ which: 'opened' });
    const { offered } = valueOf(await host.sharedFolderStatus({ replica: ann }));
    expect(offered.map(({ project: { name }, isEmpty }) => [name, isEmpty])).toEqual([
      ['shared', true],
    ]);
    expect((await host.chooseSharedFolder({})).ok).toBe(false);
    const ref = offered[0]?.project.ref ?? '';
    valueOf(await host.beginSharing({ ref, replica: ann, project }));
    expect(JSON.parse(await readFile(join(folder, 'obelus.json'), 'utf8'))).toMatchObject({
      project,
    });
    expect(valueOf(await host.sharedFolderStatus({ replica: ann })).offered).toEqual([]);
  });

  it('gives a folder named at the start to be opened, but not once it is in step with it', async () => {
    const { folder, data } = await projectFolder();
    const setting = { userData: join(data, 'ann'), named: [folder] };
    const given = async (host: HostApi, replica: string): Promise<readonly string[]> => {
      const answer = await host.givenSources({ which: 'opened', replica });
      return valueOf(answer).projects.map(({ name }) => name);
    };
    expect(await given(hostOf(setting), ann)).toEqual(['shared']);
    await begun(hostOf({ ...setting, chosen: folder }), ann);
    expect(await given(hostOf(setting), ann)).toEqual([]);
    expect(await given(hostOf(setting), ben)).toEqual(['shared']);
  });

  it('does not begin in a folder with anything else in it', async () => {
    const { folder, data } = await emptyFolder();
    await writeFile(join(folder, 'a.txt'), 'A text.');
    const host = hostOf({ userData: join(data, 'ann'), chosen: folder });
    expect(messageOf(await host.chooseSharedFolder({}))).toMatch(/^“shared” is neither empty nor/);
  });

  it('begins anew where what it remembered is damaged', async () => {
    const { folder, data } = await projectFolder();
    const setting = { userData: join(data, 'ann'), chosen: folder };
    await begun(hostOf(setting), ann);
    await writeFile(join(data, 'ann', 'shared-folders.json'), '{"formatVersion":1,"folders":[{');
    const host = hostOf(setting);
    expect(await status(host, ann)).toBeNull();
    await begun(host, ann);
    expect((await status(host, ann))?.name).toBe('shared');
  });
});
