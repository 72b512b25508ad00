import { mkdir, rename, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { BIRTH, sealChange, type Change, type Json } from '#core/model';
import { projectBytes, writeProjectFolder } from '#main/services/project';
import { uuid } from '../../core/model/histories.ts';
import { changeOf, lineOf, sampleProject, valueOf } from '../../main/project/sample-projects.ts';
import { CONTAINER_ROWS } from './container-rows.ts';
import { altered, CONTENT_ROWS, own, utf8, type Alter } from './content-rows.ts';
import { forgedZip, type Forged } from './forged-zip.ts';

/** Project files and folders that are to be refused, as they come from elsewhere. */

export interface Hostile {
  /** By the row of the list of what is hostile where it has one. */
  readonly what: string;
  /** What is said, at the least. */
  readonly says: RegExp;
  /** Writes it into an empty folder. Returns its path. */
  readonly write: (folder: string) => Promise<string>;
}

const NAME = 'p.obelus';

const inFile = (what: string, says: RegExp, bytes: () => Promise<Uint8Array>): Hostile => ({
  what,
  says,
  write: async (folder) => {
    const path = join(folder, NAME);
    await writeFile(path, await bytes());
    return path;
  },
});

const goodBytes = async (): Promise<Uint8Array> =>
  valueOf(await projectBytes(NAME, sampleProject()));

const MIMETYPE = 'application/vnd.obelus.project+zip';

/**
 * A container's rows as project files: behind a right beginning, so that nothing else is amiss before.
 * What is said of a size that only a smaller limit refuses is said otherwise here.
 */
const OTHERWISE: Readonly<Record<string, RegExp>> = {
  'Z15 a bomb': /“bomb” does not belong|packed too tightly/,
  'a bomb within the limit': /“bomb” does not belong|packed too tightly/,
  'Z16 a bomb that lies': /“bomb” does not belong|does not unpack/,
  'too much in all': /“a” does not belong|unpacks to more/,
  'Z19 too many entries': /60000 entries, and the limit is 40000/,
};

const FIRST: Forged = { name: 'mimetype', content: Buffer.from(MIMETYPE) };

const containers: readonly Hostile[] = CONTAINER_ROWS.map(([what, entries, file, says]) =>
  inFile(
    what,
    new RegExp(`${(OTHERWISE[what] ?? says).source}|does not belong into such a file`),
    () => Promise.resolve(forgedZip([FIRST, ...entries], file)),
  ),
);

const contents: readonly Hostile[] = CONTENT_ROWS.map(([what, alter, says]) =>
  inFile(what, says, () => altered(alter)),
);

/** Bombs under names that a project has, so that nothing but their size is amiss. */
const bomb = (bytes: number, more: Partial<Forged> = {}): Forged => ({
  name: `documents/${'0'.repeat(64)}.txt`,
  content: Buffer.alloc(bytes),
  method: 8,
  ...more,
});
const MEBIBYTE = 1024 * 1024;

const bombs: readonly Hostile[] = [
  inFile('Z15 64 MiB of zeros under a right name', /packed too tightly/, async () =>
    forgedZip([FIRST, bomb(64 * MEBIBYTE)]),
  ),
  inFile('Z15 a gibibyte, as it says', /is too large: 1 GiB, and the limit is 256 MiB/, async () =>
    forgedZip([FIRST, bomb(MEBIBYTE, { size: 1024 * MEBIBYTE })]),
  ),
  inFile(
    'Z16 16 MiB of zeros that say they are 100 bytes',
    /does not unpack to the size/,
    async () => forgedZip([FIRST, bomb(16 * MEBIBYTE, { size: 100 })]),
  ),
  inFile('Z16 100 bytes that say they are 16 MiB', /packed too tightly|does not unpack/, async () =>
    forgedZip([FIRST, bomb(100, { size: 16 * MEBIBYTE })]),
  ),
  inFile('more in all than there may be', /unpacks to more than 1 GiB/, async () =>
    forgedZip([
      FIRST,
      ...Array.from({ length: 5 }, (_, at) =>
        bomb(10, {
          name: `documents/${String(at).repeat(64)}.txt`,
          size: 250 * MEBIBYTE,
          packedSize: 2 * MEBIBYTE,
        }),
      ),
    ]),
  ),
];

/** A change whose id is its hash, whatever it says. */
const sealed = (more: Partial<Change>): Change => {
  const { id: _id, ...body } = changeOf(`entity/${uuid(5)}`, 'name', 'x', { seq: 9 });
  return sealChange({ ...body, ...more });
};
const withChanges =
  (...changes: readonly Change[]): Alter =>
  (entries) =>
    void entries.set(
      own,
      Buffer.concat([
        Buffer.from(entries.get(own) ?? []),
        utf8(changes.map((each) => `${lineOf(each)}\n`).join('')),
      ]),
    );

/** Two changes that name one another cannot be sealed: an id would have to be known before its hash. */
function cycle(): readonly Change[] {
  const one = sealed({ depth: 1, preds: ['0'.repeat(64)] as never });
  const two = sealed({ depth: 1, preds: [one.id], seq: 10 });
  return [{ ...one, preds: [two.id] }, two];
}

const selfish = { ...sealed({ depth: 1, preds: ['1'.repeat(64)] as never }) };
const passage = (more: object): Json =>
  ({
    document: sampleProject().documents[0]?.summary.id ?? '',
    start: 2,
    end: 7,
    exact: 'first',
    prefix: '',
    suffix: '',
    ...more,
  }) as Json;
const annotation = (value: Json): Change =>
  sealed({ record: `annotation/${uuid(9)}`, field: BIRTH, value: { alive: true, passage: value } });

const altering = (what: string, says: RegExp, alter: Alter): Hostile =>
  inFile(what, says, () => altered(alter));

const forgeries: readonly Hostile[] = [
  altering(
    'G04 a change that names itself',
    /does not match its id/,
    withChanges({
      ...selfish,
      preds: [selfish.id],
    }),
  ),
  altering('G04 changes that name one another', /does not match its id/, withChanges(...cycle())),
  altering(
    'G04 predecessors out of order',
    /predecessors that are no sorted ids/,
    withChanges(sealed({ depth: 1, preds: ['2'.repeat(64), '1'.repeat(64)] as never })),
  ),
  altering(
    'G04 a depth that its predecessors belie',
    /has a depth that its predecessors belie/,
    withChanges(sealed({ depth: 7 })),
  ),
  altering(
    'G04 a depth beyond counting',
    /has no depth/,
    withChanges(sealed({ depth: 2 ** 41, preds: ['1'.repeat(64)] as never })),
  ),
  altering(
    'J10 offsets before the text',
    /offsets out of order/,
    withChanges(annotation(passage({ start: -5, end: 0 }))),
  ),
  altering(
    'J10 reversed offsets',
    /offsets out of order/,
    withChanges(annotation(passage({ start: 7, end: 2 }))),
  ),
  altering(
    'J12 a quote of another length than its place',
    /has a quote of another length/,
    withChanges(annotation(passage({ end: 8 }))),
  ),
  altering('J21 a time that is none', /has no time/, withChanges(sealed({ at: 'tomorrow' }))),
  altering(
    'J21 a time before there were any',
    /has no time/,
    withChanges(sealed({ at: '-1601-01-01' })),
  ),
  altering(
    'U02 a project whose name turns the line round',
    /./,
    (entries) => void entries.set('obelus.json', utf8('{"format":"obelus-project\u202e"}')),
  ),
  altering(
    'J03 a reserved key in the manifest',
    /the key "__proto__", which is reserved/,
    (entries) =>
      void entries.set(
        'obelus.json',
        utf8('{"__proto__":{"isAdmin":true},"format":"obelus-project"}'),
      ),
  ),
  altering('J03 a reserved key in a record of a text', /which is reserved/, (entries) => {
    const name =
      [...entries.keys()].find((each) => each.endsWith('.json') && each !== 'obelus.json') ?? '';
    const said = Buffer.from(entries.get(name) ?? [])
      .toString()
      .replace('{', '{"constructor":{"prototype":1},');
    entries.set(name, utf8(said));
  }),
  altering(
    'J01 a manifest of a million brackets',
    /nested more than 32 deep/,
    (entries) => void entries.set('obelus.json', utf8('['.repeat(1_000_000))),
  ),
  altering(
    'J07 a manifest in UTF-16',
    /it is UTF-16, and only UTF-8 is read/,
    (entries) => void entries.set('obelus.json', Buffer.from('\ufeff{}', 'utf16le')),
  ),
  altering('J22 a text under another’s hash', /is not the text that its name says/, (entries) => {
    const [a = '', b = ''] = [...entries.keys()].filter(
      (name) => name.endsWith('.txt') && name.startsWith('documents/'),
    );
    const [first, second] = [entries.get(a), entries.get(b)];
    if (first !== undefined && second !== undefined) entries.set(a, second).set(b, first);
  }),
  altering(
    'a text with line ends of Windows under its own hash',
    /is no text as Obelus keeps it|not the text/,
    (entries) => {
      for (const [name, bytes] of entries)
        if (name.startsWith('documents/') && name.endsWith('.txt'))
          entries.set(name, utf8(Buffer.from(bytes).toString().replaceAll('\n', '\r\n')));
    },
  ),
  altering(
    'lines of changes with the marks of a merge',
    /marked by git as a merge that is not finished/,
    (entries) => void entries.set(own, utf8('<<<<<<< HEAD\n=======\n>>>>>>> theirs\n')),
  ),
  altering(
    'a copy that a synced drive made, in a file',
    /does not belong into such a file/,
    (entries) =>
      void entries.set(own.replace('.jsonl', ' (1).jsonl'), entries.get(own) ?? utf8('')),
  ),
  inFile('Z21 a file cut in its middle', /no ZIP file, or was cut off/, async () => {
    const bytes = await goodBytes();
    return bytes.subarray(0, bytes.length / 2);
  }),
  inFile('Z35 nothing', /it is empty/, async () => new Uint8Array()),
  inFile('Z35 words', /no ZIP file/, async () => utf8('Plain words under the name of a project.')),
  inFile('a picture', /no ZIP file/, async () =>
    Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
  ),
];

/** A good folder in which something is amiss. */
const inFolder = (
  what: string,
  says: RegExp,
  alter: (folder: string) => Promise<unknown>,
): Hostile => ({
  what: `a folder: ${what}`,
  says,
  write: async (folder) => {
    const path = join(folder, 'project');
    valueOf(await writeProjectFolder(path, sampleProject(), () => true));
    await alter(path);
    return path;
  },
});

const folders: readonly Hostile[] = [
  inFolder('Z36 a link for changes', /it is a link, not a file/, async (folder) => {
    await rename(join(folder, own), join(dirname(folder), 'away'));
    await symlink('/etc/passwd', join(folder, own));
  }),
  inFolder('Z07 a link for a folder', /“documents” is no folder/, async (folder) => {
    await rename(join(folder, 'documents'), join(folder, 'away'));
    await symlink('/etc', join(folder, 'documents'));
  }),
  inFolder('a folder where a file should be', /it is a folder/, (folder) =>
    mkdir(join(folder, 'changes', `${uuid(3)}.jsonl`)),
  ),
  inFolder('Z12 a name in other letters', /does not belong into such a folder/, (folder) =>
    writeFile(join(folder, own.replace('.jsonl', '.JSONL')), ''),
  ),
  inFolder('half a file', /is refused for line/, (folder) =>
    writeFile(join(folder, own), lineOf(sealed({})).slice(0, 60)),
  ),
  inFolder('J19 a newer format', /from a newer Obelus/, (folder) =>
    writeFile(
      join(folder, 'obelus.json'),
      '{"format":"obelus-project","formatVersion":9,"minReader":9}',
    ),
  ),
  inFolder('the mimetype of something else', /it is a folder of another kind/, (folder) =>
    writeFile(join(folder, 'mimetype'), 'application/epub+zip'.padEnd(MIMETYPE.length)),
  ),
];

const special: readonly Hostile[] = [
  {
    what: 'Z36 a link for the file',
    says: /it is a link, not a file/,
    write: async (folder) => {
      await writeFile(join(folder, 'real.obelus'), await goodBytes());
      await symlink(join(folder, 'real.obelus'), join(folder, NAME));
      return join(folder, NAME);
    },
  },
  { what: 'Z36 a device', says: /it is a device, not a file/, write: async () => '/dev/zero' },
];

export const HOSTILE: readonly Hostile[] = [
  ...containers,
  ...bombs,
  ...contents,
  ...forgeries,
  ...folders,
  ...special,
];

/** Rows of the list that no project file can be an example of, and why. */
export const NOT_HERE: Readonly<Record<string, string>> = {
  Z34: 'dates are read past, and the file is read: tests/main/project/container.test.ts',
  J02: 'a tree of records nested in one another does not exist here: a change holds 16 levels at most',
  J11: 'offsets are code points, of which a pair of surrogates is one: tests/core/text',
  J13: 'a quote that the text does not have is no fault of the file: it is listed as not anchored',
  J14: 'a million annotations are no fault of the file: npm run bench',
  J15: 'a hundred thousand on one letter are no fault of the file: npm run bench',
  J16: 'an annotation of a text that is not there is kept, and listed',
  J17: 'tags that are one another’s parents are read, and the circle is broken: tests/core/model',
  J20: 'fields that are not known are kept: tests/core/model/decode-change.test.ts',
  J23: 'no file holds nodes of ProseMirror: a text is text',
  J24: 'no file holds nodes of ProseMirror: a text is text',
  J25: 'no file holds nodes of ProseMirror: a text is text',
  G01: 'merging with oneself is no fault of the file: tests/core/merge',
  G02: 'six orders give the same bytes: tests/main/project/project-file.test.ts',
  G03: 'a copied profile is no fault of the file: tests/main/project/git.test.ts keeps both',
  G05: 'deletions are shown in the preview before anything is done: tests/renderer/store',
  G06: 'clocks decide nothing: tests/core/model/record-state.test.ts',
  G07: 'texts go by their hash, and names decide nothing: tests/main/project',
  G08: 'one transaction stores all or nothing: tests/renderer/store',
};
