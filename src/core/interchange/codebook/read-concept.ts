import {
  isUuid,
  nearestColour,
  uuidFromName,
  type TagId,
  type TagKind,
  type TagLine,
} from '#core/model';
import { idOf, isNode, listOf, nodesOf, textOf, textsOf, type Node } from '../json-access.ts';
import { kindOfLabel } from '../label-kinds.ts';
import { uuidOfIri } from '../vocabulary.ts';
import { shown, type StatedEntry } from './shapes.ts';
import { withinLimits } from './within-limits.ts';

/** A SKOS concept as one node states it; how concepts stand to one another is told by identifiers. */
export interface StatedConcept {
  /** Its identifier in the file; null for a node without one. */
  readonly iri: string | null;
  /** With no parent yet. */
  readonly entry: StatedEntry;
  readonly broader: readonly string[];
  readonly narrower: readonly string[];
}

const KINDS: readonly string[] = [
  'claim',
  'statistic',
  'actor',
  'date',
  'plain',
  'relation',
] satisfies readonly TagKind[];
const LINES: readonly string[] = [
  'none',
  'solid',
  'dotted',
  'dashed',
  'double',
  'wavy',
] satisfies readonly TagLine[];

const languageOf = (item: unknown): string =>
  isNode(item) && typeof item['@language'] === 'string' ? item['@language'].toLowerCase() : '';

/** Without a language, then English, then whatever comes first. */
function rankOf(item: unknown): number {
  const language = languageOf(item);
  if (language === '') return 0;
  return language === 'en' ? 1 : language.startsWith('en-') ? 2 : 3;
}

/** The literal in the language that is read: one of several languages of one thing. */
function literalOf(value: unknown): string | null {
  const [best] = listOf(value)
    .map((item) => ({ item, rank: rankOf(item) }))
    .sort((a, b) => a.rank - b.rank);
  return best === undefined ? null : textOf(best.item);
}

/** All literals of the language that is read, as one text: a concept may have several examples. */
function literalsOf(value: unknown): string | null {
  const items = listOf(value);
  const best = Math.min(...items.map(rankOf));
  const texts = textsOf(items.filter((item) => rankOf(item) === best));
  return texts.length === 0 ? null : texts.join('\n\n');
}

/** A value of schema:additionalProperty by its name. */
function propertyOf(node: Node, name: string): string | null {
  const found = nodesOf(node['schema:additionalProperty']).find(
    (each) => textOf(each['schema:name']) === name,
  );
  return textOf(found?.['schema:value']);
}

/** A key of one character; other notations are class numbers and the like. */
function keyOf(node: Node): string | null {
  const notation = textOf(node['skos:notation']);
  return notation !== null && [...notation].length === 1 && notation.length <= 2 ? notation : null;
}

function kindOf(node: Node): TagKind | null {
  const kind = textOf(node['dcterms:type']);
  return kind !== null && KINDS.includes(kind) ? (kind as TagKind) : null;
}

function deprecatedBy(node: Node): boolean | null {
  const [stated] = listOf(node['owl:deprecated']);
  const value = isNode(stated) ? stated['@value'] : stated;
  if (value === true || value === 'true') return true;
  return value === false || value === 'false' ? false : null;
}

/** The UUID of a concept: that of its IRI, or one that its IRI always leads to. */
export const tagIdOfIri = (iri: string): TagId =>
  (uuidOfIri(iri) ?? uuidFromName(`tag ${iri}`)) as TagId;

const iris = (value: unknown): readonly string[] =>
  listOf(value).flatMap((item) => idOf(item) ?? []);

/**
 * Reads a concept in SKOS's own terms and those that this program's files add to them.
 *
 * @param node keys are CURIEs: `skos:prefLabel`
 * @returns null without a label, which is told
 */
export function readConcept(node: Node, remarks: string[]): StatedConcept | null {
  const iri = textOf(node['id'] ?? node['@id']);
  const stated = literalOf(node['skos:prefLabel'] ?? node['rdfs:label'] ?? node['label']);
  if (stated === null || stated.trim() === '') {
    remarks.push(`A concept without a label was not read${iri === null ? '' : `: ${shown(iri)}`}.`);
    return null;
  }
  const label = withinLimits('label', stated, stated, remarks);
  const text = (
    field: 'definition' | 'whenToUse' | 'example' | 'inverse',
    value: string | null,
  ): string | null => (value === null ? null : withinLimits(field, value, label, remarks));
  const identifier = textOf(node['dcterms:identifier']);
  const line = propertyOf(node, 'line');
  const colour = textOf(node['schema:color']);
  return {
    iri,
    entry: {
      id: isUuid(identifier)
        ? (identifier as TagId)
        : tagIdOfIri(iri ?? label.trim().toLowerCase()),
      label,
      kind: kindOf(node) ?? kindOfLabel(label),
      isKindStated: kindOf(node) !== null,
      parent: null,
      definition: text('definition', literalsOf(node['skos:definition'])),
      whenToUse: text('whenToUse', literalsOf(node['skos:scopeNote'])),
      example: text('example', literalsOf(node['skos:example'])),
      inverse: text('inverse', propertyOf(node, 'inverse')),
      colour: colour === null ? null : nearestColour(colour.trim()),
      line: line !== null && LINES.includes(line) ? (line as TagLine) : null,
      key: keyOf(node),
      isRetired: deprecatedBy(node),
    },
    broader: iris(node['skos:broader']),
    narrower: iris(node['skos:narrower']),
  };
}
