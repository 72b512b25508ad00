import { projectBytes } from '#main/services/project';
import { readContainer } from '../../../src/main/services/project/container/read-container.ts';
import { writeContainer } from '../../../src/main/services/project/container/write-container.ts';
import { projectRules } from '../../../src/main/services/project/project-names.ts';
import { uuid } from '../../core/model/histories.ts';
import { changeOf, lineOf, sampleProject, valueOf } from '../../main/project/sample-projects.ts';

/** Project files whose ZIP is as it should be, and whose content is not. */

/** The entries of a good file with some of them changed, added or left out. */
export async function altered(
  alter: (entries: Map<string, Uint8Array>) => void,
): Promise<Uint8Array> {
  const content = valueOf(
    await readContainer(
      { name: 'p', bytes: valueOf(await projectBytes('p.obelus', sampleProject())) },
      projectRules,
    ),
  );
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
export const own = `changes/${uuid(1001)}.jsonl`;
export const utf8 = (text: string): Uint8Array => Buffer.from(text);
export const lines = changes.filter(({ replica }) => replica === uuid(1001)).map(lineOf);
export const manifest = (said: object): Uint8Array =>
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

export type Alter = (entries: Map<string, Uint8Array>) => void;

/** What it is, what is altered in a good file, and what is said of it. */
export const CONTENT_ROWS: readonly (readonly [string, Alter, RegExp])[] = [
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
    'J03 a line with a reserved key',
    withLine('{"__proto__":{"isAdmin":true}}'),
    inLine('it has the key "__proto__", which is reserved'),
  ],
  [
    'J04 a line with a hidden reserved key',
    withLine('{"a":[{"\\u0063onstructor":1}]}'),
    inLine('it has the key "constructor", which is reserved'),
  ],
  [
    'J05 a line with a key twice',
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
    'J08 half a surrogate pair',
    withLine(lineOf(foreign).replace('"x"', '"\\ud800"')),
    inLine('as a change it has a value that holds half'),
  ],
  ...['9007199254740993', '1e400', '-0', '1.5'].map((number): readonly [string, Alter, RegExp] => [
    `J09 the number ${number}`,
    withLine(lineOf(foreign).replace('"x"', number)),
    inLine('as a change it has a value that holds a number'),
  ]),
  [
    'J06 a line beyond any change',
    withLine(`"${'x'.repeat(9_000_000)}"`),
    inLine('it is too long'),
  ],
  [
    'J18 a note of megabytes',
    withLine(lineOf(foreign).replace('"x"', `"${'x '.repeat(2_000_000)}"`)),
    inLine('as a change it has a value too long'),
  ],
];
