import { execFile } from 'node:child_process';
import { cp, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { readJsonLd } from '#core/interchange';
import { BIRTH, builtInTags, type Change } from '#core/model';
import {
  projectBytes,
  readProject,
  writeProjectFolder,
  type ProjectContents,
} from '#main/services/project';
import { birthValue, uuid } from '../../core/model/histories.ts';
import {
  changeOf,
  documentOf,
  PROJECT,
  sampleProject,
  valueOf,
} from '../project/sample-projects.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { builtCli } from './built-cli.ts';
import { obelusHere as obelus } from './obelus-here.ts';

/** As a process of its own, for what comes and goes by pipes or is read in a thread. */
const obelusApart = builtCli();

/** A thread that ends at what is hostile, and finds all else empty. */
const THREAD = `import { parentPort } from 'node:worker_threads';
parentPort.on('message', ({ name }) => {
  if (name.includes('hostile')) process.exit(1);
  parentPort.postMessage({ ok: false, code: 'empty', message: name + ' was read in the thread.' });
});
parentPort.postMessage('ready');`;

const COMMANDS = [
  'import',
  'check',
  'stats',
  'merge',
  'diff',
  'agree',
  'anchor',
  'export',
] as const;

/** A folder with two projects that grew apart from one: the same note says two things. */
async function twoProjects(): Promise<string> {
  const folder = await temporaryFolder();
  const base = sampleProject();
  const birth = base.changes[0] as Change;
  const record = birth.record;
  const note = base.changes.find(({ field }) => field === 'note') as Change;
  const mine = changeOf(record, 'note', 'Mine.', { seq: 3, after: [note] });
  const hers = changeOf(record, 'note', 'Hers.', { seq: 2, by: 2, after: [note] });
  const tagged = changeOf(`annotation/${uuid(50)}`, BIRTH, birthValue(1), { by: 2, seq: 3 });
  const projects: Readonly<Record<string, ProjectContents>> = {
    base,
    a: { ...base, changes: [...base.changes, mine] },
    b: {
      ...base,
      documents: [...base.documents, documentOf('A third.\n')],
      changes: [...base.changes, hers, tagged],
    },
  };
  for (const [name, contents] of Object.entries(projects))
    await writeFile(join(folder, `${name}.obelus`), valueOf(await projectBytes(name, contents)));
  return folder;
}

/** A folder with one project, `p.obelus`. */
async function folderWith(contents: ProjectContents): Promise<string> {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'p.obelus'), valueOf(await projectBytes('p', contents)));
  return folder;
}

describe('the command line', () => {
  it('says how it is used, and with status 2 where it was not understood', async () => {
    const help = await obelus(['--help']);
    expect([help.status, help.said]).toEqual([0, '']);
    for (const command of COMMANDS) expect(help.out.toString()).toContain(`  ${command} `);
    const version = await obelusApart(['--version']);
    expect(version.out.toString()).toBe('1.2.3\n');
    const cases: readonly (readonly string[])[] = [
      [],
      ['dance'],
      ['check'],
      ['check', 'a', 'b'],
      ['check', 'a', '--hard'],
      ['diff', 'a'],
      ['merge', 'a', 'b'],
      ['import', 'a'],
      ['merge', 'a', '-o'],
    ];
    for (const words of cases) {
      const { status, out, said } = await obelus(words);
      expect([words, status, out.length, said.includes('obelus') || said.includes('-o')]).toEqual([
        words,
        2,
        0,
        true,
      ]);
    }
  });

  it.each(COMMANDS)('helps with %s', async (command) => {
    const { status, out, said } = await obelus([command, '--help']);
    expect([status, said]).toEqual([0, '']);
    expect(out.toString()).toMatch(new RegExp(`^Usage: obelus ${command} `));
  });

  it('says in one line to build where it is not built', async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'bin'));
    const script = join(folder, 'bin/obelus.mjs');
    await cp(fileURLToPath(new URL('../../../bin/obelus.mjs', import.meta.url)), script);
    const failed: unknown = await promisify(execFile)(process.execPath, [script, 'check']).catch(
      (error: unknown) => error,
    );
    expect(failed).toMatchObject({
      code: 1,
      stdout: '',
      stderr: 'Obelus is not built yet: run "npm run build" in its folder first.\n',
    });
  });
});

