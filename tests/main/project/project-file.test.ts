import fc from 'fast-check';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  projectBytes,
  readProject,
  uniteProjects,
  writeProjectFile,
  type ProjectContents,
} from '#main/services/project';
import { readContainer } from '../../../src/main/services/project/container/read-container.ts';
import { writeContainer } from '../../../src/main/services/project/container/write-container.ts';
import { projectRules } from '../../../src/main/services/project/project-names.ts';
import { uuid } from '../../core/model/histories.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import {
  changeOf,
  comparable,
  documentOf,
  lineOf,
  messageOf,
  projects,
  sampleProject,
  valueOf,
} from './sample-projects.ts';

const bytesOf = async (contents = sampleProject()): Promise<Uint8Array> =>
  valueOf(await projectBytes('p.obelus', contents));

const read = (bytes: Uint8Array) => readProject({ name: 'p.obelus', bytes });

describe('a project file', () => {
  it('is read as what was written, whatever it holds', async () => {
    await fc.assert(
      fc.asyncProperty(projects, async (contents) => {
        const again = valueOf(await read(await bytesOf(contents)));
        expect(comparable(again)).toEqual(comparable(contents));
      }),
      { numRuns: 60 },
    );
  });

  it('has the same bytes for the same contents in any order', async () => {
    await fc.assert(
      fc.asyncProperty(projects, async (contents) => {
        const turned = {
          ...contents,
          documents: [...contents.documents].reverse(),
          changes: [...contents.changes].reverse(),
        };
        expect(Buffer.compare(await bytesOf(contents), await bytesOf(turned))).toBe(0);
      }),
      { numRuns: 60 },
    );
  });

  it('is united with others to the same bytes in all six orders', async () => {
    const [a, b, c] = [sampleProject(), sampleProject(), sampleProject()];
    const three = [
      { ...a, documents: a.documents.slice(0, 1) },
      { ...b, project: { id: uuid(6), name: 'Another' }, changes: b.changes.slice(1) },
      { ...c, documents: [documentOf('A first text.\n', 'other-name.txt')], changes: [] },
    ] as const;
    const orders = [
      [0, 1, 2],
      [0, 2, 1],
      [1, 0, 2],
      [1, 2, 0],
      [2, 0, 1],
      [2, 1, 0],
    ] as const;
    const all = await Promise.all(
      orders.map((order) => bytesOf(uniteProjects(order.map((at) => three[at])))),
    );
    for (const bytes of all) expect(Buffer.compare(bytes, all[0] as Uint8Array)).toBe(0);
    const united = valueOf(await read(all[0] as Uint8Array));
    expect(united.changes).toEqual(a.changes);
    expect(united.documents).toHaveLength(2);
  });

  it('takes the place of another whole, and can be read from there', async () => {
    const path = join(await temporaryFolder(), 'p.obelus');
    await writeFile(path, 'what was there');
    expect((await writeProjectFile(path, sampleProject())).ok).toBe(true);
    expect(comparable(valueOf(await readProject(path)))).toEqual(comparable(sampleProject()));
    expect((await stat(path)).isFile()).toBe(true);
    expect((await readFile(path)).subarray(30, 38).toString()).toBe('mimetype');
  });
});

/** The entries of a good file with some of them changed, added or left out. */
async function altered(alter: (entries: Map<string, Uint8Array>) => void): Promise<Uint8Array> {
  const content = valueOf(await readContainer({ name: 'p', bytes: await bytesOf() }, projectRules));
  const entries = new Map(content);
  alter(entries);
  return writeContainer(
    [...entries].map(([name, bytes]) => ({ name, bytes, isStored: name === 'mimetype' })),
    200,
  );
}

const { documents, changes } = sampleProject();
const first = documents[0]?.summary.id ?? '';
const sourced = documents.find(({ source }) => source !== null);
const source = `sources/${sourced?.summary.metadata.sourceSha256 ?? ''}.txt`;
const own = `changes/${uuid(1001)}.jsonl`;
const utf8 = (text: string): Uint8Array => Buffer.from(text);
const lines = changes.filter(({ replica }) => replica === uuid(1001)).map(lineOf);
const manifest = (said: object): Uint8Array =>
  utf8(
    JSON.stringify({
      format: 'obelus-project',
      formatVersion: 1,
      minReader: 1,
      project: { id: uuid(7), name: '' },
      offsetUnit: 'codepoint',
      ...said,
    }),
  );
