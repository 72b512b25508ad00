interface Signature {
  readonly bytes: readonly number[];
  readonly offset?: number;
  readonly looksLike: string;
  /** Letters that a text may begin with too: counts only beside control characters. */
  readonly isReadable?: true;
}

const ascii = (text: string): number[] => [...text].map((c) => c.charCodeAt(0));

const SIGNATURES: readonly Signature[] = [
  { bytes: ascii('%PDF-'), looksLike: 'a PDF' },
  { bytes: [0x50, 0x4b, 0x03, 0x04], looksLike: 'a ZIP archive or an office document' },
  { bytes: [0x50, 0x4b, 0x05, 0x06], looksLike: 'an empty ZIP archive' },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], looksLike: 'an old office document' },
  { bytes: ascii('{\\rtf'), looksLike: 'an RTF document' },
  { bytes: [0x89, 0x50, 0x4e, 0x47], looksLike: 'a PNG image' },
  { bytes: [0xff, 0xd8, 0xff], looksLike: 'a JPEG image' },
  { bytes: ascii('GIF8'), looksLike: 'a GIF image', isReadable: true },
  { bytes: ascii('WEBP'), offset: 8, looksLike: 'a WebP image', isReadable: true },
  { bytes: [0x7f, 0x45, 0x4c, 0x46], looksLike: 'a program' },
  { bytes: ascii('MZ'), looksLike: 'a program', isReadable: true },
  { bytes: [0xcf, 0xfa, 0xed, 0xfe], looksLike: 'a program' },
  { bytes: [0x1f, 0x8b], looksLike: 'a compressed file' },
  { bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a], looksLike: 'a compressed file' },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], looksLike: 'a 7-Zip archive' },
  { bytes: [0x52, 0x61, 0x72, 0x21, 0x1a], looksLike: 'a RAR archive' },
  { bytes: ascii('SQLite format 3\0'), looksLike: 'a database' },
  { bytes: ascii('ftyp'), offset: 4, looksLike: 'a video', isReadable: true },
  { bytes: ascii('ID3'), looksLike: 'a sound file', isReadable: true },
  { bytes: ascii('OggS'), looksLike: 'a sound file', isReadable: true },
];

const SAMPLE = 64 * 1024;

function shareOfControls(bytes: Uint8Array): { readonly nul: number; readonly control: number } {
  const sample = bytes.subarray(0, SAMPLE);
  let nul = 0;
  let control = 0;
  for (const byte of sample) {
    if (byte === 0) nul++;
    if (byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d) && byte !== 0x1b) control++;
  }
  return { nul: nul / sample.length, control: control / sample.length };
}

const matches = (bytes: Uint8Array, { bytes: mark, offset = 0 }: Signature): boolean =>
  mark.every((byte, index) => bytes[offset + index] === byte);

/**
 * What bytes look like when they are no text: "a PDF", "a program"; null for what may be text.
 * A few control characters do not make a file binary; one in a hundred being NUL does.
 */
export function looksBinary(bytes: Uint8Array): string | null {
  const { nul, control } = shareOfControls(bytes);
  const isFullOfControls = nul > 0.01 || control > 0.1;
  const known = SIGNATURES.find(
    (signature) => matches(bytes, signature) && (!signature.isReadable || control > 0.01),
  );
  if (known) return known.looksLike;
  if (!isFullOfControls) return null;
  return nul > 0.2 && nul < 0.6 ? 'UTF-16 without its mark, or data' : 'data';
}
