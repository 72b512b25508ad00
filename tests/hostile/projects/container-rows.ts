import type { Forged, ForgedFile } from './forged-zip.ts';

/** ZIP files that no strict reader takes, whatever is in them. */

const MEBIBYTE = 1024 * 1024;

export const text = (words: string): Buffer => Buffer.from(words);
export const good: Forged = { name: 'good.txt', content: text('good'), method: 8 };
const named = (name: string | Buffer): readonly Forged[] => [{ name, content: text('x') }];
const zeros = Buffer.alloc(17 * MEBIBYTE);

export const descriptor = (crc: number, packed: number, size: number): Buffer => {
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

/** What it is, by the row of the list of what is hostile where it has one; and what is said of it. */
export type Row = readonly [
  what: string,
  entries: readonly Forged[],
  file: ForgedFile,
  says: RegExp,
];

export const CONTAINER_ROWS: readonly Row[] = [
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
