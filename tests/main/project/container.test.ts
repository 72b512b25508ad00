import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { execFileSync } from 'node:child_process';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readContainer } from '../../../src/main/services/project/container/read-container.ts';
import type { ContainerRules } from '../../../src/main/services/project/container/rules.ts';
import {
  writeContainer,
  type ContainerEntry,
} from '../../../src/main/services/project/container/write-container.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { forgedZip, type Forged, type ForgedFile } from './forged-zip.ts';

const MEBIBYTE = 1024 * 1024;

const rules: ContainerRules = {
  maxFile: 8 * MEBIBYTE,
  maxEntries: 1_000,
  maxEntry: 16 * MEBIBYTE,
  maxTotal: 20 * MEBIBYTE,
  maxRatio: 200,
  allows: (name) => !name.endsWith('.zip'),
  mimetype: null,
};

const read = (bytes: Uint8Array, own: ContainerRules = rules) =>
  readContainer({ name: 'p.obelus', bytes }, own);

const text = (words: string): Buffer => Buffer.from(words);
const good: Forged = { name: 'good.txt', content: text('good'), method: 8 };
const named = (name: string | Buffer): readonly Forged[] => [{ name, content: text('x') }];
const zeros = Buffer.alloc(17 * MEBIBYTE);

const descriptor = (crc: number, packed: number, size: number): Buffer => {
  const bytes = Buffer.alloc(16);
  bytes.writeUInt32LE(0x08074b50, 0);
  bytes.writeUInt32LE(crc, 4);
  bytes.writeUInt32LE(packed, 8);
  bytes.writeUInt32LE(size, 12);
  return bytes;
};
const extraField = (id: number, data: Buffer): Buffer => {
  const head = Buffer.alloc(4);
  head.writeUInt16LE(id, 0);
  head.writeUInt16LE(data.length, 2);
  return Buffer.concat([head, data]);
};

type Row = readonly [what: string, entries: readonly Forged[], file: ForgedFile, says: RegExp];