const withLine = (line: string | Uint8Array) => (entries: Map<string, Uint8Array>) =>
  void entries.set(own, Buffer.concat([utf8(`${lines.join('\n')}\n`), Buffer.from(line)]));
const inLine = (json: string): RegExp => new RegExp(`“changes/.*” is refused for line 3: ${json}`);
const lying = { ...changes[0], value: { alive: false } };
const foreign = changeOf(`document/${first}`, 'note', 'x', { by: 2 });

type Alter = (entries: Map<string, Uint8Array>) => void;

const REFUSED: readonly (readonly [string, Alter, RegExp])[] = [
  ['no manifest', (e) => e.delete('obelus.json'), /it holds no obelus.json/],
  [
    'a manifest that is no JSON',
    (e) => e.set('obelus.json', utf8('{')),
    /“obelus.json” is refused: it is not JSON/,
  ],
  [
    'a manifest of something else',
    (e) => e.set('obelus.json', utf8('{}')),
    /does not say that this is an Obelus/,
  ],
  [
    'a newer format',
    (e) => e.set('obelus.json', manifest({ formatVersion: 4, minReader: 2 })),
    /format version 4, from a newer Obelus; this one reads version 1/,
  ],
  [
    'a newer reader',
    (e) => e.set('obelus.json', manifest({ minReader: 3, project: 4 })),
    /format version 3/,
  ],
  [
    'a manifest without end',
    (e) => e.set('obelus.json', manifest({ more: 'x '.repeat(600_000) })),
    /“obelus.json” is refused: it is too long/,
  ],
  [
    'a project without an id',
    (e) => e.set('obelus.json', manifest({ project: { id: 'x', name: '' } })),
    /which project/,
  ],
  [
    'another unit of offsets',
    (e) => e.set('obelus.json', manifest({ offsetUnit: 'byte' })),
    /which project/,
  ],
  [
    'a key twice',
    (e) => e.set('obelus.json', utf8('{"format":1,"format":2}')),
    /the key "format" twice/,
  ],
  ['a foreign entry', (e) => e.set('readme.txt', utf8('x')), /“readme.txt” does not belong/],
  [
    'a text that was changed',
    (e) => e.set(`documents/${first}.txt`, utf8('Other.')),
    /is not the text that its name says/,
  ],
  ['a text without record', (e) => e.delete(`documents/${first}.json`), /has no record beside it/],
  ['a record without text', (e) => e.delete(`documents/${first}.txt`), /has no text beside it/],
  [
    'another text’s record',
    (e) => e.set(`documents/${first}.json`, documents[1]?.record ?? utf8('')),
    /is no record of its text/,
  ],
  [
    'a record nested too deep',
    (e) => e.set(`documents/${first}.json`, utf8('['.repeat(1_000_000))),
    /nested more than 32 deep/,
  ],
  [
    'a source that was changed',
    (e) => e.set(source, utf8('Other.')),
    /is not the source that its name says/,
  ],
  [
    'a source of nothing',
    (e) => e.set(`sources/${'0'.repeat(64)}.md`, utf8('x')),
    /is the source of no document/,
  ],
  ['a line that is no JSON', withLine('{'), inLine('it is not JSON')],
  ['an empty line', withLine('\n'), inLine('it is not JSON')],
  ['a line that is no change', withLine('{}'), inLine('as a change it is no change')],
  [
    'a change with another’s id',
    withLine(JSON.stringify(lying)),
    inLine('as a change it does not match its id'),
  ],
  [
    'a change of another installation',
    withLine(lineOf(foreign)),
    inLine('it is a change made by another installation'),
  ],
  [
    'a line with a reserved key',
    withLine('{"__proto__":{"isAdmin":true}}'),
    inLine('it has the key "__proto__", which is reserved'),
  ],
  [
    'a line with a hidden reserved key',
    withLine('{"a":[{"\\u0063onstructor":1}]}'),
    inLine('it has the key "constructor", which is reserved'),
  ],
  [
    'a line with a key twice',
    withLine('{"a":1,"a":2}'),
    inLine('one of its objects has the key "a" twice'),
  ],
  ['a line nested too deep', withLine('['.repeat(5_000)), inLine('it is nested more than 32 deep')],
  [
    'a line that is not UTF-8',
    withLine(Buffer.from([0x7b, 0xff, 0x7d])),
    inLine('it is not UTF-8'),
  ],
  ['a line in UTF-16', withLine(Buffer.from('\ufeff{}', 'utf16le')), inLine('it is UTF-16')],
  [
    'half a surrogate pair',
    withLine(lineOf(foreign).replace('"x"', '"\\ud800"')),
    inLine('as a change it has a value that holds half'),
  ],
  ...['9007199254740993', '1e400', '-0', '1.5'].map((number): readonly [string, Alter, RegExp] => [
    `the number ${number}`,
    withLine(lineOf(foreign).replace('"x"', number)),
    inLine('as a change it has a value that holds a number'),
  ]),
  ['a line beyond any change', withLine(`"${'x'.repeat(9_000_000)}"`), inLine('it is too long')],
  [
    'a note of megabytes',
    withLine(lineOf(foreign).replace('"x"', `"${'x '.repeat(2_000_000)}"`)),
    inLine('as a change it has a value too long'),
  ],
];

