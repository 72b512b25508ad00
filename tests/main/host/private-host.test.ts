import { cp, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { methods, type HostApi, type MethodName } from '#contract';
import { createHost, createPrivateHost, type Host, type PrivateHostOptions } from '#main/host';
import { goodInputs } from '../../contract/cases.ts';
import { uuid } from '../../core/model/histories.ts';
import { lineOf, messageOf, PROJECT, sampleProject, valueOf } from '../project/sample-projects.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { bytesIn, recordsOf } from '../vault/vault-in.ts';

const passphrase = 'six grey herons';

/** The private workbench as one start of the program has it. */
function privateIn(folder: string, more: Partial<PrivateHostOptions> = {}): Host {
  const host = createPrivateHost({
    userData: join(folder, 'data'),
    version: '1.2.3',
    shell: 'loopback',
    platform: 'linux',
    startArguments: [],
    seedsFolder: folder,
    workFactor: 2,
    ...more,
  });
  onTestFinished(() => host.end());
  return host;
}

async function openIn(folder: string): Promise<Host> {
  const host = privateIn(folder);
  valueOf(await host.unlockPrivate({ passphrase }));
  return host;
}

const title = 'Schattenkraniche';
const words = 'Uferloses Zwiegespräch';
const source = `<title>${title}</title><article><h1>${title}</h1><p>${words}, `.concat(
  'in words that stand in no other text. '.repeat(30),
  '</p></article>',
);
const lines = sampleProject()
  .changes.slice(0, 40)
  .map((change) => `${lineOf(change)}\n`);
const owner = { project: PROJECT, replica: uuid(1001), analyst: uuid(1) };

const imported = async (host: HostApi, text: string, name = 'a.html') =>
  valueOf(
    await host.importSource({
      kind: 'bytes',
      name,
      base64: Buffer.from(text, 'utf8').toString('base64'),
    }),
  ).document;

/** A text in all the manners in which it might stand in a file. */
const mannersOf = (text: string): readonly Buffer[] => [
  Buffer.from(text, 'utf8'),
  Buffer.from(text, 'utf16le'),
  Buffer.from(text, 'utf16le').swap16(),
  Buffer.from(Buffer.from(text, 'utf8').toString('base64').slice(0, -4), 'latin1'),
];

async function expectNowhere(folder: string, texts: readonly string[]): Promise<void> {
  const manners = texts.flatMap(mannersOf);
  const files = await bytesIn(folder);
  expect(files.length).toBeGreaterThan(1);
  for (const [path, bytes] of files) {
    for (const text of texts) expect(path).not.toContain(text);
    expect([path, manners.some((each) => bytes.includes(each))]).toEqual([path, false]);
  }
}

describe('a private workbench that is locked', () => {
  it('says that it is, serves nothing else, and leaves nothing on the disk', async () => {
    const folder = await temporaryFolder();
    const host = privateIn(folder);
    const open = new Set<MethodName>([
      ...(['describeHost', 'privateState', 'unlockPrivate', 'lockPrivate'] as const),
    ]);
    for (const name of Object.keys(methods) as MethodName[]) {
      if (open.has(name)) continue;
      const answer = await host[name](goodInputs[name] as never);
      expect([name, answer]).toMatchObject([name, { ok: false, code: 'locked' }]);
    }
    expect(valueOf(await host.describeHost({}))).toMatchObject({ shell: 'loopback' });
    expect(valueOf(await host.privateState({}))).toEqual({ kind: 'new' });
    expect(await readdir(folder)).toEqual([]);
  });

  it('opens with the passphrase that was chosen, and another changes no byte', async () => {
    const folder = await temporaryFolder();
    const first = await openIn(folder);
    const document = await imported(first, source);
    expect(valueOf(await first.privateState({}))).toEqual({ kind: 'open', lockAfter: 15 });
    expect(messageOf(await first.unlockPrivate({ passphrase }))).toMatch(/open already/);
    await first.end();
    const host = privateIn(folder);
    expect(valueOf(await host.privateState({}))).toEqual({ kind: 'locked' });
    const before = await bytesIn(folder);
    const wrong = await host.unlockPrivate({ passphrase: 'six grey heron' });
    expect(wrong).toMatchObject({ ok: false, code: 'locked' });
    expect(valueOf(await host.privateState({}))).toEqual({ kind: 'locked' });
    expect(await bytesIn(folder)).toEqual(before);
    expect(valueOf(await host.unlockPrivate({ passphrase }))).toEqual({ problems: [] });
    expect(valueOf(await host.listDocuments({}))).toEqual([document]);
  });

  it('is so again as soon as it is told to be, and opens to what was acknowledged', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'note.txt'), 'Six words of a given note.\n');
    let replaced = 0;
    const host = privateIn(folder, {
      startArguments: [join(folder, 'note.txt')],
      replaceWindow: () => ++replaced > 0,
    });
    valueOf(await host.unlockPrivate({ passphrase }));
    expect(valueOf(await host.givenSources({ which: 'opened' })).sources).toHaveLength(1);
    const document = await imported(host, source);
    const { mark } = valueOf(await host.appendToJournal({ owner, lines: lines.join('') }));
    valueOf(await host.setLockAfter({ minutes: 60 }));
    valueOf(await host.changePassphrase({ passphrase, next: 'seven white storks' }));
    expect(valueOf(await host.lockPrivate({}))).toEqual({ isReplaced: true });
    expect(valueOf(await host.privateState({}))).toEqual({ kind: 'locked' });
    expect(await host.readDocument({ id: document.id })).toMatchObject({ code: 'locked' });
    expect(await host.unlockPrivate({ passphrase })).toMatchObject({ code: 'locked' });
    const next = { passphrase: 'seven white storks' };
    expect(valueOf(await host.unlockPrivate(next))).toEqual({ problems: [] });
    expect(valueOf(await host.privateState({}))).toEqual({ kind: 'open', lockAfter: 60 });
    expect(valueOf(await host.listDocuments({}))).toEqual([document]);
    expect(valueOf(await host.journalStanding({})).mark).toEqual(mark);
    // What was named at the start was given out already.
    expect(valueOf(await host.givenSources({ which: 'opened' })).sources).toEqual([]);
    expect(replaced).toBe(1);
  });

  it('is none where the workbench is an ordinary one', async () => {
    const folder = await temporaryFolder();
    const host = createHost({
      userData: folder,
      version: '1.2.3',
      shell: 'loopback',
      platform: 'linux',
      startArguments: [],
      seedsFolder: folder,
    });
    expect(valueOf(await host.privateState({}))).toEqual({ kind: 'none' });
    expect(await host.unlockPrivate({ passphrase })).toMatchObject({ code: 'bad-request' });
    expect(await host.openPrivate({})).toMatchObject({ code: 'not-available' });
  });
});

