import type { DocumentBody } from '#core/text';

/**
 * What a text says, in short: enough to tell how much of it another says too. Small, so that those of
 * ten thousand texts are kept and compared at once.
 */
export interface TextSignature {
  /** How many different runs of words there are. */
  readonly count: number;
  /** The least of their hashes, ascending, each once. */
  readonly least: Uint32Array;
}

/** Words that stand together, and hashes that are kept: an estimate is then within some 3 %. */
const RUN = 4;
const KEPT = 256;

const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;

/** Scripts without spaces between words count character by character. */
const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]|[\p{L}\p{N}\p{M}]+/gu;

/** FNV-1a over UTF-16 units. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return hash;
}

/** The last steps of MurmurHash3, so that the least hashes are any hashes. */
function mixed(hash: number): number {
  let mixing = hash;
  mixing = Math.imul(mixing ^ (mixing >>> 16), 0x85ebca6b);
  mixing = Math.imul(mixing ^ (mixing >>> 13), 0xc2b2ae35);
  return (mixing ^ (mixing >>> 16)) >>> 0;
}

/** What is read of a text; all of it where nothing else is left. */
function* readParts({ text, blocks }: Pick<DocumentBody, 'text' | 'blocks'>): Generator<string> {
  const read = blocks.filter(({ boilerplate }) => boilerplate !== true);
  if (read.length === 0) yield text;
  else for (const { start, end } of read) yield text.slice(start, end);
}

/**
 * The signature of a text: by its words alone, whatever their letter case, punctuation and spaces are
 * and whatever stands around them as boilerplate (Broder's shingles, bottom-k sketch, 1997).
 */
export function signatureOf(body: Pick<DocumentBody, 'text' | 'blocks'>): TextSignature {
  const runs = new Set<number>();
  const last: number[] = [];
  for (const part of readParts(body))
    for (const [word] of part
      .replace(INVISIBLE, '')
      .normalize('NFKC')
      .toLowerCase()
      .matchAll(WORD)) {
      last.push(hashOf(word));
      if (last.length < RUN) continue;
      runs.add(mixed(last.reduce((run, each) => Math.imul(run, 0x01000193) ^ each, 0)));
      last.shift();
    }
  return { count: runs.size, least: Uint32Array.from(runs).sort().slice(0, KEPT) };
}

/** How much of two texts is the same, each as a part of one, 0 to 1. */
export interface Likeness {
  /** Of everything that either says. */
  readonly resemblance: number;
  /** Of the shorter. */
  readonly containment: number;
}

/** An estimate by the signatures; exact where both texts are short. */
export function likenessOf(a: TextSignature, b: TextSignature): Likeness {
  const most = Math.max(1, Math.min(KEPT, a.count + b.count));
  let [inA, inB, seen, shared] = [0, 0, 0, 0];
  while (seen < most && (inA < a.least.length || inB < b.least.length)) {
    const one = a.least[inA] ?? Infinity;
    const other = b.least[inB] ?? Infinity;
    if (one === other) shared++;
    if (one <= other) inA++;
    if (other <= one) inB++;
    seen++;
  }
  const resemblance = seen === 0 ? 0 : shared / seen;
  const common = (resemblance * (a.count + b.count)) / (1 + resemblance);
  const least = Math.min(a.count, b.count);
  return { resemblance, containment: least === 0 ? 0 : Math.min(1, common / least) };
}