const REFUSED: readonly Row[] = [
  [
    'Z01 a way out',
    named('../../evil.txt'),
    {},
    /“\.\.\/\.\.\/evil\.txt” has a name that leads to another folder/,
  ],
  ['Z02 an absolute name', named('/etc/evil'), {}, /leads out of the file/],
  ['Z03 a way out in Windows’ manner', named('..\\..\\evil.txt'), {}, /character in its name/],
  ['Z04 a drive', named('C:\\evil.txt'), {}, /character in its name/],
  ['Z05 a share', named('\\\\srv\\share\\x'), {}, /character in its name/],
  ['Z06 a way out within', named('docs/../../evil'), {}, /leads to another folder/],
  [
    'Z07 a link',
    [{ name: 'link', content: text('/etc'), attributes: 0xa1ff0000 }, ...named('link/x')],
    {},
    /“link” is a link or another special file/,
  ],
  ['Z08 a NUL', named('a.txt\0.png'), {}, /character in its name/],
  ['Z09 a name that is not UTF-8', named(Buffer.from([0x66, 0xff, 0xfe])), {}, /not UTF-8/],
  ['Z10 an overlong full stop', named(Buffer.from([0xc0, 0xae, 0xc0, 0xae])), {}, /not UTF-8/],
  [
    'a name in a code page',
    [{ name: Buffer.from([0x82]), content: text('x'), flags: 0 }],
    {},
    /not UTF-8/,
  ],
  [
    'Z11 a name twice',
    [...named('obelus.json'), ...named('obelus.json')],
    {},
    /“obelus.json” is there twice/,
  ],
  [
    'Z12 a name in two cases',
    [...named('Obelus.json'), ...named('obelus.json')],
    {},
    /is there twice/,
  ],
  [
    'a name in two cases of a letter that grows',
    [...named('straße'), ...named('STRASSE')],
    {},
    /is there twice/,
  ],
  [
    'Z13 a letter in two forms',
    [...named('é'.normalize('NFC')), ...named('é'.normalize('NFD'))],
    {},
    /is there twice/,
  ],
  [
    'Z14 a name that differs',
    [{ ...good, local: { name: 'evil.txt' } }],
    {},
    /one thing in the list and another in its place/,
  ],
  [
    'a size that differs',
    [{ ...good, local: { size: 5 } }],
    {},
    /one thing in the list and another/,
  ],
  ['Z15 a bomb', [{ name: 'bomb', content: zeros, method: 8 }], {}, /“bomb” is too large: 17 MiB/],
  [
    'a bomb within the limit',
    [{ name: 'bomb', content: zeros.subarray(0, 10 * MEBIBYTE), method: 8 }],
    {},
    /“bomb” is packed too tightly/,
  ],
  [
    'Z16 a bomb that lies',
    [{ name: 'bomb', content: zeros, method: 8, size: 100 }],
    {},
    /“bomb” does not unpack to the size/,
  ],
  [
    'too much in all',
    ['a', 'b', 'c'].map((name) => ({
      name,
      content: Buffer.alloc(7 * MEBIBYTE),
      method: 8,
      size: 9 * MEBIBYTE,
      packedSize: MEBIBYTE,
    })),
    {},
    /it unpacks to more than 20 MiB/,
  ],
  [
    'Z17 entries that share a body',
    [good, { ...good, name: 'two.txt', isAbsent: true, offset: 0 }],
    {},
    /“two.txt” overlaps another|another in its place/,
  ],
  ['Z18 a ZIP within', named('inner.zip'), {}, /“inner.zip” does not belong/],
  ['Z19 too many entries', [], { entries: 60_000 }, /it has 60000 entries, and the limit is 1000/],
  ['Z20 a wrong checksum', [{ ...good, crc: 1 }], {}, /“good.txt” is damaged/],
  [
    'Z22 a second end in the comment',
    [good],
    { comment: `PK\x05\x06${'\0'.repeat(18)}` },
    /list of entries is not where|comment/,
  ],
  ['a comment', [good], { comment: 'hello' }, /comment, or something else/],
  ['something at the end', [good], { after: text('more') }, /comment, or something else/],
  [
    'Z23 fewer entries than there are',
    [good, { ...good, name: 'b' }],
    { entries: 1 },
    /longer than the file says/,
  ],
  ['more entries than there are', [good], { entries: 2 }, /list of entries is damaged/],
  ['two numbers of entries', [good], { entriesHere: 2, entries: 1 }, /two numbers of entries/],
  ['one part of several', [good], { disk: 1 }, /one part of several/],
  [
    'Z24 a script before',
    [good],
    { before: text('#!/bin/sh\nexit\n') },
    /something before it that is no entry/,
  ],
  [
    'something between',
    [good, { ...good, name: 'b' }],
    { between: text('gap') },
    /something before it that is no entry/,
  ],
  [
    'something before the list',
    [good],
    { between: text('gap') },
    /before its list that is no entry/,
  ],
  ['something behind the list', [good], { beforeEnd: text('gap') }, /is not where the file says/],
  ['Z25 an encrypted entry', [{ ...good, flags: 0x801 }], {}, /encrypted ZIP cannot be read/],
  [
    'a strongly encrypted entry',
    [{ ...good, flags: 0x841 }],
    {},
    /list of entries is damaged|encrypted/,
  ],
  ['an unknown flag', [{ ...good, flags: 0x810 }], {}, /in a way that is not read/],
  ...[99, 12, 93, 14].map((method): Row => [
    `Z26 method ${method}`,
    [{ ...good, method, packed: text('good') }],
    {},
    /packed by method/,
  ]),
  ['Z27 a long name', named('a'.repeat(65_000)), {}, /more than 255 bytes/],
  ['Z28 many folders', named('d/'.repeat(100) + 'x'), {}, /more than 8 folders deep/],
  ...['CON.txt', 'aux', 'lpt1.md', 'a.txt:ads', 'trail. ', 'trail.', ' lead', 'a/nul/b'].map(
    (name): Row => [`Z29 the name ${name}`, named(name), {}, /name/],
  ),
  ...['__proto__', 'constructor', 'a/prototype'].map((name): Row => [
    `Z30 the name ${name}`,
    named(name),
    {},
    /a name that is reserved/,
  ]),
  ['Z31 no name', named(''), {}, /has no name/],
  ['Z31 a full stop', named('.'), {}, /leads to another folder/],
  ['Z31 a slash', named('/'), {}, /leads out of the file/],
  ['a folder', named('docs/'), {}, /is a folder/],
  ['an empty part', named('a//b'), {}, /an empty part/],
  [
    'Z32 a reversed name',
    named('report\u202etxt.exe'),
    {},
    /“report\ufffdtxt.exe” has a character/,
  ],
  [
    'Z33 sizes of ZIP64',
    [
      {
        ...good,
        size: 0xffffffff,
        packedSize: 0xffffffff,
        extra: extraField(1, Buffer.alloc(16, 0xff)),
      },
    ],
    {},
    /ZIP64/,
  ],
  ['a ZIP64 file', [], { entries: 0xffff }, /ZIP64/],
  ['a second name', [{ ...good, extra: extraField(0x7075, Buffer.alloc(9)) }], {}, /has two names/],
  [
    'a second name in its place',
    [{ ...good, localExtra: extraField(0x7075, Buffer.alloc(9)) }],
    {},
    /has two names/,
  ],
  [
    'much beside the content',
    [{ ...good, localExtra: extraField(0x9999, Buffer.alloc(2_000)) }],
    {},
    /too much beside/,
  ],
  [
    'a damaged extra',
    [{ ...good, localExtra: Buffer.from([1, 2, 255, 255, 1]) }],
    {},
    /damaged header/,
  ],
  ['an entry with a comment', [{ ...good, comment: 'hello' }], {}, /has a comment/],
  [
    'a stored entry of two sizes',
    [{ name: 'a', content: text('abc'), size: 2 }],
    {},
    /states two sizes/,
  ],
  [
    'bytes behind the deflate stream',
    [{ ...good, trailer: text(''), packed: Buffer.from([0x03, 0, 1, 2, 3]), content: text('') }],
    {},
    /does not unpack/,
  ],
  ['an entry beyond the end', [{ ...good, packedSize: 5_000 }], {}, /beyond the end/],
  [
    'a descriptor that lies',
    [{ name: 'a', content: text('abc'), flags: 0x808, trailer: descriptor(1, 3, 3) }],
    {},
    /states two sizes/,
  ],
];

