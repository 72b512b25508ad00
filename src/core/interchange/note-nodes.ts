import { uuidFromName } from '#core/model';
import type { ExportDocument, ExportNote } from './export-project.ts';
import { fromHypothesis, isHypothesisRow, sourceOf, targetsOf } from './foreign.ts';
import type { ImportedNote, ImportedTag } from './imported.ts';
import { isNode, isOfType, listOf, nodesOf } from './json-access.ts';
import { nameOf, readNote } from './read-annotation.ts';
import { fault, read, type Read } from './read-selectors.ts';
import { readBodyTags } from './read-tags.ts';
import { recordIri } from './vocabulary.ts';
import { creatorNode, moment } from './write-annotation.ts';
import { literal, sourceNode, type Member } from './write-nodes.ts';

/**
 * A note on a whole document, or on the project, as an annotation (W3C Web Annotation, motivation
 * "commenting") whose target is the document itself, or the collection, without a selector. That is
 * how other programs write their notes on pages, too.
 */

/** @param document the one it is on; undefined for the project's. */
export function noteNode(
  note: ExportNote,
  project: string,
  document: ExportDocument | undefined,
): Member {
  const name = `note of ${document?.id ?? 'all'} in ${project}`;
  return {
    id: recordIri(uuidFromName(name)),
    type: 'Annotation',
    motivation: 'commenting',
    creator: creatorNode(note.creator),
    created: moment(note.created),
    modified: moment(note.modified),
    body: [
      {
        type: 'TextualBody',
        purpose: 'commenting',
        format: 'text/markdown',
        value: literal(note.text),
      },
    ],
    target: document === undefined ? { id: recordIri(project) } : sourceNode(document),
  };
}

/** Whether a target is a document as a whole: named, and without anything that picks a part of it. */
const isWhole = (target: unknown): boolean =>
  (typeof target === 'string' && !target.includes('#')) ||
  (isNode(target) && target['selector'] === undefined && target['items'] === undefined);

/** An answer in a conversation is about another annotation, whatever page it names. */
const isReply = (item: unknown): boolean =>
  isNode(item) &&
  (listOf(item['references']).length > 0 || listOf(item['motivation']).includes('replying'));

/** What is written, and below it the tags, for which a note has no place of their own. */
const withTags = (text: string, tags: readonly ImportedTag[]): string =>
  tags.length === 0 ? text : `${text}\n\nTags: ${tags.map(({ label }) => label).join(', ')}`;

/**
 * Reads an annotation that is about documents as wholes, or about the collection it stands in.
 *
 * @param collection identifier of that collection, where it has one
 * @returns null for an annotation of another kind, or one that says nothing
 */
export function readWholeNote(
  value: unknown,
  place: number,
  codebook: ReadonlyMap<string, ImportedTag>,
  collection: string | null,
): Read<readonly ImportedNote[]> | null {
  if (!isNode(value)) return null;
  const node = isHypothesisRow(value) ? fromHypothesis(value) : value;
  const targets = targetsOf(node);
  if (!isOfType(node, 'Annotation') || targets.length === 0 || !targets.every(isWhole)) return null;
  if (isReply(value)) return fault('it answers another annotation, and answers are not read');
  const bodies = nodesOf(node['body']);
  const note = readNote(node, bodies);
  if (!note.ok) return note;
  if (note.value.text === '') return null;
  const text = withTags(note.value.text, readBodyTags(bodies, codebook));
  const name = nameOf(place, node);
  return read(
    targets.map((target): ImportedNote => {
      const { key } = sourceOf(target);
      const isOfAll = collection !== null && key === collection;
      return { name, document: isOfAll ? null : key, text };
    }),
  );
}
