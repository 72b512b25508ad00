import { scanJson } from '#core/interchange';

export type Parsed<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: string };

const no = (reason: string): Parsed<never> => ({ ok: false, reason });

/** Deeper than any value a change may hold, or a document's record. */
const DEEPEST = 32;

/** What git puts around two versions that it could not merge. */
const GIT_MARK = /^(?:<{7} |>{7} |={7}$|\|{7} )/m;
const UNFINISHED_MERGE =
  'it is marked by git as a merge that is not finished; the lines of both sides belong into it, without the marks';

/** One for all: making one costs more than decoding a line. */
const decoder = new TextDecoder('utf-8', { fatal: true });

/** UTF-8, with a byte order mark or without; the reason ends a sentence that names what was read. */
export function readUtf8(bytes: Uint8Array): Parsed<string> {
  try {
    return { ok: true, value: decoder.decode(bytes) };
  } catch {
    const [first, second] = bytes;
    const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
    return no(isUtf16 ? 'it is UTF-16, and only UTF-8 is read' : 'it is not UTF-8');
  }
}

/** JSON from elsewhere: no key twice or reserved, nothing nested beyond what any file of ours has. */
export function readJson(bytes: Uint8Array): Parsed<unknown> {
  const text = readUtf8(bytes);
  if (!text.ok) return text;
  const fault = scanJson(text.value, DEEPEST);
  if (fault !== null) return no(fault);
  try {
    return { ok: true, value: JSON.parse(text.value) as unknown };
  } catch {
    return no(GIT_MARK.test(text.value) ? UNFINISHED_MERGE : 'it is not JSON');
  }
}