describe('import', () => {
  it('makes a project that the workbench’s library would have made', async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'texts'));
    await writeFile(join(folder, 'texts/a.txt'), 'One text.\r\n');
    await writeFile(join(folder, 'texts/copy.txt'), 'One text.\n');
    await writeFile(join(folder, 'texts/b.md'), '# Two\n\nAnother text.\n');
    await writeFile(join(folder, 'texts/c.exe'), 'no');
    const { status, out, said } = await obelus(
      ['import', 'texts', '-o', 'p.obelus', '--analyst', 'Ann', '--name', 'Ours'],
      { cwd: folder },
    );
    expect([status, out.length]).toEqual([0, 0]);
    expect(said).toContain('copy.txt: the same text as another');
    expect(said).toContain('“c.exe”');
    expect(said).toContain('Imported 2 documents as Ann.');
    const { project, documents, changes } = valueOf(await readProject(join(folder, 'p.obelus')));
    expect(project.name).toBe('Ours');
    const own = documentOf('One text.\r\n', 'a.txt');
    const found = documents.find(({ summary }) => summary.id === own.summary.id);
    expect(found?.summary).toEqual(own.summary);
    expect(changes.map(({ record, field }) => [record.split('/')[0], field])).toEqual([
      ['analyst', BIRTH],
      ['document', BIRTH],
      ['document', BIRTH],
    ]);
    const check = await obelus(['check', 'p.obelus'], { cwd: folder });
    expect(check.out.toString()).toBe(
      '“p.obelus” is whole: 2 documents, 0 annotations, 3 changes from 1 installation.\n',
    );
  });

  it('does not replace what is there unless it is told to', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'a.txt'), 'A text.');
    await writeFile(join(folder, 'p.obelus'), 'precious');
    const words = ['import', 'a.txt', '-o', 'p.obelus'];
    const { status, said } = await obelus(words, { cwd: folder });
    expect([status, said]).toEqual([1, '“p.obelus” is there already; --force replaces it.\n']);
    expect(await readFile(join(folder, 'p.obelus'), 'utf8')).toBe('precious');
    expect((await obelus([...words, '--force'], { cwd: folder })).status).toBe(0);
    expect((await readProject(join(folder, 'p.obelus'))).ok).toBe(true);
  });

  it('has status 1 where a text could not be read, or none was', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'a.txt'), 'A text.');
    await writeFile(join(folder, 'b.txt'), Buffer.from([0, 1, 2, 0, 0, 0, 3]));
    const some = await obelus(['import', 'a.txt', 'b.txt', '-o', 'p.obelus'], { cwd: folder });
    expect([some.status, (await readProject(join(folder, 'p.obelus'))).ok]).toEqual([1, true]);
    const none = await obelus(['import', 'b.txt', '-o', 'q.obelus'], { cwd: folder });
    expect([none.status, await readdir(folder)]).toEqual([1, ['a.txt', 'b.txt', 'p.obelus']]);
  });

  it('reads pages in a thread where that is built, and goes on where one ends it', async () => {
    const folder = await temporaryFolder();
    for (const name of ['a-hostile.html', 'b.html', 'c.txt'])
      await writeFile(join(folder, name), 'A text.');
    const words = ['import', '.', '-o', 'p.obelus', '--analyst', 'Ann'];
    const { status, said } = await obelusApart(words, {
      cwd: folder,
      importThread: THREAD,
    });
    expect(said.split('\n').slice(0, -1)).toEqual([
      '“a-hostile.html” could not be read: its structure is too much.',
      'b.html was read in the thread.',
      'Imported 1 document as Ann.',
      '2 texts could not be read.',
    ]);
    expect(status).toBe(1);
    expect((await readProject(join(folder, 'p.obelus'))).ok).toBe(true);
  });

  it('makes a folder where the name ends like one, which can be read', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'a.txt'), 'A text.');
    const { status } = await obelus(['import', 'a.txt', '-o', 'p/'], { cwd: folder });
    expect(status).toBe(0);
    expect(await readdir(join(folder, 'p'))).toContain('obelus.json');
    expect((await obelus(['check', 'p'], { cwd: folder })).status).toBe(0);
  });
});