describe('a private workbench', () => {
  it('keeps all that an ordinary one keeps, and nothing of it is readable on the disk', async () => {
    const folder = await temporaryFolder();
    const host = await openIn(folder);
    const document = await imported(host, source);
    const { mark } = valueOf(await host.appendToJournal({ owner, lines: lines.join('') }));
    const { snapshot } = valueOf(await host.takeSnapshot({ why: 'asked', isAwaited: true }));
    valueOf(await host.noteVerified({ isWhole: true }));
    const body = valueOf(await host.readDocument({ id: document.id }));
    expect(body.text).toContain(words);
    const changes = valueOf(await host.readJournal({ after: 0 })).lines;
    const secrets = [
      title,
      words,
      document.id,
      'a.html',
      PROJECT,
      'journal',
      'snapshot',
      passphrase,
    ];
    await expectNowhere(folder, secrets);
    await host.end();
    await expectNowhere(folder, secrets);

    const second = await openIn(folder);
    expect(valueOf(await second.listDocuments({}))).toEqual([document]);
    expect(valueOf(await second.readDocument({ id: document.id }))).toEqual(body);
    expect(valueOf(await second.journalStanding({}))).toMatchObject({ mark, owner });
    expect(valueOf(await second.readJournal({ after: 0 })).lines).toBe(changes);
    const [kept] = valueOf(await second.listSnapshots({})).snapshots;
    expect(kept).toEqual(snapshot);
    const id = kept?.id ?? '';
    expect(valueOf(await second.verifySnapshot({ id })).snapshot).toEqual(kept);
    expect(valueOf(await second.readSnapshot({ id })).changes).toBe(kept?.changes);
    expect(valueOf(await second.verifyDocuments({ from: 0 }))).toMatchObject({ damaged: [] });
    expect(valueOf(await second.verifyJournal({}))).toMatchObject({ mark, damages: [] });
    await expectNowhere(folder, secrets);
  });

  it('finds words, packs projects and says where it lies, as any other', async () => {
    const folder = await temporaryFolder();
    const host = await openIn(folder);
    const { id } = await imported(host, source);
    const search = async () =>
      valueOf(await host.searchCorpus({ query: 'Zwiegespräch', limit: 5 })).documents;
    await expect.poll(search).toMatchObject([{ id }]);
    const project = { id: PROJECT, name: title };
    const { writing } = valueOf(await host.beginProject({ project, documents: [id] }));
    valueOf(await host.endProject({ writing, to: { kind: 'page' } }));
    const { places, verified } = valueOf(await host.dataPlaces({}));
    expect(verified).toBeNull();
    const sealed = join(folder, 'data', 'sealed');
    expect(new Set(places.map(({ path }) => path))).toEqual(new Set([sealed]));
    expect(places.find(({ kind }) => kind === 'library')?.bytes).toBeGreaterThan(source.length);
    const { total, free } = valueOf(await host.diskSpace({}));
    expect(total).toBeGreaterThan(0);
    expect(free).toBeLessThan(1024 ** 3);
    await expectNowhere(folder, [title, words, id]);
  });

  it('holds what was acknowledged, wherever it is cut off', async () => {
    const folder = await temporaryFolder();
    const sealed = join(folder, 'data', 'sealed');
    const host = await openIn(folder);
    /** What was acknowledged by then, by the number of records. */
    const acknowledged = new Map<number, { documents: number; changes: number }>();
    const reached = await readFile(join(sealed, 'reached.age'));
    for (let number = 1; number <= 4; number++) {
      await imported(host, `Text no. ${String(number)}, of six words.\n`, `${String(number)}.txt`);
      const { mark } = valueOf(
        await host.appendToJournal({ owner, lines: lines[number - 1] ?? '' }),
      );
      acknowledged.set((await recordsOf(sealed)).length, { documents: number, changes: mark.last });
    }
    await host.end();
    const records = await recordsOf(sealed);
    let least = { documents: 0, changes: 0 };
    for (let count = 0; count <= records.length; count++) {
      least = acknowledged.get(count) ?? least;
      const cut = join(folder, `cut-${String(count)}`);
      await cp(sealed, join(cut, 'data', 'sealed'), { recursive: true });
      for (const name of records.slice(count)) await rm(join(cut, 'data', 'sealed', name));
      // It is written at the end, which a process that is cut off does not see.
      await writeFile(join(cut, 'data', 'sealed', 'reached.age'), reached);
      const again = await openIn(cut);
      const documents = valueOf(await again.listDocuments({}));
      expect(documents.length).toBeGreaterThanOrEqual(least.documents);
      for (const { id } of documents) valueOf(await again.readDocument({ id }));
      const { mark } = valueOf(await again.journalStanding({}));
      expect(mark.last).toBeGreaterThanOrEqual(least.changes);
      await again.end();
    }
  });

  it('says what is damaged, and gives all that can be read', async () => {
    const folder = await temporaryFolder();
    const sealed = join(folder, 'data', 'sealed');
    const host = await openIn(folder);
    const kept = await imported(host, 'Six words in a first text.\n', 'one.txt');
    const before = (await recordsOf(sealed)).length;
    await imported(host, 'Six words in a second text.\n', 'two.txt');
    const damaged = (await recordsOf(sealed))[before] ?? '';
    valueOf(await host.appendToJournal({ owner, lines: lines.join('') }));
    await host.end();
    await writeFile(join(sealed, damaged), 'nothing');
    const second = privateIn(folder);
    const { problems } = valueOf(await second.unlockPrivate({ passphrase }));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(`“${damaged}” is damaged and was kept aside`);
    expect(valueOf(await second.listDocuments({}))).toEqual([kept]);
    expect(valueOf(await second.journalStanding({})).mark.last).toBe(lines.length);
    await second.end();
    expect(valueOf(await privateIn(folder).unlockPrivate({ passphrase }))).toEqual({
      problems: [],
    });
  });

  it('reads what lies elsewhere, and writes there what is asked for', async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'mine'));
    await writeFile(join(folder, 'mine', 'note.txt'), 'Six words of a given note.\n');
    const shown: string[] = [];
    const host = privateIn(folder, {
      startArguments: [join(folder, 'mine', 'note.txt')],
      dialogs: {
        chooseSources: async () => [],
        chooseProject: async () => null,
        chooseSavePath: async () => join(folder, 'mine', 'saved.txt'),
        showFolder: async (path) => shown.push(path) > 0,
      },
    });
    valueOf(await host.unlockPrivate({ passphrase }));
    const [given] = valueOf(await host.givenSources({ which: 'opened' })).sources;
    valueOf(await host.importSource({ kind: 'given', ref: given?.ref ?? '' }));
    const saving = { suggestedName: 'a', mediaType: 'text/plain', text: 'saved' };
    expect(valueOf(await host.saveText(saving))).toEqual({ saved: true });
    expect(await readdir(join(folder, 'mine'))).toEqual(['note.txt', 'saved.txt']);
    valueOf(await host.showPlace({ kind: 'journal' }));
    expect(shown).toEqual([join(folder, 'data', 'sealed')]);
  });
});
