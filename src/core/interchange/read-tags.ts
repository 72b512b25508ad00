import type { TagId } from '#core/model';
import { readConcept, tagIdOfIri } from './codebook/read-concept.ts';
import type { ExportTag } from './export-project.ts';
import { idOf, isOfType, nodesOf, textOf, type Node } from './json-access.ts';
import type { ImportedTag } from './imported.ts';
import { comparable, kindOfLabel } from './label-kinds.ts';
import { tagIri } from './write-nodes.ts';

/** The last part of an IRI or path, where nothing better names it. */
const tailOf = (iri: string): string => iri.split(/[/#:]/).findLast((part) => part !== '') ?? iri;

/** The codebook of a file of ours: the concepts of its concept scheme, by IRI. */
export function readCodebook(collection: Node): ReadonlyMap<string, ImportedTag> {
  const scheme = nodesOf(collection['conformsTo']).find((each) =>
    isOfType(each, 'skos:ConceptScheme'),
  );
  const tags = new Map<string, ImportedTag>();
  for (const member of ['skos:hasTopConcept', 'dcterms:hasPart'])
    for (const node of nodesOf(scheme?.[member])) {
      const concept = readConcept(node, []);
      if (concept?.iri == null) continue;
      const { iri, entry } = concept;
      const [broader] = concept.broader;
      const parent = broader === undefined ? null : tagIdOfIri(broader);
      const { label, kind } = entry;
      tags.set(iri, { iri, label, kind, entry: { ...entry, parent } });
    }
  return tags;
}

const hasPurpose = (body: Node, purpose: string): boolean => textOf(body['purpose']) === purpose;

/**
 * The tags that an annotation's bodies give it. A concept and a label are one tag where there is one
 * of each, as in our own files; else each is one.
 */
export function readBodyTags(
  bodies: readonly Node[],
  codebook: ReadonlyMap<string, ImportedTag>,
): readonly ImportedTag[] {
  const labels: string[] = [];
  const concepts: ImportedTag[] = [];
  for (const body of bodies) {
    if (hasPurpose(body, 'tagging')) {
      const label = textOf(body['value'])?.trim() ?? '';
      if (label !== '') labels.push(label);
    }
    if (hasPurpose(body, 'classifying') || (hasPurpose(body, 'tagging') && 'source' in body)) {
      const iri = idOf(body['source'] ?? body['id']);
      if (iri === null) continue;
      const source = nodesOf(body['source'])[0];
      const label = textOf(source?.['skos:prefLabel'] ?? source?.['label'] ?? body['value']);
      concepts.push(
        codebook.get(iri) ?? {
          iri,
          label: label ?? '',
          kind: label === null ? null : kindOfLabel(label),
        },
      );
    }
  }
  const [label] = labels;
  const [concept] = concepts;
  if (labels.length === 1 && concepts.length === 1 && label !== undefined && concept !== undefined)
    return [{ iri: concept.iri, label, kind: concept.kind ?? kindOfLabel(label) }];
  return [
    ...labels.map((each) => ({ iri: null, label: each, kind: kindOfLabel(each) })),
    ...concepts.map((each) =>
      each.label === '' ? { ...each, label: tailOf(each.iri ?? '') } : each,
    ),
  ];
}

/**
 * The tag of a project that an imported one means: the one with its concept, else the one with its
 * label. Null where the project has none such: whether to make one is the caller's to decide.
 */
export function matchTag(imported: ImportedTag, tags: readonly ExportTag[]): TagId | null {
  const byIri = tags.find((tag) => imported.iri !== null && tagIri(tag) === imported.iri);
  const label = comparable(imported.label);
  return (byIri ?? tags.find((tag) => comparable(tag.label) === label))?.id ?? null;
}
