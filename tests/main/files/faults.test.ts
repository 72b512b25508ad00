import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { HostApi, Result } from '#contract';
import { createHost } from '#main/host';
import { writePrivateFile } from '#main/profile';
import type { FileLayer } from '#main/services/files';
import { readProject, writeProjectFolder } from '#main/services/project';
import { onePixel } from '../../contract/cases.ts';
import { uuid } from '../../core/model/histories.ts';
import { PROJECT, lineOf, messageOf, sampleProject, valueOf } from '../project/sample-projects.ts';
import { FailingFiles, type Fault } from '../support/failing-files.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** Everything that the host writes, each with whatever the disk may do at each of its calls. */

const faults: readonly Fault[] = [
  { kind: 'fails', code: 'EIO' },
  { kind: 'fails', code: 'ENOSPC' },
  { kind: 'torn', code: 'ENOSPC' },
  { kind: 'short' },
  { kind: 'alters' },
  { kind: 'crash' },
];

const replica = uuid(1001);
/** By one installation: its changes are one file of a folder. */
const contents = {
  ...sampleProject(),
  changes: sampleProject().changes.filter((change) => change.replica === replica),
};
const project = { id: PROJECT, name: 'A project' };
const owner = { project: PROJECT, replica, analyst: uuid(1) };
const lines = contents.changes.map((change) => `${lineOf(change)}\n`);
const [first = '', second = ''] = lines;

/** A host as one start of the program has it; every dialog answers with a place in the folder. */
function hostIn(folder: string, files: FileLayer): HostApi {
  return createHost({
    userData: join(folder, 'data'),
    version: '1.2.3',
    shell: 'electron',
    platform: 'linux',
    startArguments: [],
    seedsFolder: folder,
    files,
    dialogs: {
      chooseSources: async () => [],
      chooseProject: async () => join(folder, 'shared'),
      chooseSavePath: async () => join(folder, 'saved', 'a.file'),
    },
  });
}

const imported = (host: HostApi, text: string) =>
  host.importSource({
    kind: 'bytes',
    name: 'a.txt',
    base64: Buffer.from(text).toString('base64'),
  });

const appended = (host: HostApi, ...changes: readonly string[]) =>
  host.appendToJournal({ owner, lines: changes.join('') });

async function saved(host: HostApi, changes: readonly string[]) {
  const begun = await host.beginProject({ project, documents: [] });
  if (!begun.ok) return begun;
  const { writing } = begun.value;
  valueOf(await host.addProjectChanges({ writing, lines: changes.join('') }));
  return host.endProject({ writing, to: { kind: 'dialog', suggestedName: 'p.obelus' } });
}

async function shared(host: HostApi) {
  const { folder } = valueOf(await host.chooseSharedFolder({}));
  return host.beginSharing({ ref: folder?.project.ref ?? '', replica, project });
}

const textOf = async (path: string): Promise<string> =>
  readFile(path).then(
    (bytes) => bytes.toString('base64'),
    () => 'nothing',
  );

/** What the journal holds, whether once or twice. */
const journalOf = async (host: HostApi): Promise<readonly string[]> =>
  [...new Set(valueOf(await host.readJournal({ after: 0 })).lines.split('\n'))].sort();

const savedFile = (folder: string) => textOf(join(folder, 'saved', 'a.file'));

interface Act {
  readonly what: string;
  /** What is there before. */
  readonly before: (host: HostApi, folder: string) => Promise<Result<unknown>>;
  readonly act: (host: HostApi) => Promise<Result<unknown>>;
  /** What a person has, as another start finds it. */
  readonly state: (folder: string, host: HostApi) => Promise<unknown>;
}

