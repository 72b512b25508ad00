import { hexOf, type TagId } from '#core/model';
import { forestOf } from './codebook/tree.ts';
import type { ExportTag } from './export-project.ts';
import { edge, literal, tagIri, type Member } from './write-nodes.ts';

const said = (text: string | undefined): string | undefined =>
  text === undefined || text === '' ? undefined : literal(text);

/** What no vocabulary has a term for, as schema.org holds such properties. */
const property = (name: string, value: string | undefined): readonly Member[] =>
  value === undefined || value === ''
    ? []
    : [{ type: 'schema:PropertyValue', 'schema:name': name, 'schema:value': literal(value) }];

const reference = (iri: string): Member => ({ id: iri });

/** What is said of a tag itself, wherever it stands in the codebook. */
function conceptNode(tag: ExportTag): Member {
  const { id, iri, label, kind, key, colour, line, inverse, isRetired = false } = tag;
  return {
    id: tagIri(tag),
    type: 'skos:Concept',
    'skos:prefLabel': literal(label),
    'dcterms:type': kind,
    ...edge('dcterms:identifier', iri === undefined ? undefined : id),
    ...edge('skos:definition', said(tag.definition)),
    ...edge('skos:scopeNote', said(tag.whenToUse)),
    ...edge('skos:example', said(tag.example)),
    ...edge('skos:notation', said(key)),
    ...edge('schema:color', colour === undefined ? undefined : hexOf(colour)),
    ...edge('schema:additionalProperty', [
      ...property('line', line),
      ...property('inverse', inverse),
    ]),
    ...edge('owl:deprecated', isRetired ? true : undefined),
  };
}

/**
 * The codebook as a SKOS concept scheme: what the annotations' classes mean, used or not. The top
 * concepts stand in it as such, those below another as parts, each in the order given; a key is a
 * notation, a retired tag is deprecated.
 */
export function codebookNode(scheme: string, tags: readonly ExportTag[]): Member | undefined {
  if (tags.length === 0) return undefined;
  const forest = forestOf(tags.map((tag) => ({ ...tag, parent: tag.parent ?? null })));
  const iris = new Map<TagId, string>(tags.map((tag) => [tag.id, tagIri(tag)]));
  const referTo = (id: TagId): Member => reference(iris.get(id) ?? '');
  const isTop = ({ id }: ExportTag): boolean => forest.parentOf(id) === null;
  const nodeOf = (tag: ExportTag): Member => {
    const parent = forest.parentOf(tag.id);
    return {
      ...conceptNode(tag),
      'skos:inScheme': reference(scheme),
      ...(parent === null
        ? { 'skos:topConceptOf': reference(scheme) }
        : { 'skos:broader': referTo(parent) }),
      ...edge(
        'skos:narrower',
        forest.childrenOf(tag.id).map(({ id }) => referTo(id)),
      ),
    };
  };
  return {
    id: scheme,
    type: 'skos:ConceptScheme',
    'skos:hasTopConcept': tags.filter(isTop).map(nodeOf),
    ...edge('dcterms:hasPart', tags.filter((tag) => !isTop(tag)).map(nodeOf)),
  };
}
