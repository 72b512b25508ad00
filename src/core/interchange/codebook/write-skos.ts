import { codebookNode } from '../concept-nodes.ts';
import { ANNOTATION_CONTEXT, recordIri } from '../vocabulary.ts';
import { literal } from '../write-nodes.ts';
import type { CodebookToWrite } from './shapes.ts';

/**
 * Writes a codebook as a SKOS concept scheme in JSON-LD, with the context and the node that files of
 * annotations have, so that both say the same of a tag. Everything of an entry is in it, but for a
 * colour that the theme does not have, and halves of surrogate pairs.
 *
 * @throws TypeError without any entry.
 */
export function writeSkos({ id, software, entries }: CodebookToWrite): string {
  const scheme = codebookNode(`${recordIri(id)}#codebook`, entries);
  if (scheme === undefined) throw new TypeError('A codebook without entries cannot be written.');
  const node = {
    '@context': ANNOTATION_CONTEXT,
    ...scheme,
    generator: {
      type: 'Software',
      name: literal(software.name),
      'schema:softwareVersion': literal(software.version),
    },
  };
  return `${JSON.stringify(node, null, 2)}\n`;
}