const acts: readonly Act[] = [
  {
    what: 'a document in the library',
    before: (host) => imported(host, 'A first text.\n'),
    act: (host) => imported(host, 'Another text.\n'),
    state: async (_, host) => {
      const listed = valueOf(await host.listDocuments({}));
      const bodies = listed.map(async ({ id }) => valueOf(await host.readDocument({ id })).text);
      return (await Promise.all(bodies)).sort();
    },
  },
  {
    what: 'a change in the journal',
    before: (host) => appended(host, first),
    act: (host) => appended(host, second),
    state: (_, host) => journalOf(host),
  },
  {
    what: 'the first change in the journal',
    before: (host) => host.journalStanding({}),
    act: (host) => appended(host, first),
    state: (_, host) => journalOf(host),
  },
  {
    what: 'an export',
    before: (host) => host.saveText({ suggestedName: 'a', mediaType: 'text/plain', text: 'old' }),
    act: (host) =>
      host.saveText({ suggestedName: 'a', mediaType: 'text/plain', text: 'new'.repeat(9_999) }),
    state: savedFile,
  },
  {
    what: 'a picture',
    before: (host) => host.describeHost({}),
    act: (host) => host.saveBytes({ suggestedName: 'a', mediaType: 'image/png', base64: onePixel }),
    state: savedFile,
  },
  {
    what: 'a project file',
    before: (host) => saved(host, [first]),
    act: (host) => saved(host, lines),
    state: savedFile,
  },
  {
    what: 'the folder that is kept in step with',
    before: async (host, folder) => {
      valueOf(
        await writeProjectFolder(
          join(folder, 'shared'),
          { ...contents, changes: contents.changes.slice(0, 1) },
          () => true,
        ),
      );
      return shared(host);
    },
    act: (host) => host.addToSharedFolder({ replica, lines: lines.join(''), documents: [] }),
    state: async (folder) => {
      const { changes } = valueOf(await readProject(join(folder, 'shared')));
      return changes.map(({ id }) => id);
    },
  },
];

/** At every call some of the faults, and in the long form all. */
const faultsAt = (call: number): readonly Fault[] =>
  process.env['OBELUS_FAULTS'] === 'all'
    ? faults
    : faults.filter((_, index) => index % 3 === call % 3);

/** Does something as a process of its own does it, which then ends. */
async function alone<T>(
  folder: string,
  act: (host: HostApi) => Promise<T>,
  files = new FailingFiles(Infinity, { kind: 'crash' }),
): Promise<T> {
  const result = await act(hostIn(folder, files.layer));
  await files.end();
  return result;
}

/** Another folder with the same in it, which knows itself by its own path. */
async function copyOf(template: string): Promise<string> {
  const folder = await temporaryFolder();
  await cp(template, folder, { recursive: true });
  const remembered = join(folder, 'data', 'shared-folders.json');
  const text = await readFile(remembered, 'utf8').catch(() => null);
  if (text !== null) await writeFile(remembered, text.replaceAll(template, folder));
  return folder;
}

/** Names below a folder that are nobody's data. */
async function leftOver(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder, { recursive: true });
  return names.filter((name) => /\.tmp$|\.new$/.test(name));
}

describe('whatever the disk does, at whichever call', () => {
  it.each(acts)('$what is as it was or as it was to be', async ({ before, act, state }) => {
    const template = await temporaryFolder();
    for (const name of ['saved', 'shared']) await mkdir(join(template, name));
    valueOf(await alone(template, (host) => before(host, template)));
    const now = (folder: string): Promise<unknown> => alone(folder, (host) => state(folder, host));
    const old = await now(template);
    const whole = await copyOf(template);
    valueOf(await alone(whole, act));
    const wanted = await now(whole);
    expect(wanted).not.toEqual(old);
    for (let at = 1, isOver = false; !isOver; at++)
      for (const fault of faultsAt(at)) {
        const folder = await copyOf(template);
        const files = new FailingFiles(at, fault);
        const result = await alone(folder, act, files);
        if (!result.ok)
          expect(messageOf(result)).toMatch(
            / could not be (written|read): .+\.$|^No folder is kept in step with\.$/,
          );
        if (fault.kind !== 'crash') expect(await leftOver(folder)).toEqual([]);
        expect(result.ok ? [wanted] : [old, wanted]).toContainEqual(await now(folder));
        if (fault.kind === 'crash') {
          valueOf(await alone(folder, act));
          expect(await now(folder)).toEqual(wanted);
        }
        isOver = !files.hasFailed;
      }
  });

  it('a small file of the installation is as it was or as it was to be', async () => {
    for (const fault of faults)
      for (let at = 1; ; at++) {
        const path = join(await temporaryFolder(), 'a.json');
        await writePrivateFile(path, 'old');
        const files = new FailingFiles(at, fault);
        const isWritten = await writePrivateFile(path, 'new', files.layer).then(
          () => true,
          () => false,
        );
        expect(isWritten ? ['new'] : ['old', 'new']).toContain(await readFile(path, 'utf8'));
        if (!files.hasFailed) break;
      }
  });
});