describe('check', () => {
  it('refuses in one sentence, on standard error', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'bad.obelus'), 'PK');
    await symlink('bad.obelus', join(folder, 'link.obelus'));
    for (const name of ['bad.obelus', 'link.obelus', 'none.obelus', '.']) {
      const { status, out, said } = await obelus(['check', name], { cwd: folder });
      expect([name, status, out.length, said.split('\n').length]).toEqual([name, 1, 0, 2]);
    }
  });

  it('reads a project from standard input', async () => {
    const input = valueOf(await projectBytes('p', sampleProject()));
    const { status, out } = await obelusApart(['check', '-'], { input });
    expect([status, out.toString()]).toEqual([
      0,
      '“standard input” is whole: 2 documents, 0 annotations, 3 changes from 2 installations.\n',
    ]);
  });

  it('lists what does not belong into a folder, and verifies the rest', async () => {
    const folder = join(await temporaryFolder(), 'shared');
    valueOf(await writeProjectFolder(folder, sampleProject(), () => true));
    const whole = await obelus(['check', folder]);
    await writeFile(join(folder, 'changes/notes.txt'), 'Mine.');
    const { status, out, said } = await obelus(['check', folder]);
    expect([status, said, out.toString()]).toEqual([
      1,
      '',
      whole.out.toString().replace('is whole', 'is not whole') +
        '  changes/notes.txt: it does not belong there, and is not read.\n',
    ]);
  });

  it('lists annotations whose text is not there, or says something else', async () => {
    const document = documentOf('One 😀 two.\n');
    const at = (number: number, exact: string, start: number, id: string): Change =>
      changeOf(`annotation/${uuid(number)}`, BIRTH, {
        ...birthValue(1),
        passage: {
          document: id,
          start,
          end: start + [...exact].length,
          exact,
          prefix: '',
          suffix: '',
        },
      });
    const changes = [
      at(1, 'two', 6, document.summary.id),
      at(2, 'two', 5, document.summary.id),
      at(3, 'two', 600, document.summary.id),
      at(4, 'two', 6, 'a'.repeat(64)),
      changeOf(`annotation/${uuid(5)}`, BIRTH, {
        ...birthValue(1),
        passage: {
          document: document.summary.id,
          start: null,
          end: null,
          exact: 'three',
          prefix: '',
          suffix: '',
        },
      }),
    ];
    const contents = { project: { id: PROJECT, name: '' }, documents: [document], changes };
    const cwd = await folderWith(contents);
    const { status, out } = await obelus(['check', 'p.obelus'], { cwd });
    expect([status, out.toString().split('\n').slice(1)]).toEqual([
      1,
      [
        `  annotation/${uuid(2)}, “two”: the words are not where the passage says.`,
        `  annotation/${uuid(3)}, “two”: the words are not where the passage says.`,
        `  annotation/${uuid(4)}, “two”: the document is not in the project.`,
        '  1 annotation: not found in the text, and kept.',
        '',
      ],
    ]);
  });
});

