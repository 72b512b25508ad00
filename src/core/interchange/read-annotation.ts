import { isWellFormed, MAX_NOTE, uuidFromName, type AnnotationId } from '#core/model';
import type { JsonLdNode, JsonLdValue, NoteFormat } from './export-project.ts';
import { fromCatma, fromHypothesis, isHypothesisRow, sourceOf, targetsOf } from './foreign.ts';
import type { ImportedAnnotation, ImportedTag } from './imported.ts';
import { idOf, isNode, isOfType, listOf, nodesOf, textOf, type Node } from './json-access.ts';
import { fault, read, readSelectors, type Read } from './read-selectors.ts';
import { readBodyTags } from './read-tags.ts';
import { readValueNode } from './read-value.ts';
import { uuidOfIri } from './vocabulary.ts';

const LONGEST_ORIGIN = 2048;
const LONGEST_LABEL = 200;

const MOMENT = /^(\d{4})-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)$/;

/** A moment that states its zone, in UTC. Without a zone nobody knows which moment is meant. */
function readMoment(value: unknown): string | null {
  const text = textOf(value);
  if (text === null || !MOMENT.test(text)) return null;
  const time = Date.parse(text.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}

/** Control and directional characters would let an identifier rewrite the sentence it stands in. */
const plain = (text: string): string =>
  text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '').slice(0, 80);

export function nameOf(place: number, node: unknown): string {
  const id = isNode(node) ? textOf(node['id'] ?? node['@id']) : null;
  return id === null ? `annotation ${place + 1}` : `annotation ${place + 1} (${plain(id)})`;
}

interface Note {
  readonly text: string;
  readonly format: NoteFormat;
}

/** Bodies that are nobody's tag, concept or value are what someone wrote about the passage. */
export function readNote(node: Node, bodies: readonly Node[]): Read<Note> {
  const written = bodies.filter(
    (body) =>
      !['tagging', 'classifying', 'identifying', 'linking'].includes(
        textOf(body['purpose']) ?? '',
      ) && 'value' in body,
  );
  if (written.some((body) => typeof body['value'] !== 'string'))
    return fault('its note is not text');
  const texts = [...written.map((body) => String(body['value'])), ...listOf(node['bodyValue'])];
  if (!texts.every((each) => typeof each === 'string')) return fault('its note is not text');
  const text = texts.filter((each) => each !== '').join('\n\n');
  if (text.length > MAX_NOTE) return fault(`its note is longer than ${MAX_NOTE} characters`);
  if (!isWellFormed(text)) return fault('its note holds half a character');
  const isMarkdown = written.some((body) => textOf(body['format']) === 'text/markdown');
  return read({ text, format: isMarkdown ? 'text/markdown' : 'text/plain' });
}

function readCreator(value: unknown): ImportedAnnotation['creator'] {
  const [first] = listOf(value);
  if (typeof first === 'string')
    return { iri: first.slice(0, LONGEST_ORIGIN), name: first.slice(0, LONGEST_LABEL) };
  if (!isNode(first)) return null;
  const iri = idOf(first);
  const name = textOf(first['name']) ?? textOf(first['nickname']) ?? iri;
  if (name === null || !isWellFormed(name)) return null;
  return { iri: iri?.slice(0, LONGEST_ORIGIN) ?? null, name: name.slice(0, LONGEST_LABEL) };
}

/** What the annotation stands for: understood, or as it came. */
function readStated(bodies: readonly Node[]): Pick<ImportedAnnotation, 'value' | 'node'> {
  const node = readNode(bodies);
  const value = node === null ? null : readValueNode(node);
  return value === null ? { value, node } : { value, node: null };
}

function readNode(bodies: readonly Node[]): JsonLdNode | null {
  const body = bodies.find((each) => textOf(each['purpose']) === 'identifying');
  const source = nodesOf(body?.['source'])[0];
  const id = source?.['id'];
  // What JSON.parse made is JSON; read-value.ts decodes what it knows of it.
  return source !== undefined && typeof id === 'string'
    ? { ...(source as Readonly<Record<string, JsonLdValue>>), id }
    : null;
}

/**
 * Its own UUID for the first passage and tag of an annotation; for all else one derived from what
 * names it, so that the same file gives the same ones.
 */
function identify(node: Node, part: number): Pick<ImportedAnnotation, 'id' | 'origin'> {
  const iri = textOf(node['id'] ?? node['@id'])?.slice(0, LONGEST_ORIGIN) ?? null;
  const uuid = iri === null ? null : uuidOfIri(iri);
  const origin = uuid === null && iri !== null && isWellFormed(iri) ? iri : null;
  if (uuid !== null && part === 0) return { id: uuid as AnnotationId, origin };
  const name = iri ?? JSON.stringify([node['target'], node['body'], node['created']]);
  return { id: uuidFromName(`annotation ${part} ${name}`) as AnnotationId, origin };
}

/**
 * Reads one annotation: W3C's own, a Hypothesis row, or CATMA's. Each of its passages with each of
 * its tags is one of ours; the note goes with the first.
 *
 * @returns a fault as a sentence's end, where any part of it cannot be read.
 */
export function readAnnotation(
  value: unknown,
  place: number,
  codebook: ReadonlyMap<string, ImportedTag>,
): Read<readonly ImportedAnnotation[]> {
  if (!isNode(value)) return fault('it is not an object');
  const node = isHypothesisRow(value) ? fromHypothesis(value) : fromCatma(value);
  if (!isOfType(node, 'Annotation')) return fault('its type is not Annotation');

  const bodies = nodesOf(node['body']);
  const tags = readBodyTags(bodies, codebook);
  if (tags.some(({ label }) => !isWellFormed(label)))
    return fault('its tag holds half a character');
  if (tags.some(({ label }) => label.length > LONGEST_LABEL))
    return fault(`its tag is longer than ${LONGEST_LABEL} characters`);
  const note = readNote(node, bodies);
  if (!note.ok) return note;

  const creator = readCreator(node['creator']);
  const created = readMoment(node['created']);
  const modified = readMoment(node['modified']) ?? created;
  const targets = targetsOf(node);
  if (targets.length === 0) return fault('it has no target');

  const annotations: ImportedAnnotation[] = [];
  for (const target of targets) {
    const selectors = readSelectors(isNode(target) ? target['selector'] : undefined);
    if (!selectors.ok) return selectors;
    for (const tag of tags.length === 0 ? [null] : tags) {
      const isFirst = annotations.length === 0;
      annotations.push({
        ...identify(node, annotations.length),
        name: nameOf(place, node),
        document: sourceOf(target).key,
        tag,
        selectors: selectors.value,
        note: isFirst ? note.value.text : '',
        noteFormat: note.value.format,
        creator,
        created,
        modified,
        ...(isFirst ? readStated(bodies) : { value: null, node: null }),
      });
    }
  }
  return read(annotations);
}