describe('a container', () => {
  it.each(REFUSED)('is refused for %s', async (_, entries, file, says) => {
    const answer = await read(forgedZip(entries, file));
    expect(answer).toMatchObject({ ok: false, message: expect.stringMatching(says) as string });
    if (answer.ok) return;
    expect(answer.message).toMatch(/^“p\.obelus” was not opened: [^\n\p{C}]*\.$/u);
    expect(answer.message.length).toBeLessThan(300);
  });

  it('is refused for any length it is cut to', async () => {
    const bytes = forgedZip([good, { name: 'b.txt', content: text('more'.repeat(20)), method: 8 }]);
    expect((await read(bytes)).ok).toBe(true);
    for (let length = 0; length < bytes.length; length++)
      expect([length, (await read(bytes.subarray(0, length))).ok]).toEqual([length, false]);
  });

  it('is refused in clear words where it is no ZIP file', async () => {
    const messages = await Promise.all(
      ['', 'x', 'Plain words, and nothing else than these plain words.'].map(async (words) => {
        const answer = await read(text(words));
        return answer.ok ? null : answer.message;
      }),
    );
    expect(messages).toEqual([
      '“p.obelus” was not opened: it is empty.',
      '“p.obelus” was not opened: it is no ZIP file, or was cut off.',
      '“p.obelus” was not opened: it is no ZIP file, or was cut off.',
    ]);
  });

  it('is read with whatever date it bears', async () => {
    for (const date of [0, 0x21, 0xffff])
      expect((await read(forgedZip([{ ...good, date }]))).ok).toBe(true);
  });

  it('is read with sizes behind the data, as programs write that do not know them before', async () => {
    const content = text('streamed');
    const trailer = descriptor(crc32(content), content.length, content.length);
    for (const behind of [trailer, trailer.subarray(4)]) {
      const bytes = forgedZip([{ name: 'a', content, flags: 0x808, trailer: behind }]);
      const answer = await read(bytes);
      expect(answer.ok && answer.value.get('a')).toEqual(content);
    }
  });

  it('is opened only where it is a file', async () => {
    const folder = await temporaryFolder();
    const file = join(folder, 'real.zip');
    await writeFile(file, forgedZip([good]));
    await symlink(file, join(folder, 'link.zip'));
    await mkdir(join(folder, 'folder.zip'));
    execFileSync('mkfifo', [join(folder, 'pipe.zip')]);
    expect((await readContainer(file, rules)).ok).toBe(true);
    for (const [name, what] of [
      ['link.zip', 'a link'],
      ['folder.zip', 'a folder'],
      ['pipe.zip', 'a pipe'],
      ['none.zip', 'not there'],
    ] as const) {
      const answer = await readContainer(join(folder, name), rules);
      expect(answer.ok ? '' : answer.message).toContain(what);
    }
    const device = await readContainer('/dev/zero', rules);
    expect(device.ok ? '' : device.message).toContain('a device');
  });

  it('is refused by size before it is read', async () => {
    const answer = await read(Buffer.alloc(20), { ...rules, maxFile: 10 });
    expect(answer).toMatchObject({ ok: false, code: 'too-large' });
  });

  it.each([
    ['is not there', [good], /does not begin with its mimetype/],
    ['is packed', [{ name: 'mimetype', content: text('a/b'), method: 8 }], /mimetype is packed/],
    ['is not the first', [good, { name: 'mimetype', content: text('a/b') }], /does not begin/],
    ['says something else', [{ name: 'mimetype', content: text('a/c') }], /of another kind/],
  ] satisfies readonly (readonly [string, readonly Forged[], RegExp])[])(
    'is refused where its mimetype %s',
    async (_, entries, says) => {
      const answer = await read(forgedZip(entries), { ...rules, mimetype: 'a/b' });
      expect(answer.ok ? '' : answer.message).toMatch(says);
    },
  );
});

