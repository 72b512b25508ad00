import { readQdc } from './read-qdc.ts';
import { readSkos } from './read-skos.ts';
import type { CodebookOutcome } from './shapes.ts';

/**
 * Reads a codebook of either format, told apart by how it begins: XML is REFI-QDA, JSON is SKOS.
 *
 * @param text the file, decoded; a byte order mark at its start is passed over
 */
export function readCodebookFile(text: string): CodebookOutcome {
  const plain = text.startsWith('\ufeff') ? text.slice(1) : text;
  const [first] = /[^\s\0]/.exec(plain.slice(0, 1_000)) ?? [];
  if (first === '<') return readQdc(plain);
  if (first === '{' || first === '[') return readSkos(plain);
  return {
    ok: false,
    code: 'unsupported-type',
    message: 'The file is neither a REFI-QDA codebook (.qdc) nor SKOS in JSON-LD.',
  };
}
