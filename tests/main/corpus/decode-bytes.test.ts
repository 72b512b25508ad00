import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBytes, SIZE_LIMIT } from '#main/services/corpus';

const utf16 = (text: string, mark: boolean): Buffer =>
  Buffer.concat([Buffer.from(mark ? [0xff, 0xfe] : []), Buffer.from(text, 'utf16le')]);

const bigEndian = (text: string): Buffer => utf16(text, true).swap16();

const page = (charset: string, body: Uint8Array): Buffer =>
  Buffer.concat([Buffer.from(`<meta charset="${charset}"><p>`), body]);

const latin = Buffer.from([0x63, 0x61, 0x66, 0xe9]);

const contradiction = (used: string, said: string): string =>
  `read as ${used}, though the page declares ${said}`;

describe('decoding', () => {
  it.each([
    ['UTF-8', Buffer.from('café'), 'text/plain', 'café', 'utf-8', []],
    ['UTF-8 with its mark', Buffer.from('\uFEFFcafé'), 'text/plain', 'café', 'utf-8', []],
    ['a second mark', Buffer.from('\uFEFF\uFEFFa'), 'text/plain', '\uFEFFa', 'utf-8', []],
    [
      'UTF-16',
      utf16('café 😀', true),
      'text/plain',
      'café 😀',
      'utf-16le',
      ['read as utf-16le, as its first bytes say'],
    ],
    [
      'big-endian UTF-16',
      bigEndian('café'),
      'text/plain',
      'café',
      'utf-16be',
      ['read as utf-16be, as its first bytes say'],
    ],
    [
      'a lone surrogate',
      utf16('a\uD800b', true),
      'text/plain',
      'a\uFFFDb',
      'utf-16le',
      ['read as utf-16le, as its first bytes say'],
    ],
    [
      'windows-1252',
      Buffer.from([0x93, 0xe9, 0x94, 0x80]),
      'text/plain',
      '“é”€',
      'windows-1252',
      ['read as windows-1252: not valid UTF-8'],
    ],
    ['line ends', Buffer.from('a\r\nb\rc\n\r\nd'), 'text/plain', 'a\nb\nc\n\nd', 'utf-8', []],
    [
      'rare line ends and NUL',
      Buffer.from(`a\u0085b\u2028c\0${'d'.repeat(200)}`),
      'text/plain',
      `a\u0085b\u2028c\0${'d'.repeat(200)}`,
      'utf-8',
      [],
    ],
    ['decomposed letters', Buffer.from('e\u0301'), 'text/plain', 'e\u0301', 'utf-8', []],
    [
      'UTF-7, never',
      Buffer.from('+ADw-script+AD4-'),
      'text/plain',
      '+ADw-script+AD4-',
      'utf-8',
      [],
    ],
    [
      'a page that declares UTF-7',
      page('utf-7', latin),
      'text/html',
      '<meta charset="utf-7"><p>café',
      'windows-1252',
      ['read as windows-1252: not valid UTF-8'],
    ],
    [
      'a page that declares ISO-2022',
      page('iso-2022-jp', latin),
      'text/html',
      '<meta charset="iso-2022-jp"><p>café',
      'windows-1252',
      ['read as windows-1252: not valid UTF-8'],
    ],
    [
      'a page in its declared charset',
      page('windows-1251', Buffer.from([0xc0])),
      'text/html',
      '<meta charset="windows-1251"><p>А',
      'windows-1251',
      ['read as windows-1251, as the page declares'],
    ],
    [
      'a page whose bytes contradict it',
      page('latin1', Buffer.from('café')),
      'text/html',
      '<meta charset="latin1"><p>café',
      'utf-8',
      [contradiction('utf-8', 'latin1')],
    ],
    [
      'an ASCII page',
      page('latin1', Buffer.from('cafe')),
      'text/html',
      '<meta charset="latin1"><p>cafe',
      'utf-8',
      [],
    ],
    [
      'a plain text that looks like one',
      page('koi8-r', latin),
      'text/plain',
      '<meta charset="koi8-r"><p>café',
      'windows-1252',
      ['read as windows-1252: not valid UTF-8'],
    ],
  ] as const)('reads %s', (_, bytes, mediaType, text, encoding, remarks) => {
    expect(decodeBytes(bytes, mediaType, 'a')).toEqual({
      ok: true,
      value: { text, encoding, remarks: [...remarks] },
    });
  });

  it.each([
    ['nothing', Buffer.from(''), 'empty', '“a.txt” is empty.'],
    ['only a mark', Buffer.from('\uFEFF'), 'empty', '“a.txt” holds nothing but white space.'],
    [
      'white space',
      Buffer.from(' \n\u00a0\u2003'),
      'empty',
      '“a.txt” holds nothing but white space.',
    ],
    [
      'a PDF',
      Buffer.from('%PDF-1.7 text'),
      'binary',
      '“a.txt” is not a text file (it looks like a PDF).',
    ],
    [
      'a ZIP',
      Buffer.from('PK\x03\x04'),
      'binary',
      '“a.txt” is not a text file (it looks like a ZIP archive or an office document).',
    ],
    [
      'a program',
      Buffer.concat([Buffer.from('MZ'), Buffer.alloc(100)]),
      'binary',
      '“a.txt” is not a text file (it looks like a program).',
    ],
    [
      'unmarked UTF-16',
      utf16('some text here', false),
      'binary',
      '“a.txt” is not a text file (it looks like UTF-16 without its mark, or data).',
    ],
    [
      'noise',
      Buffer.from(Array.from({ length: 500 }, (_, i) => (i * 7) % 256)),
      'binary',
      '“a.txt” is not a text file (it looks like data).',
    ],
  ])('refuses %s in words', (_, bytes, code, message) => {
    expect(decodeBytes(bytes, 'text/plain', 'a.txt')).toEqual({ ok: false, code, message });
  });

  it('refuses what is too large, with its size and the limit', () => {
    const bytes = new Uint8Array(SIZE_LIMIT + 1);
    expect(decodeBytes(bytes, 'text/plain', 'a.txt')).toMatchObject({
      code: 'too-large',
      message: expect.stringContaining('64 MiB'),
    });
  });

  it('takes a word that only begins like a program for the text it is', () => {
    expect(decodeBytes(Buffer.from('MZ is an abbreviation.'), 'text/plain', 'a').ok).toBe(true);
  });

  it('gives canonical text for any bytes, or a refusal', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const decoded = decodeBytes(bytes, 'text/html', 'a');
        if (!decoded.ok) return decoded.message !== '';
        return !/\r|\p{Surrogate}/u.test(decoded.value.text);
      }),
    );
  });
});
