import { canonicalise } from '#core/text';
import { done, refused, type Result } from '#contract';
import { looksBinary } from './binary.ts';
import { declaredCharset } from './declared-charset.ts';
import { SIZE_LIMIT, type MediaType } from './media-types.ts';
import { tooLarge } from '#main/services/files';
import { decodeWindows1252 } from './windows-1252.ts';

export interface Decoded {
  /** Canonical text. */
  readonly text: string;
  /** As the WHATWG Encoding Standard names it. */
  readonly encoding: string;
  readonly remarks: readonly string[];
}

const startsWith = (bytes: Uint8Array, ...mark: number[]): boolean =>
  mark.every((byte, index) => bytes[index] === byte);

function markedEncoding(bytes: Uint8Array): string | null {
  if (startsWith(bytes, 0xef, 0xbb, 0xbf)) return 'utf-8';
  // UTF-32's mark begins with UTF-16's; what follows is NUL, which no text begins with.
  if (startsWith(bytes, 0xff, 0xfe)) return bytes[2] === 0 && bytes[3] === 0 ? null : 'utf-16le';
  if (startsWith(bytes, 0xfe, 0xff)) return 'utf-16be';
  return null;
}

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

const decodeAs = (bytes: Uint8Array, encoding: string): string =>
  encoding === 'windows-1252'
    ? decodeWindows1252(bytes)
    : new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);

interface Reading {
  readonly decoded: string;
  readonly encoding: string;
  readonly remarks: readonly string[];
}

/** The one rule: byte order mark, else valid UTF-8, else the declared charset, else windows-1252. */
function readAs(bytes: Uint8Array, mediaType: MediaType): Reading {
  const declared = mediaType === 'text/html' ? declaredCharset(bytes) : null;
  const marked = markedEncoding(bytes);
  const utf8 = marked === null || marked === 'utf-8' ? decodeUtf8(bytes) : null;
  const contradiction = (used: string): string[] =>
    declared !== null && declared.encoding !== used
      ? [`read as ${used}, though the page declares ${declared.label}`]
      : [];
  if (utf8 !== null) {
    // Pure ASCII is the same text in every encoding that a page may declare.
    const isAscii = !/[^\x00-\x7f]/.test(utf8);
    return { decoded: utf8, encoding: 'utf-8', remarks: isAscii ? [] : contradiction('utf-8') };
  }
  if (marked === 'utf-8')
    return {
      decoded: decodeAs(bytes, 'utf-8'),
      encoding: 'utf-8',
      remarks: ['not wholly valid UTF-8: what could not be read is shown as \uFFFD'],
    };
  if (marked !== null)
    return {
      decoded: decodeAs(bytes, marked),
      encoding: marked,
      remarks: [`read as ${marked}, as its first bytes say`, ...contradiction(marked)],
    };
  if (declared?.encoding != null && declared.encoding !== 'utf-8')
    return {
      decoded: decodeAs(bytes, declared.encoding),
      encoding: declared.encoding,
      remarks: [`read as ${declared.encoding}, as the page declares`],
    };
  return {
    decoded: decodeWindows1252(bytes),
    encoding: 'windows-1252',
    remarks: ['read as windows-1252: not valid UTF-8'],
  };
}

/**
 * Makes canonical text of a file's bytes, or says why it is none. `name` is for the messages.
 * Never guesses stateful encodings (UTF-7, ISO-2022): they let the same bytes read as another text.
 */
export function decodeBytes(
  bytes: Uint8Array,
  mediaType: MediaType,
  name: string,
): Result<Decoded> {
  if (bytes.length === 0) return refused('empty', `“${name}” is empty.`);
  if (bytes.length > SIZE_LIMIT) return tooLarge(name, bytes.length, SIZE_LIMIT);
  const marked = markedEncoding(bytes);
  const binary = marked === null || marked === 'utf-8' ? looksBinary(bytes) : null;
  if (binary !== null)
    return refused('binary', `“${name}” is not a text file (it looks like ${binary}).`);
  const { decoded, encoding, remarks } = readAs(bytes, mediaType);
  const text = canonicalise(decoded);
  if (!/\S/.test(text)) return refused('empty', `“${name}” holds nothing but white space.`);
  return done({ text, encoding, remarks });
}
