import {
  decimalOf,
  isEdtf,
  isStatistic,
  type Comparator,
  type DateValue,
  type StatisticValue,
} from '#core/values';
import { certainties, isWellFormed, type Certainty, type EntityKind } from '#core/model';
import type { ImportedEntity, ImportedValue } from './imported.ts';
import { idOf, listOf, nodesOf, textOf, textsOf, type Node } from './json-access.ts';
import { ENTITY_TYPES } from './vocabulary.ts';

/** Values out of nodes: those of our own files, and what other programs say in the same terms. */

const ends = (iri: string, name: string): boolean => new RegExp(`[:/#]${name}$`).test(iri);

const hasType = (node: Node, name: string): boolean =>
  textsOf(node['type'] ?? node['@type']).some((type) => type === name || ends(type, name));

function properties(node: Node): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const each of nodesOf(node['schema:additionalProperty'])) {
    const name = textOf(each['schema:propertyID']);
    const value = textOf(each['schema:value']);
    if (name !== null && value !== null) found.set(name, value);
  }
  return found;
}

function readDate(node: Node): DateValue | null {
  const edtf = textOf(node['dcterms:date']);
  const relativeTo = textOf(node['schema:isBasedOn']);
  if (edtf === null || !isEdtf(edtf)) return null;
  const isBased = relativeTo !== null && isEdtf(relativeTo);
  return { kind: 'date', edtf, ...(isBased && { relativeTo }) };
}

const DECIMAL = /^[+-]?\d+(?:\.\d+)?$/;

/** A decimal as text: numbers of JSON come as their shortest form, "+01.50" as "1.50". */
function decimalIn(value: unknown): string | null {
  const [first] = listOf(value);
  const text = typeof first === 'number' ? String(first) : textOf(value);
  return text === null || !DECIMAL.test(text) ? null : decimalOf(text.replace('+', ''));
}

function comparatorOf(stated: string | undefined, least: boolean, greatest: boolean): Comparator {
  const known: readonly string[] = ['=', '≈', '<', '≤', '>', '≥'];
  if (stated !== undefined && known.includes(stated)) return stated as Comparator;
  if (least === greatest) return '=';
  return greatest ? '≤' : '≥';
}

function readStatistic(node: Node): StatisticValue | null {
  const one = decimalIn(node['schema:value']);
  const least = one ?? decimalIn(node['schema:minValue']);
  const greatest = one ?? decimalIn(node['schema:maxValue']);
  const min = least ?? greatest;
  const max = greatest ?? least;
  if (min === null || max === null) return null;
  const more = properties(node);
  const unit = textOf(node['schema:unitText']) ?? undefined;
  const counted = more.get('counted');
  const of = more.get('of');
  const value: StatisticValue = {
    kind: 'statistic',
    comparator: comparatorOf(more.get('comparator'), least !== null, greatest !== null),
    min,
    max,
    ...(unit !== undefined && { unit }),
    ...(counted !== undefined && { counted }),
    ...(of !== undefined && { of }),
  };
  return isStatistic(value) ? value : null;
}

function readClaim(node: Node): ImportedValue | null {
  const saidBy = idOf(node['schema:author']);
  const source = textOf(node['schema:citation']);
  const stated = properties(node).get('certainty');
  const certainty = certainties.find((word): word is Certainty => word === stated);
  const isSourced = source !== null && source !== '' && source.length <= 10_000;
  if (saidBy === null && !isSourced && certainty === undefined) return null;
  return {
    kind: 'claim',
    ...(saidBy !== null && { saidBy }),
    ...(certainty !== undefined && { certainty }),
    ...(isSourced && { source }),
  };
}

function kindOf(node: Node): EntityKind | null {
  for (const kind of Object.keys(ENTITY_TYPES) as EntityKind[])
    if (hasType(node, ENTITY_TYPES[kind].replace(/^schema:/, ''))) return kind;
  return null;
}

const MOST_TEXTS = 200;

const short = (texts: readonly string[], longest: number): readonly string[] =>
  texts
    .filter((text) => text !== '' && text.length <= longest && isWellFormed(text))
    .slice(0, MOST_TEXTS);

/** An entity that a node describes; null for a node of another type, or without a name. */
export function readEntityNode(node: Node): ImportedEntity | null {
  const iri = idOf(node);
  const kind = kindOf(node);
  const [name] = short(
    ['schema:name', 'name', 'skos:prefLabel', 'label'].flatMap((key) => textsOf(node[key])),
    500,
  );
  if (iri === null || kind === null || name === undefined) return null;
  const [note] = short(textsOf(node['schema:description']), 100_000);
  return {
    iri,
    name,
    kind,
    aliases: short(textsOf(node['skos:altLabel']), 500),
    sameAs: short(
      listOf(node['schema:sameAs']).flatMap((each) => idOf(each) ?? []),
      2_048,
    ),
    note: note ?? '',
  };
}

/** What a node says a passage stands for; null for what is not understood, which is kept as it came. */
export function readValueNode(node: Node): ImportedValue | null {
  if (hasType(node, 'PeriodOfTime')) return readDate(node);
  if (hasType(node, 'QuantitativeValue')) return readStatistic(node);
  if (hasType(node, 'Claim')) return readClaim(node);
  const entity = readEntityNode(node);
  return entity === null ? null : { kind: 'actor', entity: entity.iri };
}