describe('stats', () => {
  it('counts, for people and for programs', async () => {
    const folder = await twoProjects();
    const { status, out } = await obelus(['stats', 'b.obelus', '--json'], { cwd: folder });
    expect(status).toBe(0);
    expect(JSON.parse(out.toString())).toMatchObject({
      project: { id: PROJECT, name: 'A project' },
      documents: 3,
      words: 7,
      annotations: 1,
      byTag: [{ name: 'unknown tag', annotations: 1 }],
      byDocument: [{ id: 'a'.repeat(64), annotations: 1 }],
      conflicts: 0,
      changes: 5,
      installations: 2,
    });
    const told = await obelus(['stats', 'b.obelus'], { cwd: folder });
    expect(told.out.toString()).toContain('Annotations by tag\n  1  unknown tag\n');
  });

  it('counts a merged tag as the one it counts as', async () => {
    const tag = builtInTags[1]?.id ?? '';
    const contents = {
      ...sampleProject(),
      changes: [
        changeOf(`annotation/${uuid(50)}`, BIRTH, birthValue(1)),
        changeOf(
          `tag/${uuid(101)}`,
          BIRTH,
          { alive: true, label: 'Mine', kind: 'plain' },
          { seq: 2 },
        ),
        changeOf(`tag/${uuid(101)}`, 'mergedInto', tag, { seq: 3 }),
      ],
    };
    const cwd = await folderWith(contents);
    const { out } = await obelus(['stats', 'p.obelus', '--json'], { cwd });
    expect(JSON.parse(out.toString())).toMatchObject({
      byTag: [{ id: tag, name: 'statistic', annotations: 1 }],
    });
  });
});

describe('export', () => {
  it('writes JSON-LD on standard output or into a file, the same each time', async () => {
    const folder = await twoProjects();
    const { status, out, said } = await obelus(['export', 'b.obelus', '--format', 'jsonld'], {
      cwd: folder,
    });
    expect([status, said]).toEqual([0, 'Exported 1 annotation as JSON-LD.\n']);
    const read = readJsonLd(out.toString());
    expect(read.ok && read.value.annotations).toHaveLength(1);
    expect((await obelus(['export', 'b.obelus', '-o', 'b.jsonld'], { cwd: folder })).status).toBe(
      0,
    );
    expect(await readFile(join(folder, 'b.jsonld'))).toEqual(out);
    const again = await obelus(['export', 'b.obelus', '-o', 'b.jsonld'], { cwd: folder });
    expect([again.status, again.said]).toEqual([
      1,
      '“b.jsonld” is there already; --force replaces it.\n',
    ]);
  });

  it('does not understand a format that there is not', async () => {
    const { status, said } = await obelus(['export', 'x', '--format', 'docx']);
    expect([status, said]).toEqual([2, 'There is no format “docx”; jsonld is written.\n']);
  });
});