describe('a project file that someone altered', () => {
  it.each(REFUSED)('is refused for %s', async (_, alter, says) => {
    const answer = await read(await altered(alter));
    expect(messageOf(answer)).toMatch(says);
    expect(messageOf(answer)).toMatch(/^“p\.obelus” was not opened: [^\n]*[^.]\.$/);
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  });

  it('is the same with its lines in any order, twice, or without the last line end', async () => {
    const twice = utf8([...lines].reverse().concat(lines).join('\n'));
    const again = valueOf(await read(await altered((e) => e.set(own, twice))));
    expect(again.changes).toEqual(changes);
  });

  it('is read where a newer Obelus says that it may be, and what that added is kept', async () => {
    const project = { id: uuid(7), name: 'Ours', colour: 'red', 'a%': 1.5 };
    const said = { formatVersion: 2, project, licence: { b: 2, a: [{ d: 4, c: null }] } };
    const newer = valueOf(await read(await altered((e) => e.set('obelus.json', manifest(said)))));
    expect(newer.project).toEqual({
      id: uuid(7),
      name: 'Ours',
      more: { project: { colour: 'red', 'a%': 1.5 }, licence: said.licence },
    });
    const again = valueOf(await read(await bytesOf(newer)));
    expect(again.project).toEqual(newer.project);
    expect(Buffer.compare(await bytesOf(again), await bytesOf(newer))).toBe(0);
  });

  it('keeps what several newer ones say, whichever is named first', async () => {
    const saying = (more: Record<string, unknown>): ProjectContents => ({
      ...sampleProject(),
      project: { id: uuid(7), name: 'Ours', more },
    });
    const a = saying({ one: 1, both: 'b', project: { colour: 'red' } });
    const b = saying({ two: [2], both: 'a', project: { shape: 'round' } });
    const united = uniteProjects([a, b, sampleProject()]);
    expect(united.project.more).toEqual({
      one: 1,
      two: [2],
      both: 'a',
      project: { colour: 'red', shape: 'round' },
    });
    const turned = await bytesOf(uniteProjects([sampleProject(), b, a]));
    expect(Buffer.compare(turned, await bytesOf(united))).toBe(0);
  });

  it('is read whatever its export says, which is not looked at', async () => {
    const bytes = await altered((e) => e.set('export/annotations.jsonld', utf8('{')));
    expect(comparable(valueOf(await read(bytes)))).toEqual(comparable(sampleProject()));
  });

  it('is refused at every length it is cut to', async () => {
    const bytes = await bytesOf();
    for (let length = 0; length < bytes.length; length += 1)
      expect([length, (await read(bytes.subarray(0, length))).ok]).toEqual([length, false]);
  });

  it('is refused, or says the same, with any one byte changed', async () => {
    const good = await bytesOf();
    const same = JSON.stringify(comparable(valueOf(await read(good))));
    let refusedCount = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.nat(good.length - 1),
        fc.integer({ min: 1, max: 255 }),
        async (at, flipped) => {
          const bytes = Uint8Array.from(good);
          bytes[at] = (bytes[at] as number) ^ flipped;
          const answer = await read(bytes);
          if (!answer.ok) refusedCount++;
          else expect(JSON.stringify(comparable(answer.value))).toBe(same);
        },
      ),
      { numRuns: 2_000 },
    );
    expect(refusedCount).toBeGreaterThan(1_500);
  });
});