const entry = fc.record({
  // None of the reserved names begins so.
  name: fc.stringMatching(/^x[a-z0-9ßéж]{0,11}$/),
  bytes: fc.uint8Array({ maxLength: 400 }),
  isStored: fc.boolean(),
});
const entries: fc.Arbitrary<ContainerEntry[]> = fc.uniqueArray(entry, {
  maxLength: 8,
  selector: ({ name }) => name.normalize('NFC').toUpperCase(),
});

describe('a container that is written', () => {
  it('is read as the very same entries in the same order', async () => {
    await fc.assert(
      fc.asyncProperty(entries, async (given) => {
        const answer = await read(writeContainer(given, rules.maxRatio));
        if (!answer.ok) throw new Error(answer.message);
        expect([...answer.value].map(([name, bytes]) => [name, [...bytes]])).toEqual(
          given.map(({ name, bytes }) => [name, [...bytes]]),
        );
      }),
      { numRuns: 200 },
    );
  });

  it('has the same bytes at any time and in any time zone', () => {
    const given = [{ name: 'a.txt', bytes: text('words '.repeat(100)) }];
    const zone = process.env['TZ'];
    const once = writeContainer(given, 200);
    process.env['TZ'] = 'Pacific/Auckland';
    const again = writeContainer(given, 200);
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
    expect(Buffer.compare(once, again)).toBe(0);
  });

  it('can be read again also where it holds nothing but one letter', async () => {
    const bytes = Buffer.alloc(4 * MEBIBYTE, 'a');
    const answer = await read(writeContainer([{ name: 'a.txt', bytes }], rules.maxRatio));
    expect(answer.ok && answer.value.get('a.txt')?.length).toBe(bytes.length);
  });

  it('is what another reader takes for a ZIP file', () => {
    const read = unzipSync(writeContainer([{ name: 'é/a.txt', bytes: text('words') }], 200));
    expect(Object.entries(read).map(([name, bytes]) => [name, strFromU8(bytes)])).toEqual([
      ['é/a.txt', 'words'],
    ]);
  });
});