describe('merge and diff', () => {
  it('bring the same bytes about in either order, and lose nothing', async () => {
    const folder = await twoProjects();
    const orders = [
      ['a.obelus', 'b.obelus'],
      ['b.obelus', 'a.obelus'],
      ['b.obelus', 'base.obelus', 'a.obelus', 'b.obelus'],
    ];
    const merged: Buffer[] = [];
    for (const [index, order] of orders.entries()) {
      const name = `m${index}.obelus`;
      const { status, said } = await obelus(['merge', ...order, '-o', name], { cwd: folder });
      expect(status).toBe(0);
      expect(said).toContain('3 documents, 6 changes, 1 conflict.');
      merged.push(await readFile(join(folder, name)));
    }
    for (const bytes of merged) expect(Buffer.compare(bytes, merged[0] as Buffer)).toBe(0);
    const again = await obelus(['diff', 'm0.obelus', 'm1.obelus'], { cwd: folder });
    expect([again.status, again.out.toString()]).toEqual([
      0,
      'm1.obelus brings nothing to m0.obelus.\nm0.obelus brings nothing to m1.obelus.\n',
    ]);
  });

  it('say what each has that the other lacks, and where they are at odds', async () => {
    const folder = await twoProjects();
    const { status, out } = await obelus(['diff', 'a.obelus', 'b.obelus'], { cwd: folder });
    const told = out.toString();
    expect(status).toBe(1);
    expect(told).toContain('b.obelus brings to a.obelus: 2 changes');
    expect(told).toContain('annotation by Ann: 1 new');
    expect(told).toContain('a.obelus brings to b.obelus: 1 change\n');
    expect(told).toMatch(
      /conflict over the note of document “First “é””: \S.* says “(?:Mine|Hers)\.”, \S.* says “(?:Mine|Hers)\.”\n/,
    );
    const json = await obelus(['diff', 'a.obelus', 'b.obelus', '--json'], { cwd: folder });
    expect(JSON.parse(json.out.toString())).toMatchObject({
      toFirst: { changes: 2, documents: [documentOf('A third.\n').summary.id] },
      toSecond: { changes: 1, documents: [] },
    });
  });

  it('go through pipes', async () => {
    const folder = await twoProjects();
    const input = await readFile(join(folder, 'a.obelus'));
    const words = ['merge', '-', 'b.obelus', '-o', '-'];
    const merged = await obelusApart(words, { cwd: folder, input });
    expect(merged.status).toBe(0);
    const piped = await obelusApart(['stats', '-', '--json'], { input: merged.out });
    expect(JSON.parse(piped.out.toString())).toMatchObject({ changes: 6, conflicts: 1 });
  });

  it('go through pipes, as texts do', async () => {
    const cwd = await temporaryFolder();
    const older = Buffer.from(
      '<p>The mill was closed in June, its owner said in a letter to all.</p>',
    );
    const words = ['import', '-', '--as', 'mill.html', '-o', '-'];
    const imported = await obelusApart(words, { input: older });
    expect(imported.said).toMatch(/^Imported 1 document /);
    await writeFile(join(cwd, 'p.obelus'), imported.out);
    const [{ summary } = expect.fail('There is none.')] = valueOf(
      await readProject(join(cwd, 'p.obelus')),
    ).documents;
    expect(summary.metadata).toMatchObject({ fileName: 'mill.html', mediaType: 'text/html' });
    const newer = Buffer.from('The mill was closed in July, its owner said in a letter to all.');
    const anchor = ['anchor', 'p.obelus', '--document', '-', '--for', summary.id, '--json'];
    const anchored = await obelusApart(anchor, { cwd, input: newer });
    expect(JSON.parse(anchored.out.toString())).toMatchObject({ older: { id: summary.id } });
    const twice = await obelusApart(['anchor', '-', '--document', '-'], { input: imported.out });
    expect([twice.status, twice.said]).toEqual([1, 'Standard input can be read only once.\n']);
    const passphrase = ['check', 'p.obelus', '--passphrase-file', '-'];
    expect((await obelusApart(passphrase, { cwd, input: Buffer.from('x\n') })).status).toBe(0);
  });

  it('are quiet where nobody reads on', async () => {
    const folder = await twoProjects();
    for (const words of [
      ['diff', 'a.obelus', 'b.obelus'],
      ['stats', 'b.obelus'],
      ['merge', 'a.obelus', 'b.obelus', '-o', '-'],
    ]) {
      const { said } = await obelusApart(words, { cwd: folder, isDeaf: true });
      expect(said.replace(/^Merged .*\n$/, '')).toBe('');
    }
  });

  it('leave a project that is merged into as it was, where another is refused', async () => {
    const folder = await twoProjects();
    const before = await readFile(join(folder, 'a.obelus'));
    await writeFile(join(folder, 'bad.obelus'), before.subarray(0, -1));
    const refused = await obelus(['merge', 'a.obelus', 'bad.obelus', '-o', 'a.obelus'], {
      cwd: folder,
    });
    expect([refused.status, refused.said.split('\n').length]).toEqual([1, 2]);
    expect(await readFile(join(folder, 'a.obelus'))).toEqual(before);
    const done = await obelus(['merge', 'a.obelus', 'b.obelus', '-o', 'a.obelus'], { cwd: folder });
    expect(done.status).toBe(0);
    expect(valueOf(await readProject(join(folder, 'a.obelus'))).changes).toHaveLength(6);
  });

  it('do not let a name in a file steer the terminal', async () => {
    const contents = {
      ...sampleProject(),
      project: { id: PROJECT, name: 'evil \u001b[31m\u202ename' },
    };
    const cwd = await folderWith(contents);
    const { out } = await obelus(['stats', 'p.obelus'], { cwd });
    expect(out.toString().split('\n')[0]).toBe('evil \ufffd[31m\ufffdname');
  });
});
