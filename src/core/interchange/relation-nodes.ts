import { MAX_NOTE, isWellFormed, uuidFromName, type RelationId } from '#core/model';
import type { ExportRelation } from './export-project.ts';
import type { ImportedRelation } from './imported.ts';
import { idOf, isNode, nodesOf, textOf, type Node } from './json-access.ts';
import { creatorNode, moment } from './write-annotation.ts';
import { documentIri, isAbsoluteIri, recordIri, sha256OfIri, uuidOfIri } from './vocabulary.ts';
import { edge, literal, type Member } from './write-nodes.ts';

/**
 * A link between two annotations, as an annotation itself (W3C Web Annotation, motivation
 * "linking"): its body names the start and the kind of link, its target the end.
 */

const PREFIX = 'urn:x-obelus:relation:';

/** The concept of a kind of link: one of the model's words, or the codebook entry's own. */
function relationTypeIri(type: string): string {
  const iri = /^[a-zA-Z]+$/.test(type) ? `${PREFIX}${type}` : recordIri(type);
  if (!isAbsoluteIri(iri)) throw new TypeError(`"${type}" is no kind of link.`);
  return iri;
}

/** The model's word, or the codebook entry's UUID; null for what is neither. */
function typeOfIri(iri: string): string | null {
  const word = iri.startsWith(PREFIX) ? iri.slice(PREFIX.length) : '';
  return /^[a-zA-Z]+$/.test(word) ? word : uuidOfIri(iri);
}

const end = (id: string, document: string | null): Member => ({
  id: recordIri(id),
  ...edge('dcterms:isPartOf', document === null ? undefined : { id: documentIri(document) }),
});

export function relationNode(relation: ExportRelation): Member {
  const { type, note } = relation;
  return {
    id: recordIri(relation.id),
    type: 'Annotation',
    motivation: 'linking',
    creator: creatorNode(relation.creator),
    created: moment(relation.created),
    modified: moment(relation.modified),
    body: [
      {
        type: 'SpecificResource',
        purpose: 'linking',
        source: end(relation.from, relation.fromDocument),
      },
      {
        type: 'SpecificResource',
        purpose: 'classifying',
        source: {
          id: relationTypeIri(type.id),
          type: 'skos:Concept',
          'skos:prefLabel': literal(type.label),
        },
      },
      ...(note === ''
        ? []
        : [
            {
              type: 'TextualBody',
              purpose: 'commenting',
              format: 'text/plain',
              value: literal(note),
            },
          ]),
    ],
    target: end(relation.to, relation.toDocument),
  };
}

const purposeOf = (body: Node): string => textOf(body['purpose']) ?? '';

const documentOf = (node: unknown): string | null =>
  isNode(node) ? sha256OfIri(idOf(node['dcterms:isPartOf']) ?? '') : null;

/** The link that an annotation is; null for an annotation of a passage. */
export function readRelation(node: Node): ImportedRelation | null {
  if (textOf(node['motivation']) !== 'linking') return null;
  const bodies = nodesOf(node['body']);
  const start = bodies.find((body) => purposeOf(body) === 'linking')?.['source'];
  const concept = bodies.find((body) => purposeOf(body) === 'classifying')?.['source'];
  const target = Array.isArray(node['target']) ? (node['target'][0] as unknown) : node['target'];
  const from = idOf(start);
  const to = idOf(target);
  const iri = idOf(concept);
  if (from === null || to === null || iri === null) return null;
  // A link whose ends are no records is one between web pages: not ours to make.
  if (uuidOfIri(from) === null || uuidOfIri(to) === null) return null;
  const own = uuidOfIri(idOf(node) ?? '');
  const note = bodies
    .filter((body) => purposeOf(body) === 'commenting')
    .flatMap((body) => textOf(body['value']) ?? [])
    .join('\n\n');
  const label = textOf(nodesOf(concept)[0]?.['skos:prefLabel']) ?? '';
  return {
    id: (own ?? uuidFromName(`relation ${from} ${to} ${iri}`)) as RelationId,
    from,
    to,
    fromDocument: documentOf(start),
    toDocument: documentOf(target),
    type: typeOfIri(iri) ?? uuidFromName(`relation type ${iri}`),
    typeLabel: isWellFormed(label) ? label.slice(0, 200) : '',
    note: isWellFormed(note) && note.length <= MAX_NOTE ? note : '',
  };
}
